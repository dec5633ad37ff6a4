/// One row of a document, at one size.
struct RowParts {
  let row: ChartRow
  let sizes: RowLayout.Sizes
  let labelWidth: Double
  let head: ChartHead

  private var labels: [TextLine] {
    let label = TextLine(row.label, size: sizes.label, style: "label")
      .wrapped(to: labelWidth, maximumLines: 2)
    let secondary = row.secondaryLabel.map {
      TextLine(
        $0, size: sizes.secondary, style: "secondary", language: head.secondaryLanguage
      ).wrapped(to: labelWidth, maximumLines: label.count > 1 ? 1 : 2)
    }
    return label + (secondary ?? [])
  }

  private var labelHeight: Double {
    labels.reduce(0) { $0 + $1.size * 1.2 }
  }

  /// The row without its notes.
  private var mainHeight: Double { max(labelHeight, sizes.strip) }

  private func noteLines(_ width: Double) -> [[TextLine]] {
    row.notes.map { note in
      let badge = note.isDerived ? Badge(head.words.derived, size: sizes.note).width + 8 : 0
      return TextLine(note.text, size: sizes.note, style: "note")
        .wrapped(to: width - badge, maximumLines: 3)
    }
  }

  func height(noteWidth: Double) -> Double {
    let notes = noteLines(noteWidth)
    let lines = notes.reduce(0) { $0 + $1.count }
    // Notes hang under the strip, beside a label that is higher than it.
    let stripEnd = (mainHeight + sizes.strip) / 2
    return max(mainHeight, stripEnd + Double(lines) * sizes.note * 1.5 + (lines > 0 ? 6 : 0))
  }

  func elements(
    y: Double, values: [(right: Double, width: Double)], strip: (x: Double, width: Double),
    share: (x: Double, width: Double),
    noteWidth: Double
  ) -> [Element] {
    let middle = y + mainHeight / 2
    var elements: [Element] = []
    var top = middle - labelHeight / 2
    for line in labels {
      elements.append(line.element(x: 0, y: top + line.size * 0.95))
      top += line.size * 1.2
    }
    for (value, column) in zip(row.values, values) {
      elements.append(
        NumberText.Line(value, sizes).fitted(to: column.width).element(
          x: column.right, y: middle + sizes.number * 0.36, anchor: .end))
    }
    elements += row.strip.elements(
      in: .units(
        x: strip.x, width: strip.width, y: middle - sizes.strip / 2, height: sizes.strip))
    if let value = row.share {
      elements += shareElements(value, x: share.x, width: share.width, middle: middle)
    }
    return elements + noteElements(x: strip.x, y: middle + sizes.strip / 2 + 6, width: noteWidth)
  }

  private func shareElements(_ value: ChartValue, x: Double, width: Double, middle: Double)
    -> [Element]
  {
    let baseline = middle + sizes.share.number * 0.36
    guard value.mark == .derived else {
      return [
        NumberText.Line(value, sizes.share).fitted(to: width)
          .element(x: x, y: baseline, anchor: .start)
      ]
    }
    let badge = Badge(head.words.derived, size: sizes.note)
    return badge.elements(x: x, baseline: middle + sizes.note * 0.36) + [
      NumberText.Line(value, sizes.share).fitted(to: width - badge.width - 8).element(
        x: x + badge.width + 8, y: baseline, anchor: .start)
    ]
  }

  private func noteElements(x: Double, y: Double, width: Double) -> [Element] {
    var elements: [Element] = []
    var baseline = y + sizes.note * 1.2
    for (note, lines) in zip(row.notes, noteLines(width)) {
      let badge = Badge(head.words.derived, size: sizes.note)
      if note.isDerived { elements += badge.elements(x: x, baseline: baseline) }
      for line in lines {
        elements.append(
          line.element(x: note.isDerived ? x + badge.width + 8 : x, y: baseline))
        baseline += sizes.note * 1.5
      }
    }
    return elements
  }
}
