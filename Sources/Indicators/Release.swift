public import Foundation

/// One atomic publication: what readers see is always the state after one release.
public struct Release: Sendable, Hashable {
  /// Rising by one, from 1.
  public var number: Int
  public var madeAt: Date
  /// Who published it.
  public var by: String
  /// Why, in a sentence.
  public var reason: String
  /// The report that it published.
  public var report: String
  /// Observations that it added, changed or withdrew.
  public var changes: Int

  public init(
    number: Int, madeAt: Date, by: String, reason: String, report: String, changes: Int
  ) {
    self.number = number
    self.madeAt = madeAt
    self.by = by
    self.reason = reason
    self.report = report
    self.changes = changes
  }
}
