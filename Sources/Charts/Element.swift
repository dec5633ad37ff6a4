/// An element of SVG: what every chart is made of, so that tests can ask for a width as a number
/// and nothing is put together from strings.
struct Element: Sendable {
  enum Content: Sendable {
    case element(Element)
    case text(String)
  }

  var name: String
  var attributes: [(name: String, value: String)]
  var content: [Content]

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ children: [Element] = []
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.content = children.map(Content.element)
  }

  /// An element that holds text.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    self.init(name, attributes)
    self.content = [.text(text)]
  }

  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  var children: [Element] {
    content.compactMap { if case .element(let child) = $0 { child } else { nil } }
  }

  /// This element and everything inside it, in the order of the document.
  var all: [Element] { [self] + children.flatMap(\.all) }

  /// The text of this element and of everything inside it.
  var text: String {
    content.map { content in
      switch content {
      case .element(let child): child.text
      case .text(let text): text
      }
    }.joined()
  }

  /// The XML. Blanks count inside text, so new lines stand only between elements that hold none.
  var xml: String {
    var xml = ""
    write(to: &xml)
    return xml
  }

  private func write(to xml: inout String) {
    xml += "<\(name)"
    for attribute in attributes {
      xml += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
    }
    guard !content.isEmpty else {
      xml += "/>"
      return
    }
    xml += ">"
    for part in content {
      switch part {
      case .element(let child):
        if Self.containers.contains(name) { xml += "\n" }
        child.write(to: &xml)
      case .text(let text): xml += Self.escaped(text)
      }
    }
    if Self.containers.contains(name) { xml += "\n" }
    xml += "</\(name)>"
  }

  private static let containers: Set = ["svg", "g", "defs"]

  /// Text for XML 1.0, in an element or in a quoted attribute. Characters that XML does not have,
  /// and those that turn the direction of what follows, become U+FFFD: a label is not to be
  /// able to break a document, nor to turn a number round.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}"..."\u{FFFF}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// What may stand in an attribute `id`, and be referred to in a list of ids.
  static func identifier(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": Character(scalar)
        default: "-"
        }
      })
  }

  /// A link that leads somewhere and runs nothing: relative, or over HTTP; else nil.
  static func link(_ address: String?) -> String? {
    guard let address else { return nil }
    let lowercased = address.lowercased()
    let isWeb = lowercased.hasPrefix("https://") || lowercased.hasPrefix("http://")
    let isLocal = address.hasPrefix("/") || address.hasPrefix("#") || address.hasPrefix("?")
    return isWeb || isLocal ? address : nil
  }
}
