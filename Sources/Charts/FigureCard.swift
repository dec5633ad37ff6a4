/// A single figure that stands in no relation: its number, large.
public struct FigureCard: Chart {
  public var head: ChartHead
  /// nil if there is no figure; the card then says so.
  public var value: ChartValue?
  /// A line under the number, as what the sentence says of it.
  public var note: ChartNote?

  public init(_ head: ChartHead, value: ChartValue?, note: ChartNote? = nil) {
    self.head = head
    self.value = value
    self.note = note
  }

  public var summary: String {
    sentence((value.map { [statement($0)] } ?? []) + (note.map { [$0.text] } ?? []))
  }

  public var table: ChartTable {
    ChartTable(
      caption: head.title, header: [head.words.item, head.words.value],
      rows: (value.map { [$0] } ?? []).map { value in
        ChartTable.Row(
          head: value.label, secondaryHead: value.secondaryLabel, cells: [.init(value)])
      })
  }

  public func drawing(in area: DrawingArea) -> Drawing {
    guard let value else { return empty(in: area) }
    var elements: [Element] = []
    var y = 0.0
    for line in TextLine(value.label, size: 30, style: "label")
      .wrapped(to: area.width, maximumLines: 2)
    {
      y += 40
      elements.append(line.element(x: 0, y: y))
    }
    if let label = value.secondaryLabel {
      for line in TextLine(
        label, size: 20, style: "secondary", language: head.secondaryLanguage
      ).wrapped(to: area.width, maximumLines: 2) {
        y += 28
        elements.append(line.element(x: 0, y: y))
      }
    }
    let number = NumberText.Line(value, size: 190, unitSize: 52).fitted(to: area.width)
    y += number.size * 1.02
    elements.append(number.element(x: 0, y: y, anchor: .start))
    // Below the comma of a number.
    y += max(number.size * 0.16, 20)
    let badge = Badge(head.words.derived, size: 22)
    let isDerived = value.mark == .derived || note?.isDerived == true
    if isDerived { elements += badge.elements(x: 0, baseline: y + 30) }
    let indent = isDerived ? badge.width + 12 : 0
    for line in TextLine(note?.text ?? "", size: 22, style: "note")
      .wrapped(to: area.width - indent, maximumLines: 3) where !line.text.isEmpty
    {
      y += 32
      elements.append(line.element(x: indent, y: y))
    }
    return Drawing(elements: elements, height: y + 20)
  }
}
