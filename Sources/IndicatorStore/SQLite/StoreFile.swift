import Foundation
import GRDB

/// The file of a store, looked at without writing to it: one of an older version stays as it is. For
/// what looks after files: backup, restore, check.
public final class StoreFile: Sendable {
  public let path: String
  let queue: DatabaseQueue

  /// Opens a file that is there. Another process may read and write it meanwhile.
  ///
  /// - Throws: ``StoreError/newerSchema(path:)``, ``StoreError/notAStore(path:)`` and
  ///   ``StoreError/underCopy(path:source:)``, with the file not touched, and
  ///   ``StoreError/cannotOpen(path:reason:)``.
  public convenience init(_ path: String) throws(StoreError) {
    try self.init(path, mayBeUnderCopy: false)
  }

  /// - Parameter mayBeUnderCopy: whether it need not be whole.
  init(_ path: String, mayBeUnderCopy: Bool) throws(StoreError) {
    self.path = path
    var configuration = Configuration()
    // A reader that may not write leaves the files behind that it makes beside a database in WAL mode;
    // where there is a log already, one that may write would take it into the file.
    configuration.readonly = FileManager.default.fileExists(atPath: path + "-wal")
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { db in
        guard try !SQLiteSchema.migrator.hasBeenSuperseded(db) else {
          throw StoreError.newerSchema(path: path)
        }
        guard try !Self.isForeign(db) else { throw StoreError.notAStore(path: path) }
        if !mayBeUnderCopy, let mark = try CopyMark.read(SQLiteConnection(db)) {
          throw StoreError.underCopy(path: path, source: mark.source)
        }
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  /// Tables of someone else's in a file that we never migrated.
  private static func isForeign(_ db: Database) throws -> Bool {
    guard try !db.tableExists("grdb_migrations") else { return false }
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0 > 0
  }

  /// Call it before somebody else opens the file to change it.
  public func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error) }
  }

  /// The first migration that it lacks; nil if it is up to date.
  var missingMigration: String? {
    get throws {
      let applied = try queue.read(SQLiteSchema.migrator.appliedIdentifiers)
      return SQLiteSchema.migrator.migrations.first { !applied.contains($0) }
    }
  }

  /// Whether an older version has left it, and the next that opens it as a store brings it up to date.
  public var isOlder: Bool {
    get throws(StoreError) {
      do { return try missingMigration != nil } catch { throw StoreError(error) }
    }
  }

  /// The newest release's number; nil if nothing has been published.
  public var release: Int? {
    get throws(StoreError) {
      do {
        return try queue.read { db in
          guard try db.tableExists("release") else { return nil }
          return try Int.fetchOne(db, sql: "SELECT max(number) FROM release")
        }
      } catch {
        throw StoreError(error)
      }
    }
  }

  /// Its size, in bytes.
  public var bytes: Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int ?? 0
  }

  /// Reads from one consistent state of a file that is up to date.
  public func view<Value>(_ body: (StoreView) throws -> Value) throws -> Value {
    do {
      return try queue.read { try body(StoreView(SQLiteConnection($0))) }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }
}
