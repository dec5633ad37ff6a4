/// An element of XML 1.0 with elements or text in it.
struct XMLElement: Sendable {
  private let name: String
  private let attributes: [(name: String, value: String)]
  private let children: [XMLElement]
  private let text: String

  /// - Parameter attributes: those without a value are left out.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ children: [XMLElement] = []
  ) {
    self.init(name, attributes, children, "")
  }

  init(_ name: String, _ children: [XMLElement]) {
    self.init(name, [:], children, "")
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    self.init(name, attributes, [], text)
  }

  private init(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, _ children: [XMLElement],
    _ text: String
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.children = children
    self.text = text
  }

  /// The document whose root it is, an element of elements on lines of its own.
  var document: String {
    var xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    write(to: &xml)
    return xml
  }

  private func write(to xml: inout String) {
    xml += "<\(name)"
    for (name, value) in attributes { xml += " \(name)=\"\(Self.escaped(value))\"" }
    if children.isEmpty, text.isEmpty {
      xml += "/>\n"
      return
    }
    xml += children.isEmpty ? ">" : ">\n"
    xml += Self.escaped(text)
    for child in children { child.write(to: &xml) }
    xml += "</\(name)>\n"
  }

  /// Text for an element or a quoted attribute. What XML 1.0 has no place for becomes U+FFFD.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\r": escaped += "&#13;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
