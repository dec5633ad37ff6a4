import HTTPTypes

/// The addresses that proxies say they were asked from: the nearest hop first. A hop that is no address (a
/// name, `unknown`, what cannot be read) is nil; what stands behind it is not to be believed.
enum ForwardedHops {
  /// Of the values of `X-Forwarded-For`: addresses separated by commas, some write ports.
  static func xForwardedFor(_ values: [String]) -> [IPAddress?] {
    values.flatMap { $0.utf8.split(separator: UInt8(ascii: ",")) }
      .map { String(Substring($0)).trimmed }
      .filter { !$0.isEmpty }
      .reversed().map(address)
  }

  /// Of the values of `Forwarded` (RFC 7239). A line that breaks its grammar is one hop that is no address:
  /// an open quote of the client's own must not hide what a proxy wrote behind it.
  static func forwarded(_ values: [String]) -> [IPAddress?] {
    values.reversed().flatMap { value in
      var line = ForwardedLine(value)
      return line.nodes()?.reversed().map { $0.flatMap(address) } ?? [nil]
    }
  }

  /// The address of a node (RFC 7239, 6), whose port is left out: `192.0.2.1:80`, `[2001:db8::1]:80`, and
  /// also `2001:db8::1`.
  static func address(_ node: String) -> IPAddress? {
    if node.hasPrefix("[") {
      let parts = node.dropFirst().split(
        separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].contains(":"),
        parts[1].isEmpty || parts[1].first == ":" && isPort(parts[1].dropFirst())
      else { return nil }
      return IPAddress(String(parts[0]))
    }
    let parts = node.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return IPAddress(node) }
    return isPort(parts[1]) ? IPAddress(String(parts[0])) : nil
  }

  private static func isPort(_ text: Substring) -> Bool {
    (1...5).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

/// One line of `Forwarded` on its way through the grammar of RFC 7239, 4.
private struct ForwardedLine {
  private var rest: ArraySlice<UInt8>

  init(_ line: String) {
    rest = Array(line.utf8)[...]
  }

  /// The value of `for` of each element, nil where it has none; nil if the line breaks the grammar.
  mutating func nodes() -> [String?]? {
    var nodes: [String?] = []
    repeat {
      var pairs: [String: String] = [:]
      repeat {
        skipBlanks()
        guard let name = token()?.lowercased() else { continue }
        guard take("="), let value = value(), pairs.updateValue(value, forKey: name) == nil else {
          return nil
        }
        skipBlanks()
      } while take(";")
      if !pairs.isEmpty { nodes.append(pairs["for"]) }
    } while take(",")
    return rest.isEmpty ? nodes : nil
  }

  private mutating func value() -> String? {
    guard take("\"") else { return token() }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): bytes += rest.popFirst().map { [$0] } ?? []
      default: bytes.append(byte)
      }
    }
    return nil
  }

  /// What no sign of the grammar ends: also the colons and brackets that some forget to quote.
  private mutating func token() -> String? {
    let token = rest.prefix { !",;=\" \t".utf8.contains($0) }
    rest = rest[token.endIndex...]
    return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard let first = rest.first, first == UInt8(ascii: sign) else { return false }
    rest.removeFirst()
    return true
  }
}

extension String {
  /// Without blanks and tabs around it.
  fileprivate var trimmed: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
