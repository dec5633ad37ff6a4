import GRDB
import Indicators

extension AuditEntry {
  init(_ row: Row) throws {
    self.init(
      number: row["number"], madeAt: try row.date("madeAt"),
      by: Author(name: row["madeBy"], address: row["address"], request: row["request"]),
      action: try row.decode("action"), target: row["target"], reason: row["reason"],
      release: row["release"], before: row["before"], after: row["after"], digest: row["digest"])
  }

  static func fetch(_ db: Database, since number: Int, limit: Int) throws -> [AuditEntry] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?",
      arguments: [number, limit]
    ).map(AuditEntry.init)
  }

  func insert(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO audit
          (number, madeAt, madeBy, address, request, action, target, reason, release, before,
            after, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number, Timestamp.text(madeAt), by.name, by.address, by.request, action.rawValue, target,
        reason, release, before, after, digest,
      ])
  }
}
