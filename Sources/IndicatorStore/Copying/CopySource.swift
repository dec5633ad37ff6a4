import Indicators

/// One state of a store that is copied.
struct CopySource {
  /// Its address, as it may be told.
  let name: String
  let snapshot: any EngineSnapshot
  let state: StoreState
  /// Of all tables.
  let rows: Int
  private let engine: any Engine

  /// - Throws: ``StoreError`` if it is not a whole store with a release.
  init(_ engine: any Engine, name: String) throws {
    self.engine = engine
    self.name = name
    snapshot = try engine.snapshot(from: engine.newestRelease)
    (state, rows) = try snapshot.read { db in
      if let mark = try CopyMark.read(db) {
        throw StoreError.underCopy(path: name, source: mark.source)
      }
      guard let state = try StoreState(db) else {
        throw StoreError.cannotCopy(
          "nothing has been published in \(name); a store with a release would be right")
      }
      // It could not be verified in the copy.
      let faults = try AuditEntry.faults(db)
      guard faults.isEmpty else { throw StoreError.damaged(path: name, findings: faults) }
      let tables = StoreTable.all + [SentenceIndex.rows]
      return (state, try tables.reduce(0) { try $0 + $1.count(db) })
    }
  }

  /// What it has become since; nil if nothing has happened.
  var later: StoreState? {
    get throws {
      let now = try engine.read(from: engine.newestRelease) { try StoreState($0) }
      return now == state ? nil : now
    }
  }
}
