import Indicators

/// What a store is at a moment: any publication, and any line of the audit log, makes another one.
struct StoreState: Equatable {
  var release: Int
  var madeAt: String
  var auditLine: Int
  var auditDigest: String

  init(_ row: Row) {
    (release, madeAt) = (row["release"], row["madeAt"])
    (auditLine, auditDigest) = (row["auditLine"], row["auditDigest"])
  }

  /// Nil while nothing has been published.
  init?(_ db: any Connection) throws {
    let newest = try db.first(
      "SELECT number, madeAt FROM release ORDER BY number DESC LIMIT 1"
    ) { (number: $0[0] as Int, madeAt: $0[1] as String) }
    guard let newest else { return nil }
    (release, madeAt) = newest
    (auditLine, auditDigest) = try AuditEntry.end(db)
  }

  var words: String { "release \(release), audit line \(auditLine)" }
}

/// Says in a store that it is being copied from another one, and is not whole. The table is there as long as that is so.
struct CopyMark {
  /// The address of the other store.
  var source: String
  var state: StoreState

  private static let table = "copying"

  /// Nil for a store that is whole.
  static func read(_ db: any Connection) throws -> CopyMark? {
    guard try db.hasTable(table) else { return nil }
    return try db.first("SELECT * FROM \(table)") {
      CopyMark(source: $0["source"], state: StoreState($0))
    }
  }

  func write(_ db: any Connection) throws {
    try db.execute(
      """
      CREATE TABLE \(Self.table) (source TEXT NOT NULL, release BIGINT NOT NULL, madeAt TEXT NOT NULL,
        auditLine BIGINT NOT NULL, auditDigest TEXT NOT NULL)
      """)
    try db.execute(
      "INSERT INTO copying (source, release, madeAt, auditLine, auditDigest) VALUES (?, ?, ?, ?, ?)",
      [source, state.release, state.madeAt, state.auditLine, state.auditDigest])
  }

  static func remove(_ db: any Connection) throws { try db.execute("DROP TABLE \(table)") }
}
