/// A bar with what belongs to it, along a line of length 1: the geometry that a strip among HTML
/// text and a row of a document share.
public struct Strip: Sendable, Hashable {
  /// A stretch of the strip. What may be longer or shorter has a shape of its own, so that it
  /// needs no colour to be told apart.
  public struct Segment: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      /// A count.
      case bar
      /// A part of the bar, drawn upon it.
      case part
      /// What is missing to another bar; hatched.
      case gap
      /// The bar goes on, nobody knows how far: it dissolves into stripes. Has no length.
      case open
      /// The value may lie anywhere in here, and nowhere above; hollow.
      case upTo = "up-to"
      /// What rounding leaves: a whisker.
      case interval
      /// There is nothing to be a share of; a dotted line.
      case none
    }

    public var kind: Kind
    public var start: Double
    public var end: Double
    /// The observation that is drawn; nil for what lies between two.
    public var id: String?
    /// 1 for the first part, 2 for the second; 0 for what is no part.
    public var series = 0

    public var length: Double { end - start }
  }

  public internal(set) var segments: [Segment] = []
  /// Whether something could not be drawn as it is.
  var faults: Set<Fault> = []

  enum Fault: Sendable, Hashable {
    case cutOff, negative, zeroDenominator

    func text(_ words: ChartWords) -> String {
      switch self {
      case .cutOff: words.cutOff
      case .negative: words.negative
      case .zeroDenominator: words.zeroDenominator
      }
    }
  }
}

/// From values to lengths: 0 at 0, 1 at the maximum.
struct BarScale: Sendable {
  let maximum: Double

  /// A scale on which all the values find room, with a tenth more if one of them is open above.
  init(_ values: [ChartValue]) {
    let largest = values.map(\.extent).max() ?? 0
    maximum = max(0, values.contains(where: \.isOpenAbove) ? largest * 1.1 : largest)
  }

  init(maximum: Double) {
    self.maximum = max(0, maximum)
  }

  func position(_ value: Double) -> Double {
    maximum > 0 ? min(max(value / maximum, 0), 1) : 0
  }
}

extension Strip {
  /// The bar of a value with its parts, and the gap to what came before.
  init(
    _ value: ChartValue, parts: [ChartValue] = [], gapTo previous: ChartValue? = nil,
    scale: BarScale
  ) {
    addBar(value, scale: scale)
    addParts(parts, of: value, scale: scale)
    if let previous, previous.drawn > max(value.drawn, 0) {
      segments.append(
        Segment(
          kind: .gap, start: scale.position(value.drawn), end: scale.position(previous.drawn)))
    }
    addBounds(of: value, scale: scale)
  }

  /// What of `whole` is done: the whole is as long as the strip, the rest is the gap.
  init(_ part: ChartValue, of whole: ChartValue, share: ChartValue?) {
    guard whole.drawn > 0 else {
      segments = [Segment(kind: .none, start: 0, end: 1, id: whole.id)]
      faults = [.zeroDenominator]
      return
    }
    let end = min(max(part.drawn / whole.drawn, 0), 1)
    if part.drawn > whole.drawn { faults.insert(.cutOff) }
    if part.drawn < 0 { faults.insert(.negative) }
    segments.append(Segment(kind: .bar, start: 0, end: end, id: part.id))
    if end < 1 { segments.append(Segment(kind: .gap, start: end, end: 1)) }
    // A quotient of exact counts is exact, however many digits of it are shown.
    guard part.hasInterval || whole.hasInterval else { return }
    let range = share.map(Self.range(ofPercent:)) ?? Self.range(part, of: whole)
    addInterval(
      range.lower.map { min($0, end) } ?? end, range.upper.map { max($0, end) } ?? end, part.id)
  }

  private mutating func addBar(_ value: ChartValue, scale: BarScale) {
    if value.drawn < 0 { faults.insert(.negative) }
    let end = scale.position(value.drawn)
    guard value.mark == .atMost else {
      segments.append(Segment(kind: .bar, start: 0, end: end, id: value.id))
      return
    }
    let certain = scale.position(value.bounds.lower ?? 0)
    let start = certain < end ? certain : 0
    if start > 0 {
      segments.append(Segment(kind: .bar, start: 0, end: start, id: value.id))
    }
    segments.append(Segment(kind: .upTo, start: start, end: end, id: value.id))
  }

  private mutating func addParts(_ parts: [ChartValue], of value: ChartValue, scale: BarScale) {
    let end = scale.position(value.drawn)
    var start = 0.0
    var sum = 0.0
    for (index, part) in parts.enumerated() {
      if part.drawn < 0 { faults.insert(.negative) }
      sum += max(part.drawn, 0)
      if sum > value.drawn { faults.insert(.cutOff) }
      let partEnd = min(scale.position(sum), end)
      segments.append(
        Segment(kind: .part, start: start, end: partEnd, id: part.id, series: index + 1))
      start = partEnd
    }
  }

  private mutating func addBounds(of value: ChartValue, scale: BarScale) {
    let end = scale.position(value.drawn)
    let (lower, upper) = value.bounds
    // A hollow bar says it all.
    guard value.mark != .atMost else { return }
    addInterval(lower.map(scale.position) ?? end, upper.map(scale.position) ?? end, value.id)
    if upper == nil {
      segments.append(Segment(kind: .open, start: end, end: end, id: value.id))
    }
  }

  private mutating func addInterval(_ lower: Double, _ upper: Double, _ id: String) {
    guard lower < upper else { return }
    segments.append(Segment(kind: .interval, start: lower, end: min(upper, 1), id: id))
  }

  /// The bounds of a percentage as lengths; nil where nothing is known.
  private static func range(ofPercent share: ChartValue) -> (lower: Double?, upper: Double?) {
    (share.bounds.lower.map { $0 / 100 }, share.bounds.upper.map { $0 / 100 })
  }

  /// What rounding leaves of a quotient: the smallest part of the largest whole, and the other way
  /// round.
  private static func range(
    _ part: ChartValue, of whole: ChartValue
  ) -> (lower: Double?, upper: Double?) {
    let lower = part.bounds.lower.flatMap { lower in
      whole.bounds.upper.map { max(lower / $0, 0) }
    }
    let upper = part.bounds.upper.flatMap { upper in
      whole.bounds.lower.flatMap { $0 > 0 ? upper / $0 : nil }
    }
    return (lower, upper)
  }
}
