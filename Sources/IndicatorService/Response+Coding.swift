import HTTPTypes
import MicroHTTP
import Packing

extension Response {
  /// Puts the body into a coding.
  mutating func code(_ coding: ContentCoding) throws {
    switch body {
    case .bytes(let bytes):
      body = .bytes(try coding.encode(bytes))
    case .stream(let stream):
      body = .stream(try stream.coded(coding))
    }
    fields[.contentEncoding] = coding.rawValue
  }
}

extension BodyStream {
  /// The same body in a coding.
  fileprivate func coded(_ coding: ContentCoding) throws -> BodyStream {
    let encoder = try ContentEncoder(coding)
    return BodyStream {
      if let piece = try next() { return try encoder.encode(piece) }
      return try encoder.finish()
    }
  }
}
