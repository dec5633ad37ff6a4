import Foundation

/// What writes itself as JSON, straight into bytes.
///
/// The bytes are those that Foundation's encoder makes of the same value, at a fraction of its time: it keeps a
/// value, a key and a box for everything before it writes the first byte. Tests compare the two.
protocol JSONWritable {
  func write(to json: inout JSONWriter)
}

/// Compact JSON on its way into bytes.
///
/// ```swift
/// json.object { json in
///   json.write("code", code)  // in the order of the names, which nobody sorts
/// }
/// ```
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  /// An object of the fields that are written within.
  mutating func object(_ fields: (inout JSONWriter) -> Void) {
    bytes.append(Self.objectStart)
    fields(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// A field of an object.
  mutating func write(_ name: String, _ value: some JSONWritable) {
    // No value ends like this, so that it is the first field.
    if bytes.last != Self.objectStart { bytes.append(Self.comma) }
    write(name)
    bytes.append(UInt8(ascii: ":"))
    value.write(to: &self)
  }

  /// The same, unless there is no value.
  mutating func writeIfAny(_ name: String, _ value: (some JSONWritable)?) {
    if let value { write(name, value) }
  }

  mutating func array(_ elements: [some JSONWritable]) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(Self.comma) }
      element.write(to: &self)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// What is JSON already, such as a number.
  mutating func writePlain(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ text: String) {
    bytes.append(Self.quote)
    let utf8 = text.utf8.span
    if Self.hasSpecial(utf8) {
      for index in utf8.indices { writeEscaped(utf8[index]) }
    } else {
      unsafe utf8.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }
    bytes.append(Self.quote)
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case Self.quote, Self.backslash: bytes += [Self.backslash, byte]
    case 0x08: writePlain(#"\b"#)
    case 0x09: writePlain(#"\t"#)
    case 0x0A: writePlain(#"\n"#)
    case 0x0C: writePlain(#"\f"#)
    case 0x0D: writePlain(#"\r"#)
    case ..<0x10: writePlain(#"\u000"# + String(byte, radix: 16))
    case ..<0x20: writePlain(#"\u00"# + String(byte, radix: 16))
    default: bytes.append(byte)
    }
  }

  /// Whether a text cannot stand between quotation marks as it is.
  private static func hasSpecial(_ text: Span<UInt8>) -> Bool {
    // All of it is looked at, without a branch: so the compiler makes instructions of it that look at many
    // bytes at once.
    var found: UInt8 = 0
    for index in text.indices {
      let byte = unsafe text[unchecked: index]
      found |= byte == quote ? 1 : 0
      found |= byte == backslash ? 1 : 0
      found |= byte < 0x20 ? 1 : 0
    }
    return found != 0
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let objectStart = UInt8(ascii: "{")
}

extension String: JSONWritable {
  func write(to json: inout JSONWriter) { json.write(self) }
}

extension Int: JSONWritable {
  func write(to json: inout JSONWriter) { json.writePlain(String(self)) }
}

extension Decimal: JSONWritable {
  func write(to json: inout JSONWriter) { json.writePlain(description) }
}

extension Array: JSONWritable where Element: JSONWritable {
  func write(to json: inout JSONWriter) { json.array(self) }
}

/// Null where there is none.
extension Optional: JSONWritable where Wrapped: JSONWritable {
  func write(to json: inout JSONWriter) {
    if let self { self.write(to: &json) } else { json.writePlain("null") }
  }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      for (name, value) in sorted(by: { $0.key < $1.key }) { json.write(name, value) }
    }
  }
}
