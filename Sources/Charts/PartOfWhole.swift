/// One bar, the whole, with its parts upon it.
public struct PartOfWhole: RowChart {
  public var head: ChartHead
  public var whole: ChartValue?
  public var parts: [ChartValue]
  public var notes: [ChartNote]

  /// - Parameter whole: nil if there is no figure; the chart then says so.
  public init(
    _ head: ChartHead, whole: ChartValue?, parts: [ChartValue], notes: [ChartNote] = []
  ) {
    self.head = head
    self.whole = whole
    self.parts = parts
    self.notes = notes
  }

  public var rows: [ChartRow] {
    guard let whole else { return [] }
    var strip = Strip(whole, parts: parts, scale: BarScale([whole]))
    if whole.drawn == 0 {
      strip = Strip(parts.first ?? whole, of: whole, share: nil)
    }
    return [
      ChartRow(
        id: rowID(0), label: whole.label, secondaryLabel: whole.secondaryLabel, values: [whole],
        strip: strip, notes: notes,
        summary: summary(of: [whole] + parts, strip: strip, notes: notes))
    ]
  }

  public var legend: [(kind: Strip.Segment.Kind, series: Int, text: String)] {
    [(.bar, 0, whole?.label ?? head.words.count)]
      + parts.enumerated().map { (.part, $0 + 1, statement($1)) }
      + [(.none, 0, head.words.zeroDenominator)] + boundsLegend
  }

  public var table: ChartTable {
    ChartTable(
      caption: head.title, header: [head.words.item, head.words.value],
      rows: ((whole.map { [$0] } ?? []) + parts).map { value in
        ChartTable.Row(
          head: value.label, secondaryHead: value.secondaryLabel, cells: [.init(value)])
      })
  }
}
