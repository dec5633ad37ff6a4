import GRDB
import Indicators

extension StoreFile {
  /// What is wrong with the store, each as a sentence; none if it is sound. Every row of every release is
  /// looked at, so it takes as long as reading all of it. It can be a store of an older version.
  public func findings() throws(StoreError) -> [String] {
    try check { $0.run() }
  }

  /// The same, but only whether the file is a whole database.
  func integrityFindings() throws(StoreError) -> [String] {
    try check { $0.step("the file") { try $0.integrity() } }
  }

  private func check(_ body: (inout StoreCheck) -> Void) throws(StoreError) -> [String] {
    do {
      // Not as a reader: the check of the index makes a temporary table.
      return try queue.inDatabase { db in
        var check = StoreCheck(db)
        // One state, while a service may publish.
        try db.inTransaction(.deferred) {
          body(&check)
          return .rollback
        }
        return check.findings
      }
    } catch {
      throw StoreError(error)
    }
  }
}

/// Looks through a store for what its schema, its triggers or the disk should have made impossible.
struct StoreCheck {
  let db: Database
  private(set) var findings: [String] = []

  /// Of one kind; more are counted.
  private static let mostFindings = 20

  init(_ db: Database) { self.db = db }

  mutating func run() {
    step("the file") { try $0.integrity() }
    step("the keys between the tables") { try $0.foreignKeys() }
    step("the texts of the reports") { try $0.reportTexts() }
    step("the quotes") { try $0.quotes() }
    step("the vintages") { try $0.vintages() }
    step("the releases") { try $0.releases() }
    step("the audit log") { try $0.audit() }
    step("the full-text index") { try $0.fullText() }
  }

  /// Takes what one step finds. A step that fails on a damaged file is a finding, and the others go on.
  mutating func step(_ name: String, _ look: (StoreCheck) throws -> [String]) {
    do {
      let found = try look(self)
      findings += found.prefix(Self.mostFindings)
      if found.count > Self.mostFindings {
        findings.append("\(name): \(found.count - Self.mostFindings) more of the kind")
      }
    } catch {
      let reason = (error as? DatabaseError)?.message ?? "\(error)"
      findings.append("\(name) cannot be looked through: \(reason)")
    }
  }

  /// SQLite's own check of every page, index and condition.
  func integrity() throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      .map { "the file is damaged: \($0)" }
  }

  func foreignKeys() throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let (table, rowID, parent): (String, Int?, String) = (row[0], row[1], row[2])
      return
        "row \(rowID.map(String.init) ?? "?") of \(table) names a row of \(parent) that is not there"
    }
  }

  /// Every report's text against its checksum.
  private func reportTexts() throws -> [String] {
    guard try db.tableExists("report") else { return [] }
    var found: [String] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM report ORDER BY area, period, release")
    while let row = try rows.next() {
      let stored = try StoredReport(row)
      guard stored.report.sha256 != row["sha256"] else { continue }
      found.append(
        "the text of \(stored.report.id), release \(stored.vintage.release), is not the one that was "
          + "published: its SHA-256 differs")
    }
    return found
  }

  /// Evidence, figures and statements against the text of their report, in all releases.
  private func quotes() throws -> [String] {
    try quotes("evidence", key: "observation", report: "report.id = q.report")
      + quotes("figure", key: "number", report: "report.period = q.period")
      + quotes("statement", key: "kind || ' ' || number", report: "report.period = q.period")
  }

  private func quotes(_ table: String, key: String, report: String) throws -> [String] {
    guard try db.tableExists(table) else { return [] }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT CAST(\(key) AS TEXT) AS which, q.area, q.release, q.asWritten, report.id AS report,
          substr(report.text, q.start + 1, q."end" - q.start) AS found
        FROM \(table) q LEFT JOIN report
          ON report.area = q.area AND \(report) AND report.release = q.release
        WHERE found IS NOT q.asWritten
        """)
    return rows.map { row in
      let (which, area, release): (String, String, Int) = (
        row["which"], row["area"], row["release"]
      )
      let (written, report, found): (String, String?, String?) =
        (row["asWritten"], row["report"], row["found"])
      let what = "\(table) of \(area), \(which), release \(release)"
      guard let report else { return "\(what): there is no such report in this release" }
      return "\(what): “\(written)” is not what \(report) says there, which is “\(found ?? "")”"
    }
  }

  /// Of each key one vintage is current, and each of the others ended when the next began, or before.
  private func vintages() throws -> [String] {
    try vintages("report") + vintages("observation")
  }

  private func vintages(_ table: String) throws -> [String] {
    guard try db.tableExists(table) else { return [] }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id, release, supersededBy, next FROM (
          SELECT id, release, supersededBy,
            lead(release) OVER (PARTITION BY area, id ORDER BY release) AS next
          FROM \(table))
        WHERE next IS NOT NULL AND (supersededBy IS NULL OR supersededBy > next)
        """
    ).map { row in
      let (id, release, next): (String, Int, Int) = (row["id"], row["release"], row["next"])
      return "\(table) \(id) of release \(release) still holds after release \(next), "
        + "which has another one"
    }
  }

  private func releases() throws -> [String] {
    guard try db.tableExists("release") else { return [] }
    let missing = try Row.fetchAll(
      db,
      sql: """
        SELECT previous + 1, number - 1 FROM (
          SELECT number, lag(number, 1, 0) OVER (ORDER BY number) AS previous FROM release)
        WHERE number > previous + 1
        """)
    return missing.map { row in
      let (first, last): (Int, Int) = (row[0], row[1])
      return first == last
        ? "release \(first) is missing" : "releases \(first) to \(last) are missing"
    }
  }

  private func audit() throws -> [String] {
    try db.tableExists("audit") ? AuditEntry.faults(db) : []
  }

  private func fullText() throws -> [String] {
    guard try db.tableExists(SentenceIndex.table) else { return [] }
    return try SentenceIndex.strays(db).map { id, release in
      "the full-text index and the evidence differ in \(id), release \(release)"
    }
      + (SentenceIndex.isSound(db)
        ? [] : ["the full-text index is damaged: searches may miss words"])
  }
}
