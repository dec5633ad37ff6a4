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

  private var line: LabelLine { LabelLine(width: width, size: text) }

  private var isSingle: Bool { values.compactMap { $0 }.count == 1 }

  func elements(length: @escaping (Double) -> Length, hasSizes: Bool) -> [Element] {
    let pen = Pen(length: length, textSize: hasSizes ? text : nil)
    var elements = [pen.line("axis", 0, base, 1, base)]
    for index in values.indices where values[index] == nil {
      elements.append(
        pen.rectangle(
          "gap", x: x(index) - slot * 0.3, width: slot * 0.6, y: base - 7, height: 7,
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
      let ends = (low: y(bounds.lower ?? value.drawn), high: bounds.upper.map(y) ?? level)
      if ends.low > ends.high {
        elements.append(pen.line("halo", place, ends.low, place, ends.high))
        elements.append(pen.line("interval", place, ends.low, place, ends.high))
        // Wider than a point, so that they are seen however near they are; what is open has none.
        elements += [bounds.lower, bounds.upper].compactMap { $0 }
          .map { pen.cap(x: place, y: y($0)) }
      }
    }
    if value.isOpenAbove {
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
    let order = [0, last] + stride(from: every, to: last, by: every)
    return line.placed(order.map { (periods[$0], x($0)) }).map { label in
      pen.label(
        "muted", label.text, x: label.x, y: base + text * 1.35, anchor: label.anchor)
    }
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
      let label = line.label(value.textWithUnit, at: x(index))
      return pen.label(
        "label", label.text, x: label.x, y: min(high, y(value.drawn)) - clearance,
        anchor: label.anchor)
    }
  }
}
