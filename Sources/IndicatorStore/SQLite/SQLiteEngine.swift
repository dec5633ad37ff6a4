import Foundation
import GRDB

/// The data in one SQLite file. Any number of readers see the state after one release, while one writer makes
/// the next.
final class SQLiteEngine: Engine {
  private let pool: DatabasePool

  /// Opens a file, makes it if there is none, and brings an older one up to date, after a copy.
  ///
  /// - Parameter copied: is told where the copy of an older store is, before anything is changed.
  init(path: String, copied: (String) -> Void) throws(StoreError) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 8
    configuration.prepareDatabase { db in
      // Nothing is written outside of the store's folder, which may be the only writable one.
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    do {
      try Self.examine(path, copied)
      pool = try DatabasePool(path: path, configuration: configuration)
      // A release that was acknowledged must survive a power cut. Not in `prepareDatabase`: the pool
      // sets NORMAL after it.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Self.migrate(pool)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  func close() throws {
    // Ends the readers first: only a writer that is the last connection takes the log into the file.
    pool.releaseMemory()
    try pool.close()
  }

  var newestRelease: Int {
    get throws { try read(from: 0) { try $0.value("SELECT max(number) FROM release") ?? 0 } }
  }

  var isCutOff: Bool { false }

  /// Every reader sees what has been written.
  func read<Value>(
    from release: Int, _ body: (any Connection) throws -> Value
  ) throws -> Value {
    try pool.read { try body(SQLiteConnection($0)) }
  }

  func write<Value>(isTrial: Bool, _ body: (any Connection) throws -> Value) throws -> Value {
    try pool.writeWithoutTransaction { db in
      var value: Value?
      try db.inTransaction(.immediate) {
        value = try body(SQLiteConnection(db))
        return isTrial ? .rollback : .commit
      }
      guard let value else { throw StoreError.failed("the change gave no value") }
      return value
    }
  }

  func snapshot(from release: Int) throws -> any EngineSnapshot {
    try SQLiteSnapshot(pool.makeSnapshot())
  }

  func storeError(_ error: any Error) -> StoreError { StoreError(error) }

  /// Brings the tables up to date.
  private static func migrate(_ pool: DatabasePool) throws {
    let migrator = SQLiteSchema.migrator
    while try !pool.read(migrator.hasCompletedMigrations) {
      let before = try pool.read(migrator.appliedIdentifiers)
      do {
        try migrator.migrate(pool)
      } catch  where (try? pool.read(migrator.appliedIdentifiers)) != before {
        // Another process opens the store too, and has made this migration: the next look tells what is left.
        continue
      }
    }
  }

  /// Refuses a file that is not ours or from a newer version, without writing to it: opening it as a
  /// pool would turn on WAL. One of an older version is copied.
  private static func examine(
    _ path: String, _ tell: (String) -> Void
  ) throws(StoreError) {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    guard size ?? 0 > 0 else { return }
    let file = try StoreFile(path, mayBeUnderCopy: true)
    if let copy = try file.copyBeforeMigration() { tell(copy) }
    try file.close()
  }
}

private final class SQLiteSnapshot: EngineSnapshot {
  private let snapshot: DatabaseSnapshot

  init(_ snapshot: DatabaseSnapshot) throws {
    self.snapshot = snapshot
    // What has to be sorted is as much as is chosen: it goes to a file, not into memory.
    try snapshot.read { try $0.execute(sql: "PRAGMA temp_store = FILE") }
  }

  func read<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
    try snapshot.read { try body(SQLiteConnection($0)) }
  }
}
