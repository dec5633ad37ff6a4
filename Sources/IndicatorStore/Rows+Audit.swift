import Indicators

extension AuditEntry {
  init(_ row: Row) throws {
    self.init(
      number: row["number"], madeAt: try row.date("madeAt"),
      by: Author(name: row["madeBy"], address: row["address"], request: row["request"]),
      action: try row.decode("action"), target: row["target"], reason: row["reason"],
      release: row["release"], before: row["before"], after: row["after"], digest: row["digest"])
  }

  static func fetch(_ db: any Connection, since number: Int, limit: Int) throws -> [AuditEntry] {
    try db.all(
      "SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?", [number, limit],
      as: AuditEntry.init)
  }

  /// The number of the last line and its digest; 0 and the digest of nothing while there is none.
  static func end(_ db: any Connection) throws -> (number: Int, digest: String) {
    try db.first("SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1") {
      ($0["number"], $0["digest"])
    } ?? (0, noDigest)
  }

  func insert(_ db: any Connection) throws {
    try db.execute(
      """
      INSERT INTO audit
        (number, madeAt, madeBy, address, request, action, target, reason, release, before,
          after, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        number, Timestamp.text(madeAt), by.name, by.address, by.request, action.rawValue, target,
        reason, release, before, after, digest,
      ])
  }
}
