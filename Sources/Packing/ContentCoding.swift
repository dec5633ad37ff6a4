/// The ways in which a body can be made smaller on its way (RFC 9110, 8.4.1), the better ones first.
public enum ContentCoding: String, Sendable, CaseIterable {
  /// RFC 8878.
  case zstd
  /// RFC 7932.
  case br
  /// RFC 1952.
  case gzip

  /// Codes a whole body.
  public func encode(_ body: [UInt8]) throws(PackingError) -> [UInt8] {
    let encoder = try ContentEncoder(self)
    return try encoder.encode(body) + (encoder.finish() ?? [])
  }
}

/// What can go wrong in the libraries that pack.
public enum PackingError: Error, Sendable, CustomStringConvertible {
  /// There is not enough memory.
  case noMemory
  /// A library that is loaded when it is first needed is not there.
  case isMissing(package: String)
  /// A library refused something, in its own words.
  case failed(library: String, reason: String)

  public var description: String {
    switch self {
    case .noMemory: "there is not enough memory to pack the data"
    case .isMissing(let package):
      "the package \(package) is not installed; installing it would be right"
    case .failed(let library, let reason): "\(library) failed: \(reason)"
    }
  }
}
