/// A stretch of numbers with round ticks.
struct NumberAxis: Sendable {
  let start: Double
  let end: Double
  let ticks: [Double]

  /// - Parameters:
  ///   - start: the axis begins here, or at a rounder number below if a value lies lower.
  ///   - end: the axis ends here, or above if a value lies higher.
  init(start: Double, end: Double, values: [Double], maximumTicks: Int = 6) {
    let lowest = min(start.isFinite ? start : 0, values.min() ?? start)
    let highest = max(end.isFinite ? end : lowest, values.max() ?? end)
    let step = Self.step(
      (highest > lowest ? highest - lowest : 1) / Double(max(maximumTicks - 1, 1)))
    let first = lowest == start ? start : (lowest / step).rounded(.down) * step
    let last = highest > first ? highest : first + step
    // Whole steps are counted, so that no error adds up.
    let base = (first / step).rounded(.up)
    let count = Int(((last / step) - base + 1e-9).rounded(.down))
    self.start = first
    self.end = last
    ticks = (0...max(count, 0)).map { (base + Double($0)) * step }
  }

  /// Without ticks, as long as the values need.
  init(start: Double, values: [Double]) {
    self.start = min(start, values.min() ?? start)
    let highest = max(start, values.max() ?? start)
    end = highest > self.start ? highest : self.start + 1
    ticks = []
  }

  /// 0 at the start, 1 at the end; what lies beyond is drawn at the end.
  func position(_ value: Double) -> Double {
    min(max((value - start) / (end - start), 0), 1)
  }

  /// The round number (1, 2, 5 × 10ⁿ) that is not less than the given one.
  static func step(_ least: Double) -> Double {
    guard least.isFinite, least > 0 else { return 1 }
    var magnitude = 1.0
    while magnitude * 10 <= least { magnitude *= 10 }
    while magnitude > least { magnitude /= 10 }
    return [1, 2, 5].map { $0 * magnitude }.first { $0 >= least * (1 - 1e-9) } ?? 10 * magnitude
  }
}
