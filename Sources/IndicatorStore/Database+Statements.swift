import GRDB

extension Database {
  /// A statement of a query. To prepare it takes several times what running it for a few rows does, so that
  /// it is kept with the connection where its text is one of few; the cache has no bound of its own.
  func statement(_ sql: String, isKept: Bool) throws -> GRDB.Statement {
    try isKept ? cachedStatement(sql: sql) : makeStatement(sql: sql)
  }
}
