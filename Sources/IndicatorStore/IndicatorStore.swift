public import Foundation
import GRDB
public import Indicators

/// The published data in one SQLite file. Any number of readers see the state after one release, while
/// one writer makes the next.
public final class IndicatorStore: Sendable {
  let database: DatabasePool
  let catalogue: Catalogue

  /// Where its file is: what else has to be written for a while can be written there.
  public var folder: URL { URL(filePath: database.path).deletingLastPathComponent() }

  /// Opens a store, makes it if there is no file, and brings an older one up to date, after a copy.
  ///
  /// The codes of the catalogue are entered, so that rows can refer to them; codes that left the
  /// catalogue stay, since rows of earlier releases name them.
  ///
  /// - Parameter copied: is told where the copy of an older store is, before anything is changed.
  public init(
    path: String, catalogue: Catalogue, copied: (String) -> Void = { _ in }
  ) throws(StoreError) {
    self.catalogue = catalogue
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 8
    configuration.prepareDatabase { db in
      // Nothing is written outside of the store's folder, which may be the only writable one.
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    do {
      try Self.examine(path, copied)
      database = try DatabasePool(path: path, configuration: configuration)
      // A release that was acknowledged must survive a power cut. Not in `prepareDatabase`: the pool
      // sets NORMAL after it.
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Self.migrate(database)
      try database.write { try Self.enter(catalogue, into: $0) }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  /// Closes the store, with everything in the one file. Call it when nothing reads any more.
  public func close() throws(StoreError) {
    // Ends the readers first: only a writer that is the last connection takes the log into the file.
    database.releaseMemory()
    do { try database.close() } catch { throw StoreError(error) }
  }

  /// Brings the tables up to date.
  private static func migrate(_ database: DatabasePool) throws {
    let migrator = Schema.migrator
    while try !database.read(migrator.hasCompletedMigrations) {
      let before = try database.read(migrator.appliedIdentifiers)
      do {
        try migrator.migrate(database)
      } catch  where (try? database.read(migrator.appliedIdentifiers)) != before {
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
    let file = try StoreFile(path)
    if let copy = try file.copyBeforeMigration() { tell(copy) }
    try file.close()
  }

  /// Well below the number of values that SQLite takes in a statement.
  private static let codesAtOnce = 500

  private static func enter(_ catalogue: Catalogue, into db: Database) throws {
    func enter(_ table: String, _ codes: [String]) throws {
      // There are thousands of areas, and after the first start nearly all codes are there.
      let known = try Set(String.fetchAll(db, sql: "SELECT code FROM \(table)"))
      let missing = codes.filter { !known.contains($0) }
      for start in stride(from: 0, to: missing.count, by: codesAtOnce) {
        let some = missing[start..<min(start + codesAtOnce, missing.count)]
        let rows = repeatElement("(?)", count: some.count).joined(separator: ", ")
        try db.execute(
          sql: "INSERT INTO \(table) (code) VALUES \(rows)", arguments: StatementArguments(some))
      }
    }
    try enter("theme", catalogue.themes.map(\.code))
    try enter("unit", catalogue.units.map(\.code))
    try enter("area", catalogue.areas.map(\.code))
    let indicator = try db.cachedStatement(
      sql: """
        INSERT INTO indicator (code, theme) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET theme = excluded.theme WHERE theme <> excluded.theme
        """)
    for entry in catalogue.indicators {
      try indicator.execute(arguments: [entry.code, entry.theme])
    }
  }
}

extension StoreError {
  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .failed("\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CONSTRAINT: .refused(error.message ?? "\(error)")
      case .SQLITE_FULL: .diskFull
      default: .failed("\(error)")
      }
  }

  /// - Parameter path: of a file other than the store.
  init(writing path: String, _ error: any Error) {
    self = .cannotWrite(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
  }

  init(opening path: String, _ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .cannotOpen(path: path, reason: "\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAStore(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      default: .cannotOpen(path: path, reason: error.message ?? "\(error)")
      }
  }
}
