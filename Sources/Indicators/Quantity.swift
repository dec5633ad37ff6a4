public import Foundation

/// A value with how exact the wording makes it.
public struct Quantity: Sendable, Hashable {
  /// How a value relates to the true one, as the report words it.
  public enum Qualifier: String, Sendable, Codable, CaseIterable {
    /// As written, without a qualifying word.
    case exact
    /// 余, 多, 超, 逾, 以上.
    case atLeast
    /// 不超过, 以内.
    case atMost
    /// 约, 左右.
    case about
    /// 近: a little under.
    case near
  }

  /// In the base unit: 18.9 万件 is 189000.
  public var value: Decimal
  public var qualifier: Qualifier
  /// The least value that the wording allows; nil where it sets none.
  public var lowerBound: Decimal?
  /// The greatest value that the wording allows; nil where it sets none.
  public var upperBound: Decimal?

  public init(
    value: Decimal, qualifier: Qualifier, lowerBound: Decimal?, upperBound: Decimal?
  ) {
    self.value = value
    self.qualifier = qualifier
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// The quantity of a value that was rounded to multiples of `precision` (0 if it was not), with a
  /// qualifying word or without one.
  public init(value: Decimal, qualifier: Qualifier, precision: Decimal = 0) {
    let half = precision / 2
    switch qualifier {
    case .exact:
      self.init(
        value: value, qualifier: .exact, lowerBound: value - half, upperBound: value + half)
    case .atLeast:
      self.init(value: value, qualifier: .atLeast, lowerBound: value, upperBound: nil)
    case .atMost, .near:
      self.init(value: value, qualifier: qualifier, lowerBound: nil, upperBound: value)
    case .about:
      self.init(value: value, qualifier: .about, lowerBound: nil, upperBound: nil)
    }
  }
}
