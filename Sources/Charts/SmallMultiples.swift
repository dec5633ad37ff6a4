/// A small panel for each area, or for each indicator, with years along x. Panels of one indicator
/// share a scale; panels of several never do, since their units differ.
public struct SmallMultiples: Chart {
  public struct Panel: Sendable, Hashable {
    public var id: String
    public var label: String
    public var secondaryLabel: String?
    /// One for each period of the chart; nil is a gap, and no zero.
    public var values: [ChartValue?]

    public init(
      id: String, label: String, secondaryLabel: String? = nil, values: [ChartValue?]
    ) {
      self.id = id
      self.label = label
      self.secondaryLabel = secondaryLabel
      self.values = values
    }
  }

  public enum Scale: Sendable, Hashable {
    /// One indicator: heights compare between panels.
    case shared
    /// Several indicators: each panel has its own.
    case own
  }

  public var head: ChartHead
  public var periods: [String]
  public var panels: [Panel]
  public var scale: Scale
  /// 0 but for rates near 100 %. Values are then points and no bars.
  public var axisStart: Double
  private let givenNote: String?

  /// - Parameter axisNote: says that the axis does not start at 0; made from the words of the head
  ///   if nil.
  public init(
    _ head: ChartHead, periods: [String], panels: [Panel], scale: Scale, axisStart: Double = 0,
    axisNote: String? = nil
  ) {
    self.head = head
    self.periods = periods
    self.panels = panels.map { panel in
      var panel = panel
      let missing = max(periods.count - panel.values.count, 0)
      panel.values = panel.values.prefix(periods.count) + Array(repeating: nil, count: missing)
      return panel
    }
    self.scale = scale
    self.axisStart = axisStart
    givenNote = axisNote
  }

  private var all: [ChartValue] { panels.flatMap(\.values).compactMap { $0 } }

  public var axisNote: String? {
    guard axisStart != 0, !all.isEmpty else { return nil }
    return givenNote
      ?? head.words.axisStartsAt + NumberText.grouped(axis(of: all).start) + head.words.end
  }

  public var summary: String {
    guard !all.isEmpty else { return sentence([]) }
    return sentence(
      panels.map { panel in
        let values = zip(periods, panel.values).map { period, value in
          "\(period) \(value?.textWithUnit ?? head.words.missing)"
        }
        return ([panel.label + head.words.colon] + values).joined(separator: " ")
      }) + (axisNote.map { " " + $0 } ?? "")
  }

  /// A row for each period, a column for each panel.
  public var table: ChartTable {
    ChartTable(
      caption: head.title, header: [head.words.period] + panels.map(\.label),
      rows: periods.enumerated().map { index, period in
        ChartTable.Row(
          head: period, secondaryHead: nil,
          cells: panels.map { panel in
            panel.values[index].map(ChartTable.Cell.init) ?? .init(head.words.missing)
          })
      })
  }

  func axis(of values: [ChartValue]) -> NumberAxis {
    let extents = values.flatMap { [$0.drawn, $0.extent, $0.bounds.lower ?? $0.drawn] }
    return NumberAxis(start: axisStart, values: extents)
  }

  private func layout(_ panel: Panel, width: Double, height: Double, text: Double) -> PanelLayout {
    let values = scale == .shared ? all : panel.values.compactMap { $0 }
    return PanelLayout(
      periods: periods, values: panel.values, axis: axis(of: values),
      hasBars: axisStart == 0, width: width, height: height, text: text)
  }

  /// One panel among HTML text.
  public struct InlinePanel: Sendable, Hashable {
    public var id: String
    public var label: String
    public var secondaryLabel: String?
    public var svg: String
  }

  /// The panels to stand among HTML text, each as wide as its place. Their texts are laid out for
  /// 12 CSS pixels and do not meet at 220 pixels or more.
  public func inline(height: Double = 150, isDecorative: Bool = false) -> [InlinePanel] {
    panels.enumerated().map { index, panel in
      let values = zip(periods, panel.values).map { period, value in
        "\(period) \(value?.textWithUnit ?? head.words.missing)"
      }
      let root = Element.inline(
        "panel", id: "\(Element.identifier(head.id))-\(index + 1)", height: height,
        title: panel.label, description: sentence(values), isDecorative: isDecorative,
        layout(panel, width: 220, height: height, text: 12)
          .elements(length: Length.fraction, hasSizes: false))
      return InlinePanel(
        id: panel.id, label: panel.label, secondaryLabel: panel.secondaryLabel, svg: root.xml)
    }
  }

  public func drawing(in area: DrawingArea) -> Drawing {
    guard !all.isEmpty else { return empty(in: area) }
    let columns = panels.count <= 3 ? panels.count : panels.count <= 9 && panels.count != 4 ? 3 : 4
    let rows = (panels.count + columns - 1) / columns
    let gutter = 40.0
    let width = (area.width - gutter * Double(columns - 1)) / Double(columns)
    let hasSecondary = panels.contains { $0.secondaryLabel != nil }
    let labelHeight = hasSecondary ? 48.0 : 28
    let gap = 24.0
    let noteHeight = axisNote == nil ? 0 : 34.0
    let room = (area.height - noteHeight - gap * Double(rows - 1)) / Double(rows) - labelHeight
    let height = min(max(room, 96), 420)
    var elements: [Element] = []
    for (index, panel) in panels.enumerated() {
      let x = Double(index % columns) * (width + gutter)
      let y = Double(index / columns) * (height + labelHeight + gap)
      elements.append(
        Element(
          "g", ["transform": "translate(\(NumberText.plain(x)) \(NumberText.plain(y)))"],
          labels(of: panel, width: width)))
      elements.append(
        Element(
          "g",
          [
            "transform":
              "translate(\(NumberText.plain(x)) \(NumberText.plain(y + labelHeight)))"
          ],
          layout(panel, width: width, height: height, text: 16)
            .elements(length: { .units($0 * width) }, hasSizes: true)))
    }
    var end = Double(rows) * (height + labelHeight + gap) - gap
    if let note = axisNote {
      end += noteHeight
      elements += TextLine(note, size: 19, style: "note").wrapped(to: area.width, maximumLines: 1)
        .map { $0.element(x: 0, y: end - 4) }
    }
    return Drawing(elements: elements, height: end, legend: legend)
  }

  private func labels(of panel: Panel, width: Double) -> [Element] {
    let label = TextLine(panel.label, size: 21, style: "label strong")
      .wrapped(to: width, maximumLines: 1).map { $0.element(x: 0, y: 22) }
    let secondary = panel.secondaryLabel.map {
      TextLine($0, size: 16, style: "secondary", language: head.secondaryLanguage)
        .wrapped(to: width, maximumLines: 1)
    }
    return label + (secondary?.map { $0.element(x: 0, y: 45) } ?? [])
  }

  private var legend: [LegendItem] {
    let hasMissing = panels.contains { $0.values.contains { $0 == nil } }
    let hasIntervals = all.contains { $0.hasInterval && $0.mark != .atMost && !$0.isOpenAbove }
    return (hasMissing ? [LegendItem(kind: .gap, text: head.words.missing)] : [])
      + (all.contains(where: \.isOpenAbove)
        ? [LegendItem(kind: .open, text: head.words.atLeast)] : [])
      + (all.contains { $0.mark == .atMost }
        ? [LegendItem(kind: .upTo, text: head.words.atMost)] : [])
      + (hasIntervals ? [LegendItem(kind: .interval, text: head.words.interval)] : [])
  }
}
