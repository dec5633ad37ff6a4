import Foundation
import GRDB
public import Indicators
import Synchronization

/// All observations that a query chooses, some at a time, from one state of the store: bounded memory,
/// whatever their number. One reader at a time.
public final class ObservationRows: Sendable {
  /// The number of the release that all rows are from; 0 in an empty store.
  public let release: Int

  private let snapshot: DatabaseSnapshot
  private let query: ObservationQuery
  private let asOf: Int?
  private let position = Mutex<Position>(.start)

  private enum Position {
    case start
    case after(PageCursor)
    case end
  }

  init(snapshot: DatabaseSnapshot, query: ObservationQuery, asOf: Int?) throws {
    release = try snapshot.read { try StoreView($0, asOf: asOf).release?.number ?? 0 }
    self.asOf = asOf
    self.snapshot = snapshot
    self.query = query
  }

  /// The next ones in the order of ``StoreView/observations(_:limit:after:)``; none at the end.
  public func next(upTo limit: Int = 200) throws -> [PublishedObservation] {
    try position.withLock { position in
      let cursor: PageCursor?
      switch position {
      case .start: cursor = nil
      case .after(let last): cursor = last
      case .end: return []
      }
      let page = try snapshot.read {
        try StoreView($0, asOf: asOf).stretch(query, limit: limit, after: cursor)
      }
      position = page.next.map(Position.after) ?? .end
      return page.elements
    }
  }
}

extension IndicatorStore {
  /// Rows to stream; the state they come from stays as it is now until they are released.
  ///
  /// - Parameter asOf: The release whose state is meant; nil for the newest.
  public func stream(
    _ query: ObservationQuery, asOf: Int? = nil
  ) throws(StoreError) -> ObservationRows {
    do {
      return try ObservationRows(
        snapshot: try database.makeSnapshot(), query: query, asOf: asOf)
    } catch {
      throw StoreError(error)
    }
  }
}
