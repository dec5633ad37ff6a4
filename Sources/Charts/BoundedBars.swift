/// One bar a value, all on one scale from 0: an open end where a value is a least one, a hollow bar
/// where it is a most, a whisker where it was rounded.
public struct BoundedBars: RowChart {
  public var head: ChartHead
  public var values: [ChartValue]

  public init(_ head: ChartHead, values: [ChartValue]) {
    self.head = head
    self.values = values
  }

  public var rows: [ChartRow] {
    let scale = BarScale(values)
    return values.enumerated().map { index, value in
      let strip = Strip(value, scale: scale)
      return ChartRow(
        id: rowID(index), label: value.label, secondaryLabel: value.secondaryLabel,
        values: [value], strip: strip, notes: [],
        summary: summary(of: [value], strip: strip, notes: []))
    }
  }

  public var legend: [(kind: Strip.Segment.Kind, series: Int, text: String)] {
    [(.bar, 0, head.words.count)] + boundsLegend
  }

  public var table: ChartTable {
    ChartTable(
      caption: head.title,
      header: [
        head.words.item, head.words.value, head.words.lowerBound, head.words.upperBound,
      ],
      rows: values.map { value in
        ChartTable.Row(
          head: value.label, secondaryHead: value.secondaryLabel,
          cells: [.init(value)]
            + [value.bounds.lower, value.bounds.upper].map { bound in
              .init(bound.map(NumberText.grouped) ?? head.words.open)
            })
      })
  }
}
