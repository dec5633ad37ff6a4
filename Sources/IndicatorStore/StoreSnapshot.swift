import GRDB
public import Indicators

/// One state of the store that can be read for as long as it is held, whatever is released meanwhile: for
/// what is made while it is sent.
public final class StoreSnapshot: Sendable {
  /// The release whose state it is; nil in an empty store.
  public let release: Release?

  let snapshot: DatabaseSnapshot
  let asOf: Int?

  init(_ snapshot: DatabaseSnapshot, asOf: Int?) throws {
    self.snapshot = snapshot
    self.asOf = asOf
    release = try snapshot.read { db in
      // What has to be sorted is as much as is chosen: it goes to a file, not into memory.
      try db.execute(sql: "PRAGMA temp_store = FILE")
      return try StoreView(db, asOf: asOf).release
    }
  }

  /// Reads from it.
  public func view<Value>(_ body: (StoreView) throws -> Value) throws -> Value {
    try snapshot.read { try body(StoreView($0, asOf: asOf)) }
  }

  /// The observations that a query chooses, in its order.
  ///
  /// - Parameter progress: is told how many have been read.
  public func observations(
    _ query: ObservationQuery, progress: (@Sendable (Int) -> Void)? = nil
  ) -> ObservationRows {
    ObservationRows(self, query, progress)
  }

  /// Some fields of the same, as rows of cells.
  ///
  /// - Parameter progress: is told how many have been read.
  public func cells(
    _ fields: [ObservationField], of query: ObservationQuery,
    progress: (@Sendable (Int) -> Void)? = nil
  ) -> ObservationCells {
    ObservationCells(self, query, fields, progress)
  }
}

extension IndicatorStore {
  /// The state as it is now.
  ///
  /// - Parameter asOf: The release whose state is meant; nil for the newest.
  public func snapshot(asOf: Int? = nil) throws(StoreError) -> StoreSnapshot {
    do {
      return try StoreSnapshot(try database.makeSnapshot(), asOf: asOf)
    } catch {
      throw StoreError(error)
    }
  }
}
