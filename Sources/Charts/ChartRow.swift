/// A chart that is a row of strips below each other.
public protocol RowChart: Chart {
  var rows: [ChartRow] { get }
  /// What the kinds of shapes in `rows` mean.
  var legend: [(kind: Strip.Segment.Kind, series: Int, text: String)] { get }
  /// The heads over the columns of values, the strips, and the last values; empty for none.
  var columnHeads: [String] { get }
}

/// One row: what it is about, its values, and the strip that shows them.
public struct ChartRow: Sendable, Hashable {
  /// Unique on the page; the ids of the strip's title and description begin with it.
  public internal(set) var id: String
  public internal(set) var label: String
  public internal(set) var secondaryLabel: String?
  /// Shown before the strip.
  public internal(set) var values: [ChartValue]
  public internal(set) var strip: Strip
  /// Shown behind the strip.
  public internal(set) var share: ChartValue?
  public internal(set) var notes: [ChartNote]
  /// The values in words, and what could not be drawn as it is.
  public internal(set) var summary: String

  /// The strip alone, to stand among HTML text that says the rest.
  ///
  /// - Parameters:
  ///   - height: in CSS pixels; the width is the page's.
  ///   - isDecorative: whether assistive technology passes over it, because the same figures stand
  ///     beside it as text. Else it is an image with a title and a description.
  public func inline(height: Double = 34, isDecorative: Bool = false) -> String {
    Element.inline(
      "strip", id: id, height: height, title: label, description: summary,
      isDecorative: isDecorative, strip.elements(in: .whole(height: height))
    ).xml
  }
}

extension Element {
  /// The root of a chart among HTML text: as wide as its place, without any style.
  static func inline(
    _ name: String, id: String, height: Double, title: String, description: String,
    isDecorative: Bool, _ shapes: [Element]
  ) -> Element {
    let names =
      isDecorative
      ? []
      : [
        Element("title", ["id": "\(id)-title"], text: title),
        Element("desc", ["id": "\(id)-desc"], text: description),
      ]
    return Element(
      "svg",
      [
        "class": "chart \(name)", "width": "100%", "height": NumberText.plain(height),
        "overflow": "visible", "role": isDecorative ? nil : "img",
        "aria-labelledby": isDecorative ? nil : "\(id)-title \(id)-desc",
        "aria-hidden": isDecorative ? "true" : nil, "focusable": "false",
      ], names + shapes)
  }
}

extension RowChart {
  public var columnHeads: [String] { [] }

  public var summary: String { sentence(rows.map(\.summary)) }

  public func drawing(in area: DrawingArea) -> Drawing {
    guard !rows.isEmpty else { return empty(in: area) }
    var drawing = RowLayout(rows: rows, columnHeads: columnHeads, head: head).drawing(in: area)
    let kinds = Set(rows.flatMap(\.strip.segments).map { [$0.kind.rawValue, "\($0.series)"] })
    drawing.legend = legend.filter { kinds.contains([$0.kind.rawValue, "\($0.series)"]) }
      .map { LegendItem(kind: $0.kind, series: $0.series, text: $0.text) }
    return drawing
  }

  /// The kinds of shapes that come with bounds, whatever the chart.
  var boundsLegend: [(kind: Strip.Segment.Kind, series: Int, text: String)] {
    [
      (.open, 0, head.words.atLeast), (.upTo, 0, head.words.atMost),
      (.interval, 0, head.words.interval),
    ]
  }

  func rowID(_ index: Int) -> String { "\(Element.identifier(head.id))-\(index + 1)" }

  func summary(
    of values: [ChartValue], strip: Strip, notes: [ChartNote]
  ) -> String {
    let faults = [Strip.Fault.cutOff, .negative, .zeroDenominator].filter(strip.faults.contains)
    return
      (values.map(statement) + faults.map { $0.text(head.words) } + notes.map(\.text))
      .joined(separator: head.words.separator)
  }

  func summary(of row: ChartRow, values: [ChartValue]) -> String {
    summary(of: values, strip: row.strip, notes: row.notes)
  }
}
