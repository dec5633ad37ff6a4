/// What all charts have in common.
public protocol Chart: Sendable {
  var head: ChartHead { get }
  /// The figures as text, with the ids of their observations.
  var table: ChartTable { get }
  /// The figures in sentences, and what could not be drawn as it is.
  var summary: String { get }
  /// The chart without title and foot, for a document.
  func drawing(in area: DrawingArea) -> Drawing
}

/// The room that a document has for a chart, in units. The width is kept; a drawing may need more
/// height, and the document then grows.
public struct DrawingArea: Sendable, Hashable {
  public var width: Double
  public var height: Double
}

/// What a chart puts into a document, from (0, 0).
public struct Drawing: Sendable {
  var elements: [Element]
  var height: Double
  var legend: [LegendItem] = []
}

struct LegendItem: Sendable, Hashable {
  var kind: Strip.Segment.Kind
  var series = 0
  var text: String
}

extension Chart {
  /// The title for assistive technology.
  var accessibleTitle: String { head.accessibleTitle ?? head.title }

  /// The description for assistive technology.
  var accessibleDescription: String { head.accessibleDescription ?? summary }

  /// Sentences from single statements.
  func sentence(_ statements: [String]) -> String {
    statements.isEmpty
      ? head.words.noData + head.words.end
      : statements.joined(separator: head.words.separator) + head.words.end
  }

  func statement(_ value: ChartValue) -> String {
    "\(value.label) \(value.textWithUnit)"
      + (value.mark == .derived ? " (\(head.words.derived))" : "")
  }

  /// A drawing that says that there is nothing to draw.
  func empty(in area: DrawingArea) -> Drawing {
    let height = 160.0
    return Drawing(
      elements: [
        Element(
          "rect",
          [
            "class": "empty", "x": "0.5", "y": "0.5",
            "width": NumberText.plain(area.width - 1), "height": NumberText.plain(height),
          ]),
        TextLine(head.words.noData, size: 24, style: "label strong", anchor: .middle)
          .element(x: area.width / 2, y: height / 2 + 8),
      ],
      height: height)
  }
}
