import Indicators

extension AuditEntry {
  /// What is wrong with the chain of digests, and with the releases that it tells of; a sentence each.
  static func faults(_ db: any Connection) throws -> [String] {
    try chainFaults(db) + releaseFaults(db)
  }

  private static func chainFaults(_ db: any Connection) throws -> [String] {
    var faults: [String] = []
    var previous = AuditEntry.noDigest
    var expected = 1
    let rows = try db.rows("SELECT * FROM audit ORDER BY number", [], .streamed)
    while try rows.next() {
      let entry = try AuditEntry(Row(rows: rows))
      if entry.number != expected {
        faults.append(
          "audit line \(expected) is missing; the next one that is there is \(entry.number)")
      }
      if entry.digest != entry.digest(after: previous) {
        faults.append(
          "audit line \(entry.number) is not what was written, or the one before it is not")
      }
      previous = entry.digest
      expected = entry.number + 1
    }
    return faults
  }

  /// Each release since the log began has one line.
  private static func releaseFaults(_ db: any Connection) throws -> [String] {
    let twice: [Int] = try db.column(
      """
      SELECT release FROM audit WHERE release IS NOT NULL
      GROUP BY release HAVING count(*) > 1 ORDER BY release
      """)
    let missing: [Int] = try db.column(
      """
      SELECT number FROM release WHERE number > (SELECT min(release) FROM audit)
        AND number NOT IN (SELECT release FROM audit WHERE release IS NOT NULL) ORDER BY number
      """)
    return twice.map { "release \($0) has more than one line in the audit log" }
      + missing.map { "release \($0) has no line in the audit log" }
  }
}
