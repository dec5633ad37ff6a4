/// Where dots on an axis lie, and which of them can be named: computed for one width. At any larger
/// width nothing comes closer to each other.
struct DotLayout: Sendable {
  struct Sizes: Sendable {
    var radius: Double
    /// From one dot of a stack to the next.
    var step: Double
    var text: Double
    /// Highest stack; a higher one is pushed together.
    var stack: Double
    /// How many lines of labels may lie above each other.
    var lanes: Int
    /// The part of the width to the left and right of the axis.
    var padding: Double

    static let inline = Sizes(
      radius: 4.5, step: 10.5, text: 12, stack: 120, lanes: 6, padding: 0.06)
    static let document = Sizes(
      radius: 9, step: 21, text: 20, stack: 260, lanes: 8, padding: 0.025)
  }

  struct Dot: Sendable {
    var value: ChartValue
    /// A fraction of the width.
    var x: Double
    /// 0 lies on the axis.
    var level: Int
    var isAlone: Bool
  }

  struct Label: Sendable {
    var text: String
    /// A fraction of the width.
    var x: Double
    var anchor: TextLine.Anchor
    /// From `x` to the anchor, in units.
    var shift: Double
    /// The base line above the axis, in units.
    var height: Double
    /// From the label down to this height, if the label lies away from its dot.
    var leaderEnd: Double?
    var isCount: Bool
  }

  /// A box over the axis: `y` is a height above it.
  private struct Box {
    var left: Double
    var right: Double
    var bottom: Double
    var top: Double

    func touches(_ other: Box) -> Bool {
      left < other.right && other.left < right && bottom < other.top && other.bottom < top
    }
  }

  let sizes: Sizes
  let width: Double
  private(set) var dots: [Dot] = []
  private(set) var labels: [Label] = []
  /// The height of everything above the axis.
  private(set) var height = 0.0
  private let step: Double

  init(_ values: [ChartValue], axis: NumberAxis, width: Double, sizes: Sizes, items: String) {
    self.sizes = sizes
    self.width = width
    let sorted = values.enumerated().sorted {
      ($0.element.drawn, $0.offset) < ($1.element.drawn, $1.offset)
    }.map(\.element)
    let counts = Dictionary(grouping: sorted, by: \.drawn).mapValues(\.count)
    for value in sorted {
      let x = sizes.padding + axis.position(value.drawn) * (1 - 2 * sizes.padding)
      let near = dots.filter { abs($0.x - x) * width < 2 * sizes.radius + 1 }
      let taken = Set(near.map(\.level))
      let level = (0...near.count).first { !taken.contains($0) } ?? near.count
      dots.append(Dot(value: value, x: x, level: level, isAlone: counts[value.drawn] == 1))
    }
    let levels = Double(dots.map(\.level).max() ?? 0)
    step = levels * sizes.step > sizes.stack ? sizes.stack / levels : sizes.step
    height = levels * step + 2 * sizes.radius + 4
    placeLabels(items: items)
  }

  /// The centre of a dot above the axis.
  func centre(_ dot: Dot) -> Double {
    sizes.radius + 4 + Double(dot.level) * step
  }

  private mutating func placeLabels(items: String) {
    var obstacles = dots.map { dot in
      let centre = centre(dot)
      return Box(
        left: dot.x * width - sizes.radius - 2, right: dot.x * width + sizes.radius + 2,
        bottom: centre - sizes.radius, top: centre + sizes.radius + 2)
    }
    // Stacks first: a number of many is worth more than one name.
    let tops = Dictionary(grouping: dots, by: \.value.drawn).values
      .compactMap { group in
        group.max { $0.level < $1.level }.map { (dot: $0, count: group.count) }
      }
      .sorted { ($1.count > 1 ? 1 : 0, $0.dot.x) < ($0.count > 1 ? 1 : 0, $1.dot.x) }
    for (dot, count) in tops {
      let text =
        count > 1
        ? "\(count) \(items) \(dot.value.textWithUnit)"
        : "\(dot.value.label) \(dot.value.textWithUnit)"
      place(text, at: dot, isCount: count > 1, obstacles: &obstacles)
    }
    labels.sort { ($0.x, $0.height) < ($1.x, $1.height) }
  }

  /// Puts the text to the nearest free place above its dot; a text without any is left to the
  /// table.
  private mutating func place(
    _ text: String, at dot: Dot, isCount: Bool, obstacles: inout [Box]
  ) {
    let text = TextMeasure.wrap(
      text, width: width * 0.8, size: sizes.text, isBold: isCount, maximumLines: 1)[0]
    let textWidth = TextMeasure.width(text, size: sizes.text, isBold: isCount)
    let x = dot.x * width
    let dotTop = centre(dot) + sizes.radius
    for lane in 0..<sizes.lanes {
      let bottom = dotTop + 5 + Double(lane) * sizes.text * 1.45
      for anchor in [TextLine.Anchor.middle, .end, .start] {
        let shift: Double =
          switch anchor {
          case .middle: 0
          case .end: sizes.radius
          case .start: -sizes.radius
          }
        let left: Double =
          switch anchor {
          case .middle: x - textWidth / 2
          case .end: x + shift - textWidth
          case .start: x + shift
          }
        let box = Box(
          left: left - 4, right: left + textWidth + 4, bottom: bottom,
          top: bottom + sizes.text * 1.25)
        let leader = Box(left: x - 1, right: x + 1, bottom: dotTop + 3, top: bottom)
        let isFree = !obstacles.contains { $0.touches(box) || lane > 0 && $0.touches(leader) }
        guard left >= 0, left + textWidth <= width, isFree else { continue }
        obstacles.append(box)
        if lane > 0 { obstacles.append(leader) }
        labels.append(
          Label(
            text: text, x: dot.x, anchor: anchor, shift: shift,
            height: bottom + sizes.text * 0.25, leaderEnd: lane > 0 ? dotTop + 2 : nil,
            isCount: isCount))
        height = max(height, box.top + 2)
        return
      }
    }
  }
}
