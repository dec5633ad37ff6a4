/// Stages that follow each other, each a part of the one before: received, accepted, concluded.
public struct Funnel: RowChart {
  public struct Stage: Sendable, Hashable {
    public var value: ChartValue
    /// Parts of the stage, from its left end, in the same unit.
    public var parts: [ChartValue]
    public var notes: [ChartNote]

    public init(_ value: ChartValue, parts: [ChartValue] = [], notes: [ChartNote] = []) {
      self.value = value
      self.parts = parts
      self.notes = notes
    }
  }

  public var head: ChartHead
  public var stages: [Stage]

  public init(_ head: ChartHead, stages: [Stage]) {
    self.head = head
    self.stages = stages
  }

  public var rows: [ChartRow] {
    let scale = BarScale(stages.map(\.value))
    return stages.enumerated().map { index, stage in
      let strip = Strip(
        stage.value, parts: stage.parts, gapTo: index > 0 ? stages[index - 1].value : nil,
        scale: scale)
      return ChartRow(
        id: rowID(index), label: stage.value.label, secondaryLabel: stage.value.secondaryLabel,
        values: [stage.value], strip: strip, notes: stage.notes,
        summary: summary(of: [stage.value] + stage.parts, strip: strip, notes: stage.notes))
    }
  }

  public var legend: [(kind: Strip.Segment.Kind, series: Int, text: String)] {
    let count = stages.map(\.parts.count).max() ?? 0
    let parts = (0..<count).map { index in
      let parts = stages.compactMap { $0.parts.count > index ? $0.parts[index] : nil }
      let text = parts.count == 1 ? statement(parts[0]) : parts[0].label
      return (kind: Strip.Segment.Kind.part, series: index + 1, text: text)
    }
    return [(.bar, 0, head.words.count)] + parts + [(.gap, 0, head.words.gap)] + boundsLegend
  }

  public var table: ChartTable {
    ChartTable(
      caption: head.title, header: [head.words.item, head.words.value, head.words.note],
      rows: stages.flatMap { stage in
        let notes = stage.notes.map(\.text).joined(separator: head.words.separator)
        return [
          ChartTable.Row(
            head: stage.value.label, secondaryHead: stage.value.secondaryLabel,
            cells: [.init(stage.value), .init(notes)])
        ]
          + stage.parts.map { part in
            ChartTable.Row(
              head: part.label, secondaryHead: part.secondaryLabel,
              cells: [.init(part), .init("")])
          }
      })
  }
}
