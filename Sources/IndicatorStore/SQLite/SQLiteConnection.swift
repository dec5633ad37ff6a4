import Foundation
import GRDB

/// A connection of SQLite, as GRDB lends it.
final class SQLiteConnection: Connection {
  let database: Database

  init(_ database: Database) { self.database = database }

  func execute(_ sql: String, _ arguments: Arguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments.ofSQLite)
  }

  func rows(_ sql: String, _ arguments: Arguments, _ use: StatementUse) throws -> any Rows {
    // The cache of statements has no bound of its own.
    let statement =
      try use == .often
      ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
    return try SQLiteRows(statement, arguments.ofSQLite)
  }

  func hasTable(_ name: String) throws -> Bool { try database.tableExists(name) }

  var size: Int {
    get throws {
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      return pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
    }
  }

  func sentences(having tokens: [String]) -> (sql: String, arguments: Arguments) {
    // In this order, side by side; the last may go on: recon finds reconsideration.
    (
      "SELECT area, id, release FROM observationText WHERE observationText MATCH ?",
      ["\"\(tokens.joined(separator: " "))\" *"]
    )
  }

  func condition(that column: String, isAmong query: String) -> String {
    "\(column) IN (\(query))"
  }

  /// The check of every page, index and condition.
  func integrityFindings() throws -> [String] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      .map { "the file is damaged: \($0)" }
  }

  func keyFindings() throws -> [String] {
    try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
      let (table, rowID, parent): (String, Int?, String) = (row[0], row[1], row[2])
      return
        "row \(rowID.map(String.init) ?? "?") of \(table) names a row of \(parent) that is not there"
    }
  }

  /// FTS5 checks only where it may write. So it looks at a temporary copy: a store that is being served is
  /// not locked, and one that cannot be written can be checked.
  func isSentenceIndexSound() throws -> Bool {
    let table = SentenceIndex.table
    try database.execute(
      sql: SQLiteSchema.sentences.replacing(
        "VIRTUAL TABLE \(table)", with: "VIRTUAL TABLE temp.\(table)"))
    defer { try? database.execute(sql: "DROP TABLE temp.\(table)") }
    for part in ["data", "idx", "content", "docsize", "config"] {
      try database.execute(
        sql: """
          DELETE FROM temp.\(table)_\(part);
          INSERT INTO temp.\(table)_\(part) SELECT * FROM main.\(table)_\(part);
          """)
    }
    do {
      try database.execute(sql: "INSERT INTO temp.\(table) (\(table)) VALUES ('integrity-check')")
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
  }

  func reason(of error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "\(error)"
  }
}

extension Arguments {
  fileprivate var ofSQLite: StatementArguments {
    StatementArguments(
      values.map { value -> DatabaseValue in
        switch value {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
      })
  }
}
