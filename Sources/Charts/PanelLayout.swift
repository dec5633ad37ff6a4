/// One panel: values over periods.
struct PanelLayout: Sendable {
  let periods: [String]
  let values: [ChartValue?]
  let axis: NumberAxis
  /// Whether a single value is a bar; it is a point where the axis does not start at 0.
  let hasBars: Bool
  /// The width that texts have to fit into; shapes are drawn in fractions of it.
  let width: Double
  let height: Double
  let text: Double

  private var top: Double { text * 1.9 }
  private var base: Double { height - text * 1.7 }
  private var slot: Double { 1 / Double(max(periods.count, 1)) }

  func x(_ index: Int) -> Double { (Double(index) + 0.5) * slot }

  func y(_ value: Double) -> Double { base - axis.position(value) * (base - top) }

  /// Runs of periods that follow each other: a line joins those, and never leads over a gap.
  var runs: [[Int]] {
    var runs: [[Int]] = []
    for index in values.indices where values[index] != nil {
      if let last = runs.last?.last, last == index - 1 {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
    return runs
  }

  private var isSingle: Bool { values.compactMap { $0 }.count == 1 }

  func elements(length: @escaping (Double) -> Length, hasSizes: Bool) -> [Element] {
    let pen = Pen(length: length, textSize: hasSizes ? text : nil)
    var elements = [pen.line("axis", 0, base, 1, base)]
    for index in values.indices where values[index] == nil {
      elements.append(
        pen.rectangle(
          "gap", x: x(index) - slot * 0.3, width: slot * 0.6, y: base - 12, height: 12,
          fill: "url(#\(Charts.gapPattern))"))
    }
    for run in runs where run.count > 1 {
      for (index, next) in zip(run, run.dropFirst()) {
        guard let value = values[index], let other = values[next] else { continue }
        elements.append(
          pen.line("trend", x(index), y(value.drawn), x(next), y(other.drawn)))
      }
    }
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      elements += shapes(of: value, at: index, pen)
    }
    return elements + periodLabels(pen) + valueLabels(pen)
  }

  private func shapes(
    of value: ChartValue, at index: Int, _ pen: Pen
  ) -> [Element] {
    let place = x(index)
    let level = y(value.drawn)
    var elements: [Element] = []
    let isBar = isSingle && hasBars
    if isBar {
      let width = min(slot * 0.5, 0.3)
      elements.append(
        pen.rectangle(
          value.mark == .atMost ? "up-to" : "bar", x: place - width / 2, width: width, y: level,
          height: base - level, id: value.id))
    }
    let bounds = value.bounds
    if value.mark != .atMost, value.hasInterval {
      let ends = (low: y(bounds.lower ?? axis.start), high: bounds.upper.map(y) ?? level)
      if ends.low > ends.high {
        elements.append(pen.line("halo", place, ends.low, place, ends.high))
        elements.append(pen.line("interval", place, ends.low, place, ends.high))
      }
    }
    if bounds.upper == nil {
      elements += [(6.0, 3.0, 12.0), (11, 2, 8), (15, 1.5, 5)].map { above, thickness, width in
        pen.stripe(x: place, width: width, y: level - above, height: thickness)
      }
    }
    if !isBar {
      elements.append(
        pen.circle(
          value.mark == .atMost ? "point up-to" : "point", x: place, y: level, radius: 4.5,
          id: value.id))
    }
    return elements
  }

  /// The first and the last year, and of the others as many as there is room for.
  private func periodLabels(_ pen: Pen) -> [Element] {
    guard let last = periods.indices.last else { return [] }
    let widest = periods.map { TextMeasure.width($0, size: text) }.max() ?? 0
    let every = max(Int(((widest + 8) / (slot * width)).rounded(.up)), 1)
    var taken: [ClosedRange<Double>] = []
    var labels: [Element] = []
    for index in [0, last] + stride(from: every, to: last, by: every) {
      let anchor = anchor(periods[index], at: index)
      let length = TextMeasure.width(periods[index], size: text)
      let left: Double =
        switch anchor {
        case .start: x(index) * width
        case .middle: x(index) * width - length / 2
        case .end: x(index) * width - length
        }
      let place = left - 4...left + length + 4
      guard !taken.contains(where: place.overlaps) else { continue }
      taken.append(place)
      labels.append(
        pen.label(
          "muted", periods[index], x: x(index), y: base + text * 1.35, anchor: anchor))
    }
    return labels
  }

  /// All values if each has room in its slot, else the last one.
  private func valueLabels(_ pen: Pen) -> [Element] {
    let present = values.enumerated().compactMap { index, value in value.map { (index, $0) } }
    let fits = present.allSatisfy { _, value in
      TextMeasure.width(value.textWithUnit, size: text) + 6 <= slot * width
    }
    return (fits ? present : present.suffix(1)).map { index, value in
      let clearance = value.isOpenAbove ? 20.0 : 10
      let high = value.bounds.upper.map(y) ?? y(value.drawn)
      let anchor = anchor(value.textWithUnit, at: index)
      let room: Double =
        switch anchor {
        case .start: (1 - x(index)) * width
        case .middle: width
        case .end: x(index) * width
        }
      let line = TextMeasure.wrap(
        value.textWithUnit, width: room, size: text, maximumLines: 1)[0]
      return pen.label(
        "label", line, x: x(index), y: min(high, y(value.drawn)) - clearance, anchor: anchor)
    }
  }

  /// Texts at the sides stay inside the panel.
  private func anchor(_ line: String, at index: Int) -> TextLine.Anchor {
    let half = TextMeasure.width(line, size: text) / 2
    if x(index) * width + half > width, x(index) > 0.5 { return .end }
    if x(index) * width - half < 0, x(index) < 0.5 { return .start }
    return .middle
  }
}
