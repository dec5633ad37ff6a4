public import Charts
import Indicators

/// A chart that is not of the catalogue's, among the text of a page: bars with their figures, or panels of years.
public struct IndicatorChart: Sendable {
  /// A bar.
  public struct Row: Sendable {
    public let name: String
    public let otherName: String?
    public let figure: FigureView
    public let strip: String
  }

  /// Years of an area.
  public struct Panel: Sendable {
    public let name: String
    public let otherName: String?
    public let picture: String
  }

  /// What a shape means.
  public struct Key: Sendable {
    /// `bar`, `part`, `gap`, `open`, `up-to`, `interval`.
    public let kind: String
    public let text: String
  }

  public let rows: [Row]
  public let hasRows: Bool
  /// Upon the one bar.
  public let parts: [FigureView]
  public let panels: [Panel]
  public let hasPanels: Bool
  public let axisNote: String?
  public let keys: [Key]
  public let hasKeys: Bool

  /// Nil where the chart is no more than its number.
  ///
  /// - Parameter figures: hold the figures of the chart.
  public init?(_ chart: any Chart, of figures: FigureSet) {
    let views = Dictionary(
      figures.published.map { ($0.observation.id, $0) }, uniquingKeysWith: { one, _ in one })
    if let chart = chart as? any RowChart {
      rows = chart.rows.compactMap { row in
        guard let value = row.values.first, let published = views[value.id] else { return nil }
        return Row(
          name: row.label, otherName: row.secondaryLabel, figure: figures.view(published),
          strip: row.inline(isDecorative: true))
      }
      panels = []
      axisNote = nil
      parts = ((chart as? PartOfWhole)?.parts ?? []).compactMap { views[$0.id] }.map(figures.view)
      keys = Self.keys(of: chart)
    } else if let chart = chart as? SmallMultiples {
      rows = []
      parts = []
      panels = chart.inline().map {
        Panel(name: $0.label, otherName: $0.secondaryLabel, picture: $0.svg)
      }
      axisNote = chart.axisNote
      let hasGap = chart.panels.contains { $0.values.contains { $0 == nil } }
      keys = hasGap ? [Key(kind: "gap", text: chart.head.words.missing)] : []
    } else {
      return nil
    }
    hasRows = !rows.isEmpty
    hasPanels = !panels.isEmpty
    hasKeys = !keys.isEmpty
    guard hasRows || hasPanels else { return nil }
  }

  /// The shapes that occur, but for parts, whose figures are named.
  private static func keys(of chart: any RowChart) -> [Key] {
    let kinds = Set(chart.rows.flatMap(\.strip.segments).map(\.kind))
    return chart.legend.filter { kinds.contains($0.kind) && $0.kind != .part }
      .map { Key(kind: $0.kind.rawValue, text: $0.text) }
  }
}
