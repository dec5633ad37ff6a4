/// One line of text in a drawing.
struct TextLine: Sendable {
  enum Anchor: String, Sendable {
    case start, middle, end
  }

  var text: String
  /// In units. The width of the text is estimated from it, so it is an attribute and no class.
  var size: Double
  /// Classes.
  var style: String
  var anchor: Anchor
  var language: String?

  init(
    _ text: String, size: Double, style: String, anchor: Anchor = .start, language: String? = nil
  ) {
    self.text = text
    self.size = size
    self.style = style
    self.anchor = anchor
    self.language = language
  }

  var isBold: Bool {
    style.split(separator: " ").contains { ["strong", "title", "number"].contains($0) }
  }

  var width: Double { TextMeasure.width(text, size: size, isBold: isBold) }

  /// The text with its base line at `y`.
  func element(x: Double, y: Double) -> Element {
    element(x: .units(x), y: y)
  }

  func element(x: Length, y: Double) -> Element {
    Element(
      "text",
      [
        "class": style, "x": x.text, "y": NumberText.plain(y),
        "font-size": NumberText.plain(size),
        "text-anchor": anchor == .start ? nil : anchor.rawValue,
        "lang": language, "xml:lang": language,
      ], text: text)
  }

  /// The text in lines that are no wider than `width`.
  func wrapped(to width: Double, maximumLines: Int) -> [TextLine] {
    TextMeasure.wrap(
      text, width: width, size: size, isBold: isBold, maximumLines: maximumLines
    ).map { line in
      var copy = self
      copy.text = line
      return copy
    }
  }
}
