import GRDB

extension SentenceIndex {
  /// The observations that have evidence and no words, or words and no evidence.
  static func strays(_ db: Database) throws -> [(id: String, release: Int)] {
    let evidence = "SELECT area, observation AS id, release FROM evidence"
    let words = "SELECT area, id, release FROM \(table)"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id, release FROM (\(evidence) EXCEPT \(words))
        UNION SELECT id, release FROM (\(words) EXCEPT \(evidence))
        """
    ).map { ($0["id"], $0["release"]) }
  }

  /// Whether FTS5 finds its index whole, and in agreement with the words.
  ///
  /// FTS5 checks only where it may write. So it looks at a temporary copy: a store that is being served is
  /// not locked, and one that cannot be written can be checked.
  static func isSound(_ db: Database) throws -> Bool {
    try db.execute(
      sql: schema.replacing("VIRTUAL TABLE \(table)", with: "VIRTUAL TABLE temp.\(table)"))
    defer { try? db.execute(sql: "DROP TABLE temp.\(table)") }
    for part in ["data", "idx", "content", "docsize", "config"] {
      try db.execute(
        sql: """
          DELETE FROM temp.\(table)_\(part);
          INSERT INTO temp.\(table)_\(part) SELECT * FROM main.\(table)_\(part);
          """)
    }
    do {
      try db.execute(sql: "INSERT INTO temp.\(table) (\(table)) VALUES ('integrity-check')")
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
  }
}
