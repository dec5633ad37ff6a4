/// One of the keys that observations are sorted by: `value`, or `-value` for the largest first.
public struct SortKey: Sendable, Hashable, LosslessStringConvertible {
  /// What can be sorted by, named as in the answers.
  public enum Field: String, Sendable, CaseIterable {
    case indicator, area, period, kind, variant, value, unit, qualifier, origin, status, report,
      release
  }

  public var field: Field
  public var isDescending: Bool

  public init(_ field: Field, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }

  public init?(_ description: String) {
    let isDescending = description.hasPrefix("-")
    guard let field = Field(rawValue: String(description.dropFirst(isDescending ? 1 : 0))) else {
      return nil
    }
    self.init(field, isDescending: isDescending)
  }

  public var description: String { (isDescending ? "-" : "") + field.rawValue }

  /// The order of observations where none is asked for. No two have the same of all these.
  public static let natural: [SortKey] = [
    SortKey(.indicator), SortKey(.area), SortKey(.period), SortKey(.kind), SortKey(.variant),
  ]
}

extension [SortKey] {
  /// These keys, and behind them what is needed so that no two observations are equal.
  public var total: [SortKey] {
    self + SortKey.natural.filter { key in !contains { $0.field == key.field } }
  }
}
