extension PostgreSQLConnection {
  func hasTable(_ name: String) throws -> Bool {
    try value("SELECT to_regclass(?) IS NOT NULL", [name.lowercased()]) ?? false
  }

  var size: Int {
    get throws { try value("SELECT pg_database_size(current_database())") ?? 0 }
  }

  /// The index finds the rows that have all tokens, and the pattern those with them side by side.
  func sentences(having tokens: [String]) -> (sql: String, arguments: Arguments) {
    var lexemes = tokens.map { "'\($0)'" }
    lexemes[lexemes.count - 1] += ":*"
    return (
      """
      SELECT area, id, release FROM observationText
      WHERE \(PostgreSQLSchema.lexemes) @@ CAST(? AS tsquery) AND ' ' || words LIKE ?
      """, [lexemes.joined(separator: " & "), "% \(tokens.joined(separator: " "))%"]
    )
  }

  /// Not with IN, which may be taken for a join: all rows would be gone through until the first one that is meant.
  func condition(that column: String, isAmong query: String) -> String {
    "\(column) = ANY (ARRAY(\(query)))"
  }

  /// Its files are the server's: `pg_amcheck` and checksums look after them.
  func integrityFindings() -> [String] { [] }

  /// The server holds keys to what they say, and they cannot be passed over by anyone but its owner.
  func keyFindings() -> [String] { [] }

  func isSentenceIndexSound() -> Bool { true }

  func reason(of error: any Error) -> String { "\(error)" }
}
