import Indicators

/// Which state of the store is looked at: that after the newest release, or after an earlier one.
enum PointInTime: Sendable, Hashable {
  case now
  case release(Int)

  /// Whether statements about it have one text for all; an earlier release is named in theirs.
  var isNow: Bool { self == .now }

  var use: StatementUse { isNow ? .often : .once }

  /// The condition on a row with `release` and `supersededBy`: it is what held then.
  var condition: String {
    switch self {
    case .now: "supersededBy IS NULL"
    case .release(let number):
      "release <= \(number) AND (supersededBy IS NULL OR supersededBy > \(number))"
    }
  }
}
