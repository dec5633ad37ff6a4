/// Rows of labels, numbers and strips in a document: as large as there is room for.
struct RowLayout {
  /// The sizes of a row, in units.
  struct Sizes {
    var number: Double
    var unit: Double
    var label: Double
    var secondary: Double
    var note: Double
    var strip: Double
    var gap: Double

    /// The first for one or two rows alone.
    static let all = [
      Sizes(number: 76, unit: 26, label: 32, secondary: 21, note: 22, strip: 84, gap: 44),
      Sizes(number: 50, unit: 19, label: 25, secondary: 18, note: 19, strip: 50, gap: 34),
      Sizes(number: 36, unit: 17, label: 22, secondary: 16, note: 17, strip: 36, gap: 24),
      Sizes(number: 26, unit: 15, label: 19, secondary: 14, note: 15, strip: 26, gap: 16),
      smallest,
    ]

    static let smallest = Sizes(
      number: 20, unit: 14, label: 16, secondary: 13, note: 14, strip: 20, gap: 10)
  }

  /// Where the columns lie.
  private struct Columns {
    var label: Double
    var values: [(right: Double, width: Double)]
    var strip: (x: Double, width: Double)
    var share: (x: Double, width: Double)
    /// Whether all numbers have room at their size.
    var isRoomy: Bool
  }

  let rows: [ChartRow]
  let columnHeads: [String]
  let head: ChartHead

  func drawing(in area: DrawingArea) -> Drawing {
    let sizes =
      Sizes.all.first {
        self.columns(of: $0, width: area.width).isRoomy
          && self.height(of: $0, width: area.width) <= area.height
      } ?? Sizes.smallest
    let height = self.height(of: sizes, width: area.width)
    // What is left over goes between the rows, but they stay together.
    let spread = min(max(area.height - height, 0) / Double(rows.count), sizes.gap * 0.8)
    let columns = self.columns(of: sizes, width: area.width)
    var elements: [Element] = []
    let used = height + spread * Double(rows.count - 1)
    var y = max(area.height - used, 0) * 0.4
    if !columnHeads.isEmpty {
      elements += headElements(columns, sizes, y: y + sizes.note, width: area.width)
      y += sizes.note + sizes.gap
    }
    for (index, row) in rows.enumerated() {
      let parts = RowParts(row: row, sizes: sizes, labelWidth: columns.label, head: head)
      elements += parts.elements(
        y: y, values: columns.values, strip: columns.strip,
        share: columns.share, noteWidth: area.width - columns.strip.x)
      y += parts.height(noteWidth: area.width - columns.strip.x)
      if index < rows.count - 1 { y += sizes.gap + spread }
    }
    return Drawing(elements: elements, height: y)
  }

  private func height(of sizes: Sizes, width: Double) -> Double {
    let columns = self.columns(of: sizes, width: width)
    let heights = rows.map {
      RowParts(row: $0, sizes: sizes, labelWidth: columns.label, head: head)
        .height(noteWidth: width - columns.strip.x)
    }
    return heights.reduce(0, +) + sizes.gap * Double(rows.count - 1)
      + (columnHeads.isEmpty ? 0 : sizes.note + sizes.gap)
  }

  /// Labels and numbers take what they need, within bounds; the strips get the rest.
  private func columns(of sizes: Sizes, width: Double) -> Columns {
    let gutter = sizes.unit * 1.5
    let labels = rows.map {
      max(
        TextMeasure.width($0.label, size: sizes.label),
        TextMeasure.width($0.secondaryLabel ?? "", size: sizes.secondary))
    }
    let label = min(max(labels.max() ?? 0, sizes.label * 4), width * 0.24)
    var x = label
    let count = rows.map(\.values.count).max() ?? 0
    var isRoomy = true
    let values = (0..<count).map { index in
      let numbers = rows.filter { $0.values.count > index }
        .map { NumberText.Line($0.values[index], sizes).width }
      let head = columnHeads.count > index + 1 ? columnHeads[index + 1] : ""
      let widest = max(numbers.max() ?? 0, TextMeasure.width(head, size: sizes.note))
      let room = min(widest, width * (count == 1 ? 0.3 : 0.16))
      if widest > room { isRoomy = false }
      x += gutter + room
      return (right: x, width: room)
    }
    let shares = rows.compactMap(\.share).map { share in
      NumberText.Line(share, sizes.share).width
        + (share.mark == .derived ? Badge(head.words.derived, size: sizes.note).width + 8 : 0)
    }
    let share = shares.max().map { min(max($0, sizes.label * 4), width * 0.18) + gutter } ?? 0
    if shares.contains(where: { $0 > width * 0.18 }) { isRoomy = false }
    let stripX = x + gutter
    return Columns(
      label: label, values: values, strip: (stripX, width - stripX - share),
      share: (width - share + gutter, max(share - gutter, 0)), isRoomy: isRoomy)
  }

  private func headElements(
    _ columns: Columns, _ sizes: Sizes, y: Double, width: Double
  ) -> [Element] {
    let places: [(x: Double, width: Double, anchor: TextLine.Anchor)] =
      [(0, columns.label, .start)] + columns.values.map { ($0.right, $0.width, .end) }
      + (columns.share.width > 0 ? [(columns.share.x, columns.share.width, .start)] : [])
    let texts = zip(columnHeads, places).flatMap { text, place in
      TextLine(text, size: sizes.note, style: "muted", anchor: place.anchor)
        .wrapped(to: place.width, maximumLines: 1).map { $0.element(x: place.x, y: y) }
    }
    return texts + [Element.rule("rule", y: y + sizes.note * 0.7, width: width)]
  }
}

extension RowLayout.Sizes {
  /// The sizes of what stands behind a strip, which is smaller than what stands before it.
  var share: RowLayout.Sizes {
    var sizes = self
    sizes.number = max(number * 0.56, label)
    return sizes
  }
}

extension Element {
  static func rule(_ style: String, x: Double = 0, y: Double, width: Double) -> Element {
    Element(
      "line",
      [
        "class": style, "x1": NumberText.plain(x), "x2": NumberText.plain(x + width),
        "y1": NumberText.plain(y), "y2": NumberText.plain(y),
      ])
  }
}
