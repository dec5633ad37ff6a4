/// What came in and what of it was closed, a kind a row. Each row has its own scale, on which what
/// came in is 100 %: the rows may differ a thousandfold.
public struct CompletionStrips: RowChart {
  public struct Kind: Sendable, Hashable {
    public var label: String
    public var secondaryLabel: String?
    public var received: ChartValue
    public var closed: ChartValue
    /// In percent, with its bounds; shown behind the strip.
    public var rate: ChartValue?
    public var notes: [ChartNote]

    public init(
      label: String, secondaryLabel: String? = nil, received: ChartValue, closed: ChartValue,
      rate: ChartValue? = nil, notes: [ChartNote] = []
    ) {
      self.label = label
      self.secondaryLabel = secondaryLabel
      self.received = received
      self.closed = closed
      self.rate = rate
      self.notes = notes
    }
  }

  /// The heads of the columns.
  public struct Heads: Sendable, Hashable {
    public var kind: String
    public var received: String
    public var closed: String
    public var rate: String

    public init(kind: String, received: String, closed: String, rate: String) {
      self.kind = kind
      self.received = received
      self.closed = closed
      self.rate = rate
    }
  }

  public var head: ChartHead
  public var heads: Heads
  public var kinds: [Kind]

  public init(_ head: ChartHead, heads: Heads, kinds: [Kind]) {
    self.head = head
    self.heads = heads
    self.kinds = kinds
  }

  public var rows: [ChartRow] {
    kinds.enumerated().map { index, kind in
      let strip = Strip(kind.closed, of: kind.received, share: kind.rate)
      let values = [kind.received, kind.closed] + (kind.rate.map { [$0] } ?? [])
      return ChartRow(
        id: rowID(index), label: kind.label, secondaryLabel: kind.secondaryLabel,
        values: [kind.received, kind.closed], strip: strip, share: kind.rate, notes: kind.notes,
        summary: kind.label + head.words.colon
          + summary(of: values, strip: strip, notes: kind.notes))
    }
  }

  public var columnHeads: [String] { [heads.kind, heads.received, heads.closed, heads.rate] }

  public var legend: [(kind: Strip.Segment.Kind, series: Int, text: String)] {
    [
      (.bar, 0, heads.closed), (.gap, 0, head.words.gap),
      (.none, 0, head.words.zeroDenominator),
    ] + boundsLegend
  }

  public var table: ChartTable {
    ChartTable(
      caption: head.title,
      header: [heads.kind, heads.received, heads.closed, heads.rate, head.words.note],
      rows: kinds.map { kind in
        ChartTable.Row(
          head: kind.label, secondaryHead: kind.secondaryLabel,
          cells: [
            .init(kind.received), .init(kind.closed),
            kind.rate.map(ChartTable.Cell.init) ?? .init(""),
            .init(kind.notes.map(\.text).joined(separator: head.words.separator)),
          ])
      })
  }
}
