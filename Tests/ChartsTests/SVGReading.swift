import Foundation
import FoundationXML

@testable import Charts

/// What an XML parser finds in a document.
final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [String] = []

  /// nil if the text is no well-formed XML.
  init?(_ xml: String) {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements.append((name, attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    texts.append(string)
  }
}

/// The box that a line of text takes in a document, by the estimated widths.
struct TextBox: CustomStringConvertible {
  var text: String
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  var description: String { "“\(text)” \(left)…\(right), \(top)…\(bottom)" }

  func overlaps(_ other: TextBox) -> Bool {
    left + 0.5 < other.right && other.left + 0.5 < right && top + 0.5 < other.bottom
      && other.top + 0.5 < bottom
  }

  /// All lines of text inside an element, whose groups only move.
  static func boxes(
    in element: Element, x: Double = 0, y: Double = 0, width: Double = 1
  ) -> [TextBox] {
    if element.name == "text" { return [TextBox(element, x: x, y: y, width: width)] }
    var (x, y) = (x, y)
    if let move = element["transform"], move.hasPrefix("translate(") {
      let numbers = move.dropFirst(10).dropLast().split(separator: " ").compactMap { Double($0) }
      x += numbers[0]
      y += numbers[1]
    }
    return element.children.flatMap { boxes(in: $0, x: x, y: y, width: width) }
  }

  /// - Parameter width: of the drawing, for places in percent.
  private init(_ element: Element, x: Double, y: Double, width: Double) {
    let spans = element.children.filter { $0.name == "tspan" }
    let size = number(element["font-size"]) ?? 12
    let length: Double
    let height: Double
    if spans.isEmpty {
      let isBold = element["class"]?.contains("title") == true
      length = TextMeasure.width(element.text, size: size, isBold: isBold)
      height = size
    } else {
      length = spans.reduce(0) { length, span in
        length + (number(span["dx"]) ?? 0)
          + TextMeasure.width(
            span.text, size: number(span["font-size"]) ?? 12, isBold: span["class"] == "number")
      }
      height = spans.compactMap { number($0["font-size"]) }.max() ?? 12
    }
    let place = x + position(element["x"], width: width) + (number(element["dx"]) ?? 0)
    switch element["text-anchor"] {
    case "middle": left = place - length / 2
    case "end": left = place - length
    default: left = place
    }
    right = left + length
    bottom = y + (number(element["y"]) ?? 0)
    top = bottom - height * 0.75
    text = element.text
  }
}

func number(_ text: String?) -> Double? {
  text.flatMap(Double.init)
}

/// A place across a drawing that is `width` wide.
func position(_ text: String?, width: Double) -> Double {
  guard let text else { return 0 }
  return text.hasSuffix("%")
    ? (Double(text.dropLast()) ?? .nan) / 100 * width : Double(text) ?? .nan
}

extension Element {
  /// The shapes of a class.
  func shapes(_ name: String) -> [Element] {
    all.filter { $0["class"]?.split(separator: " ").contains(Substring(name)) == true }
  }
}

extension Chart {
  func root(width: Double = 1200, height: Double = 675) -> Element {
    DocumentLayout(chart: self, theme: .light, width: width, height: height).root
  }
}
