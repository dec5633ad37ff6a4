/// Texts beside each other in one line, each at a place that is a fraction of the width: as many as
/// there is room for.
struct LabelLine: Sendable {
  struct Label: Sendable {
    var text: String
    var x: Double
    var anchor: TextLine.Anchor
  }

  /// The smallest width that the line will have.
  let width: Double
  /// Of the text.
  let size: Double

  /// The labels that find room, those that come first before those that come later.
  func placed(_ texts: [(text: String, x: Double)]) -> [Label] {
    var taken: [ClosedRange<Double>] = []
    return texts.compactMap { text, x in
      let label = label(text, at: x)
      let length = TextMeasure.width(label.text, size: size)
      let left: Double =
        switch label.anchor {
        case .start: x * width
        case .middle: x * width - length / 2
        case .end: x * width - length
        }
      let place = left - 4...left + length + 4
      guard !taken.contains(where: place.overlaps) else { return nil }
      taken.append(place)
      return label
    }
  }

  /// A text that stays inside the line: at the sides it leans to the middle, and is cut if it is
  /// still too long.
  func label(_ text: String, at x: Double) -> Label {
    let half = TextMeasure.width(text, size: size) / 2
    let anchor: TextLine.Anchor =
      if x > 0.5, x * width + half > width {
        .end
      } else if x < 0.5, x * width - half < 0 {
        .start
      } else {
        .middle
      }
    let room: Double =
      switch anchor {
      case .start: (1 - x) * width
      case .middle: width
      case .end: x * width
      }
    let line = TextMeasure.wrap(text, width: room, size: size, maximumLines: 1)[0]
    return Label(text: line, x: x, anchor: anchor)
  }
}
