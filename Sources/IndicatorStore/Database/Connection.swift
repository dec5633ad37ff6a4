/// A connection to a database, within one transaction: what all statements of the store run on, whichever
/// engine is behind it. Used by one thread at a time.
///
/// The statements are written once, in the SQL that SQLite and PostgreSQL have in common, with `?` for
/// arguments. What the two have no common words for are the requirements under “Differences”.
protocol Connection: AnyObject {
  /// Runs a statement for its effect. A fault may be told by a later statement, or by the end of the
  /// transaction.
  func execute(_ sql: String, _ arguments: Arguments) throws

  /// Runs a statement for its rows.
  func rows(_ sql: String, _ arguments: Arguments, _ use: StatementUse) throws -> any Rows

  // MARK: Differences

  /// Whether there is a table of this name.
  func hasTable(_ name: String) throws -> Bool

  /// What the data takes, in bytes.
  var size: Int { get throws }

  /// A query for `area, id, release` of the rows of ``SentenceIndex`` whose words have some tokens side by
  /// side, in their order; the last one may go on.
  func sentences(having tokens: [String]) -> (sql: String, arguments: Arguments)

  /// The condition that a column is one of the few values that a query gives, with which an index that begins with the
  /// column still gives its order.
  func condition(that column: String, isAmong query: String) -> String

  /// What the engine finds wrong with its files, a sentence each.
  func integrityFindings() throws -> [String]

  /// Rows that name others which are not there, a sentence each.
  func keyFindings() throws -> [String]

  /// Whether the index of ``SentenceIndex`` is whole, and in agreement with the words.
  func isSentenceIndexSound() throws -> Bool

  /// What the engine says of an error, in its words.
  func reason(of error: any Error) -> String
}

/// What a statement is prepared for.
enum StatementUse {
  /// Its text is one of few: what is prepared is kept with the connection, which takes several times what
  /// running it for a few rows does. No two of the same text are read at once.
  case often
  /// Its text is one of many.
  case once
  /// It gives more rows than fit into memory. Others may run while they are read.
  case streamed
}

extension Connection {
  func execute(_ sql: String) throws { try execute(sql, []) }

  /// All rows of a statement, as values.
  func all<Value>(
    _ sql: String, _ arguments: Arguments = [], use: StatementUse = .often,
    as value: (Row) throws -> Value
  ) throws -> [Value] {
    let rows = try rows(sql, arguments, use)
    var values: [Value] = []
    while try rows.next() { values.append(try value(Row(rows: rows))) }
    return values
  }

  /// The first row of a statement, as a value; nil where there is none.
  func first<Value>(
    _ sql: String, _ arguments: Arguments = [], use: StatementUse = .often,
    as value: (Row) throws -> Value
  ) throws -> Value? {
    let rows = try rows(sql, arguments, use)
    return try rows.next() ? value(Row(rows: rows)) : nil
  }

  /// The first column of all rows.
  func column<Value: ColumnValue>(
    _ sql: String, _ arguments: Arguments = [], use: StatementUse = .often,
    of type: Value.Type = Value.self
  ) throws -> [Value] {
    try all(sql, arguments, use: use) { $0[0] }
  }

  /// The first column of the first row; nil where there is no row, or nothing in it.
  func value<Value: ColumnValue>(
    _ sql: String, _ arguments: Arguments = [], use: StatementUse = .often,
    of type: Value.Type = Value.self
  ) throws -> Value? {
    try first(sql, arguments, use: use) { row -> Value? in row[0] } ?? nil
  }
}
