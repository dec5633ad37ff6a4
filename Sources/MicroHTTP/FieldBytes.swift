/// What fields may be made of (RFC 9110, 5.1, 5.5 and 5.6.2).
enum FieldBytes {
  static func isToken(_ bytes: UnsafeRawBufferPointer) -> Bool {
    unsafe !bytes.isEmpty && bytes.allSatisfy { isTokenByte[Int($0)] }
  }

  /// Nothing but what can be seen, blanks, tabs, and bytes beyond ASCII.
  static func isValue(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
  }

  /// A host with or without a port (RFC 3986, 3.2.2 and 3.2.3): a name, an IPv4 address, or an IPv6 address in
  /// brackets. Names have no comma, which would join two of them. Empty is one, for a target without an
  /// authority.
  static func isHost(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "[") {
      rest = rest.dropFirst()
      let address = rest.prefix { isAddressByte[Int($0)] }
      rest = rest[address.endIndex...]
      guard address.count > 1, rest.popFirst() == UInt8(ascii: "]") else { return false }
    } else {
      rest = rest.drop { isNameByte[Int($0)] }
      while rest.first == UInt8(ascii: "%") {
        let digits = rest.dropFirst().prefix(2)
        // No control characters.
        guard digits.count == 2, digits.allSatisfy({ isDigitByte[Int($0)] }),
          digits.first.map({ $0 > UInt8(ascii: "1") }) == true
        else { return false }
        rest = rest[digits.endIndex...].drop { isNameByte[Int($0)] }
      }
    }
    guard let separator = rest.popFirst() else { return true }
    return separator == UInt8(ascii: ":")
      && rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static let alphanumeric =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  private static let isTokenByte = table(alphanumeric + "!#$%&'*+-.^_`|~")
  private static let isNameByte = table(alphanumeric + "-._~!$&'()*+;=")
  private static let isDigitByte = table("ABCDEFabcdef0123456789")
  private static let isAddressByte = table("ABCDEFabcdef0123456789:.")

  private static func table(_ text: String) -> [Bool] {
    let all = Set(text.utf8)
    return (UInt8.min...UInt8.max).map(all.contains)
  }
}
