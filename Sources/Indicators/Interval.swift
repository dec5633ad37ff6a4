public import Foundation

/// A value and the range that it is known to lie in. A missing bound is open.
///
/// Multiplication and division keep bounds only between ranges that are not negative, which is
/// what figures of reports are.
public struct Interval: Sendable, Hashable {
  public var value: Decimal
  public var lower: Decimal?
  public var upper: Decimal?

  public init(value: Decimal, lower: Decimal?, upper: Decimal?) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// A number known exactly.
  public init(_ number: Decimal) {
    self.init(value: number, lower: number, upper: number)
  }

  public init(_ quantity: Quantity) {
    self.init(value: quantity.value, lower: quantity.lowerBound, upper: quantity.upperBound)
  }

  /// Whether the value is known exactly.
  public var isPoint: Bool { lower == value && upper == value }

  /// Whether both can be one value within their bounds.
  public func canEqual(_ other: Interval) -> Bool {
    canBeAtMost(other) && other.canBeAtMost(self)
  }

  /// Whether this can be less than the other or the same, within the bounds of both.
  func canBeAtMost(_ other: Interval) -> Bool {
    guard let lower, let upper = other.upper else { return true }
    return lower <= upper
  }

  private var isNotNegative: Bool { (lower ?? -1) >= 0 }

  public static func + (left: Interval, right: Interval) -> Interval {
    Interval(
      value: left.value + right.value,
      lower: zip(left.lower, right.lower).map(+),
      upper: zip(left.upper, right.upper).map(+))
  }

  public static func - (left: Interval, right: Interval) -> Interval {
    Interval(
      value: left.value - right.value,
      lower: zip(left.lower, right.upper).map(-),
      upper: zip(left.upper, right.lower).map(-))
  }

  public static func * (left: Interval, right: Interval) -> Interval {
    let bounded = left.isNotNegative && right.isNotNegative
    return Interval(
      value: left.value * right.value,
      lower: bounded ? zip(left.lower, right.lower).map(*) : nil,
      upper: bounded ? zip(left.upper, right.upper).map(*) : nil)
  }

  /// Nil where the divisor's value is zero. An upper bound needs a divisor that cannot be zero.
  public static func / (left: Interval, right: Interval) -> Interval? {
    guard right.value != 0 else { return nil }
    let bounded = left.isNotNegative && right.isNotNegative
    let divisorAboveZero = right.lower.map { $0 > 0 } ?? false
    return Interval(
      value: left.value / right.value,
      lower: bounded ? zip(left.lower, right.upper).map(/) : nil,
      upper: bounded && divisorAboveZero ? zip(left.upper, right.lower).map(/) : nil)
  }
}

/// Both, if both are there.
private func zip(_ left: Decimal?, _ right: Decimal?) -> (Decimal, Decimal)? {
  guard let left, let right else { return nil }
  return (left, right)
}

extension Decimal {
  /// Rounded to places after the point.
  public func rounded(toPlaces places: Int, _ mode: RoundingMode = .plain) -> Decimal {
    var value = self
    var result = Decimal()
    unsafe NSDecimalRound(&result, &value, places, mode)
    return result
  }
}
