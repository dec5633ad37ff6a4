/// Rates on one axis, a dot each; equal ones lie above each other. Those that stand alone are named,
/// stacks are counted.
public struct RateDots: Chart {
  public var head: ChartHead
  public var values: [ChartValue]
  /// Where the axis begins; it begins lower if a value does.
  public var axisStart: Double
  public var axisEnd: Double
  /// What stands behind the numbers of the axis.
  public var axisUnit: String
  private let givenNote: String?

  /// - Parameter axisNote: says that the axis does not start at 0; made from the words of the head
  ///   if nil. Not shown if the axis does start at 0.
  public init(
    _ head: ChartHead, values: [ChartValue], axisStart: Double = 0, axisEnd: Double = 100,
    axisUnit: String = "%", axisNote: String? = nil
  ) {
    self.head = head
    self.values = values
    self.axisStart = axisStart
    self.axisEnd = axisEnd
    self.axisUnit = axisUnit
    givenNote = axisNote
  }

  /// What is to be said of the axis; nil if it starts at 0. Documents say it by themselves, pages
  /// put it below the chart.
  public var axisNote: String? {
    let start = axis.start
    guard start != 0, !values.isEmpty else { return nil }
    return givenNote
      ?? head.words.axisStartsAt + NumberText.plain(start) + axisUnit + head.words.end
  }

  public var summary: String {
    sentence(values.map(statement)) + (axisNote.map { " " + $0 } ?? "")
  }

  public var table: ChartTable {
    ChartTable(
      caption: head.title, header: [head.words.item, head.words.value],
      rows: values.map { value in
        ChartTable.Row(
          head: value.label, secondaryHead: value.secondaryLabel, cells: [.init(value)])
      })
  }

  var axis: NumberAxis {
    let bounds = values.flatMap { [$0.drawn, $0.bounds.lower ?? $0.drawn] }
    return NumberAxis(
      start: axisStart, end: axisEnd, values: bounds)
  }

  /// The chart among HTML text, as wide as its place. Its texts are laid out for 12 CSS pixels and
  /// do not meet at 280 pixels or more.
  public func inline(isDecorative: Bool = false) -> String {
    guard !values.isEmpty else { return "" }
    let axis = self.axis
    let layout = DotLayout(
      values, axis: axis, width: 280, sizes: .inline, items: head.words.items)
    return Element.inline(
      "dots", id: Element.identifier(head.id), height: layout.height + 24,
      title: accessibleTitle, description: accessibleDescription, isDecorative: isDecorative,
      elements(layout, axis, length: Length.fraction, textSize: nil)
    ).xml
  }

  public func drawing(in area: DrawingArea) -> Drawing {
    guard !values.isEmpty else { return empty(in: area) }
    let axis = self.axis
    let layout = DotLayout(
      values, axis: axis, width: area.width, sizes: .document, items: head.words.items)
    let shapes = elements(
      layout, axis, length: { .units($0 * area.width) }, textSize: layout.sizes.text)
    // The axis stands at the foot of the room, not under the title.
    let note =
      axisNote.map {
        TextLine($0, size: 19, style: "note").wrapped(to: area.width, maximumLines: 2)
      } ?? []
    let below = 44 + Double(note.count) * 26
    let top = min(max(area.height - layout.height - below, 0), 160)
    var elements = [
      Element("g", ["transform": "translate(0 \(NumberText.plain(top)))"], shapes)
    ]
    var y = top + layout.height + 44
    for line in note {
      y += 26
      elements.append(line.element(x: 0, y: y))
    }
    return Drawing(elements: elements, height: y)
  }

  func elements(
    _ layout: DotLayout, _ axis: NumberAxis, length: @escaping (Double) -> Length, textSize: Double?
  ) -> [Element] {
    let base = layout.height
    let padding = layout.sizes.padding
    let label = layout.sizes.text
    func place(_ value: Double) -> Double {
      padding + axis.position(value) * (1 - 2 * padding)
    }
    let pen = Pen(length: length, textSize: textSize)
    var elements = [pen.line("axis", 0, base, 1, base)]
    let ticks = axis.ticks.map { tick in
      (text: NumberText.plain(tick) + axisUnit, x: place(tick))
    }
    elements += ticks.map { pen.line("tick", $0.x, base, $0.x, base + 5) }
    elements += LabelLine(width: layout.width, size: label)
      .placed(ticks.suffix(1) + ticks.prefix(1) + ticks.dropFirst().dropLast())
      .map {
        pen.label("muted", $0.text, x: $0.x, y: base + 7 + label, anchor: $0.anchor)
      }
    for label in layout.labels {
      if let end = label.leaderEnd {
        elements.append(pen.line("leader", label.x, base - label.height + 4, label.x, base - end))
      }
    }
    // Whiskers first: one dot is not to lie under the whisker of another.
    for dot in layout.dots {
      guard let lower = dot.value.bounds.lower, let upper = dot.value.bounds.upper, lower < upper
      else { continue }
      let ends = [lower, upper].map(place)
      let y = base - layout.centre(dot)
      elements.append(pen.line("interval", ends[0], y, ends[1], y))
    }
    for dot in layout.dots {
      elements.append(
        pen.circle(
          dot.isAlone ? "dot alone" : "dot", x: dot.x, y: base - layout.centre(dot),
          radius: layout.sizes.radius, id: dot.value.id))
    }
    return elements
      + layout.labels.map { label in
        pen.label(
          label.isCount ? "label count" : "label", label.text, x: label.x,
          y: base - label.height, anchor: label.anchor, shift: label.shift)
      }
  }
}
