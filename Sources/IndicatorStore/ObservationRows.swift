import Foundation
public import Indicators

/// Observations on their way out of the store, some at a time: one statement that is stepped on, in memory
/// that does not grow with their number.
///
/// @unchecked Sendable: the cursor is used within `read` of its snapshot only, which takes one thread at a
/// time.
public final class ObservationRows: @unchecked Sendable {
  private let snapshot: StoreSnapshot
  private let query: ObservationQuery
  private var stage = Stage.before
  private var count = 0
  private let progress: (@Sendable (Int) -> Void)?

  init(
    _ snapshot: StoreSnapshot, _ query: ObservationQuery, _ progress: (@Sendable (Int) -> Void)?
  ) {
    self.progress = progress
    self.snapshot = snapshot
    self.query = query
  }

  /// The statement begins with the first row that is asked for: a client may only want the head.
  private enum Stage {
    case before
    case rows(ObservationCursor)
    case end
  }

  deinit {
    // The statement ends where it was made.
    try? snapshot.snapshot.read { _ in stage = .end }
  }

  /// The next ones; none at the end.
  public func next(upTo limit: Int = 200) throws -> [PublishedObservation] {
    try snapshot.view { view in
      if case .before = stage { stage = .rows(try view.rows(query)) }
      guard case .rows(let cursor) = stage else { return [] }
      let some = try view.observations(from: cursor, upTo: limit)
      if some.isEmpty { stage = .end }
      count += some.count
      progress?(count)
      return some
    }
  }
}
