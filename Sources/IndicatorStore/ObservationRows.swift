import Foundation
import GRDB
public import Indicators

/// Observations on their way out of the store, some at a time: one statement that is stepped on, in memory
/// that does not grow with their number.
///
/// @unchecked Sendable: the cursor is used within `read` of its snapshot only, which takes one thread at a
/// time.
public final class ObservationRows: @unchecked Sendable {
  private let snapshot: StoreSnapshot
  /// Nil at the end.
  private var cursor: ObservationCursor?
  private var count = 0
  private let progress: (@Sendable (Int) -> Void)?

  init(
    _ snapshot: StoreSnapshot, _ query: ObservationQuery, _ progress: (@Sendable (Int) -> Void)?
  ) throws {
    self.progress = progress
    self.snapshot = snapshot
    cursor = try snapshot.view { try $0.rows(query) }
  }

  deinit {
    // The statement ends where it was made.
    snapshot.snapshot.read { _ in cursor = nil }
  }

  /// The next ones; none at the end.
  public func next(upTo limit: Int = 200) throws -> [PublishedObservation] {
    try snapshot.view { view in
      guard let cursor else { return [] }
      let some = try view.observations(from: cursor, upTo: limit)
      if some.isEmpty { self.cursor = nil }
      count += some.count
      progress?(count)
      return some
    }
  }
}
