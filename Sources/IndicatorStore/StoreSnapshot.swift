public import Indicators

/// One state of the store that can be read for as long as it is held, whatever is released meanwhile: for
/// what is made while it is sent.
public final class StoreSnapshot: Sendable {
  /// The release whose state it is; nil in an empty store.
  public let release: Release?

  let snapshot: any EngineSnapshot
  let asOf: Int?

  init(_ snapshot: any EngineSnapshot, asOf: Int?) throws {
    self.snapshot = snapshot
    self.asOf = asOf
    release = try snapshot.read { try StoreView($0, asOf: asOf).release }
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
