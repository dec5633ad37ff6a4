import Glibc
import HTTPTypes

extension Response {
  /// The whole answer as it goes over the wire, with the end of the connection: for a client to whom the library
  /// does not answer any more.
  ///
  /// - Parameter isHead: whether HEAD is answered.
  func wire(isHead: Bool = false) -> [UInt8] {
    guard case .bytes(let body) = body else { return [] }
    var lines = [
      "HTTP/1.1 \(status.code) \(status.reasonPhrase)", "Date: \(HTTPTime.text(time(nil)))",
    ]
    lines += fields.map { "\($0.name.rawName): \($0.value)" }
    lines += ["Connection: close", "Content-Length: \(body.count)", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + (isHead ? [] : body)
  }
}
