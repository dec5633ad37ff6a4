import HTTPTypes

/// What the fields say of where the body ends. Two servers that read it differently would read two
/// requests (RFC 9112, sections 6.1 to 6.3).
struct Framing {
  private var lengths: Set<String> = []
  private var codings: [[UInt8]] = []

  /// The length of the body as announced; nil where no field does, or not in digits.
  var announced: UInt64? {
    // More digits than a number holds are still a number.
    lengths.first.flatMap { Self.isNumber($0) ? UInt64($0) ?? .max : nil }
  }

  /// - Parameter value: its bytes, with whatever stands behind it.
  mutating func take(_ name: HTTPField.Name, _ value: [UInt8]) {
    if name == .contentLength { lengths.insert(String(decoding: value, as: UTF8.self)) }
    if name == .transferEncoding { codings.append(value) }
  }

  func fault(isVersion1_0: Bool) -> RequestFault? {
    if lengths.count > 1 {
      return .badRequest("The request has two different Content-Length fields.")
    }
    if let length = lengths.first, !Self.isNumber(length) {
      return .badRequest("Content-Length is no number; digits alone would be right.")
    }
    guard let coding = codings.first else { return nil }
    if isVersion1_0 { return .badRequest("HTTP/1.0 has no Transfer-Encoding.") }
    if !lengths.isEmpty {
      return .badRequest(
        "The request has both Content-Length and Transfer-Encoding; one would be right.")
    }
    if codings.count > 1 { return .badRequest("The request has two Transfer-Encoding fields.") }
    // In ASCII only: Unicode knows other signs that are a k in small letters.
    return coding.map { $0 | 0x20 } == Array("chunked".utf8) ? nil : .unknownCoding
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
