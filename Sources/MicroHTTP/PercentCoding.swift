/// The decoding of percent-encoded text in a request target (RFC 3986, section 2.1).
enum PercentCoding {
  /// Decodes one path segment, or one side of a query item.
  ///
  /// - Parameters:
  ///   - bytes: ASCII without spaces and control characters, as ``RequestTarget`` has checked.
  ///   - plusIsSpace: whether `+` means a space, as it does in a query written by a form.
  /// - Throws: ``RequestFault/badTarget(_:)`` for a broken escape, for bytes that are not UTF-8,
  ///   and for control characters (C0, DEL and C1), which no name in this world holds, but which
  ///   end strings, break log lines and split fields.
  static func decode(
    _ bytes: ArraySlice<UInt8>, plusIsSpace: Bool
  ) throws(RequestFault) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "%"):
        guard bytes.endIndex - index > 2, let high = digit(bytes[index + 1]),
          let low = digit(bytes[index + 2])
        else { throw .badTarget("A percent sign is not followed by two hexadecimal digits.") }
        decoded.append(high << 4 | low)
        index += 3
      case UInt8(ascii: "+") where plusIsSpace:
        decoded.append(UInt8(ascii: " "))
        index += 1
      case let byte:
        decoded.append(byte)
        index += 1
      }
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw .badTarget("The escapes of the request target are not UTF-8.")
    }
    for scalar in text.unicodeScalars where scalar.properties.generalCategory == .control {
      throw .badTarget("The request target holds an escaped control character.")
    }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
