import Indicators

/// Looks through a store for what its schema, its triggers or the disk should have made impossible.
struct StoreCheck {
  let db: any Connection
  private(set) var findings: [String] = []

  /// Of one kind; more are counted.
  private static let mostFindings = 20

  init(_ db: any Connection) { self.db = db }

  mutating func run() {
    step("the file") { try $0.db.integrityFindings() }
    step("the keys between the tables") { try $0.db.keyFindings() }
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
      let reason = db.reason(of: error)
      findings.append("\(name) cannot be looked through: \(reason)")
    }
  }

  /// Every report's text against its checksum.
  private func reportTexts() throws -> [String] {
    guard try db.hasTable("report") else { return [] }
    var found: [String] = []
    let rows = try db.rows(
      "SELECT * FROM report ORDER BY area, period, release", [], .streamed)
    while try rows.next() {
      let row = Row(rows: rows)
      let stored = try StoredReport(row)
      guard stored.report.sha256 != (row["sha256"] as String) else { continue }
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
    guard try db.hasTable(table) else { return [] }
    return try db.all(
      """
      SELECT CAST(\(key) AS TEXT) AS which, q.area, q.release, q.asWritten, report.id AS report,
        substr(report.text, q.start + 1, q."end" - q.start) AS found
      FROM \(table) q LEFT JOIN report
        ON report.area = q.area AND \(report) AND report.release = q.release
      WHERE report.id IS NULL OR substr(report.text, q.start + 1, q."end" - q.start) <> q.asWritten
      """
    ) { row in
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
    guard try db.hasTable(table) else { return [] }
    return try db.all(
      """
      SELECT id, release, supersededBy, next FROM (
        SELECT id, release, supersededBy,
          lead(release) OVER (PARTITION BY area, id ORDER BY release) AS next
        FROM \(table)) AS vintages
      WHERE next IS NOT NULL AND (supersededBy IS NULL OR supersededBy > next)
      """
    ) { row in
      let (id, release, next): (String, Int, Int) = (row["id"], row["release"], row["next"])
      return "\(table) \(id) of release \(release) still holds after release \(next), "
        + "which has another one"
    }
  }

  private func releases() throws -> [String] {
    guard try db.hasTable("release") else { return [] }
    return try db.all(
      """
      SELECT previous + 1, number - 1 FROM (
        SELECT number, lag(number, 1, 0) OVER (ORDER BY number) AS previous FROM release)
        AS numbers
      WHERE number > previous + 1
      """
    ) { row in
      let (first, last): (Int, Int) = (row[0], row[1])
      return first == last
        ? "release \(first) is missing" : "releases \(first) to \(last) are missing"
    }
  }

  private func audit() throws -> [String] {
    try db.hasTable("audit") ? AuditEntry.faults(db) : []
  }

  private func fullText() throws -> [String] {
    guard try db.hasTable(SentenceIndex.table) else { return [] }
    return try SentenceIndex.strays(db).map { id, release in
      "the full-text index and the evidence differ in \(id), release \(release)"
    }
      + (db.isSentenceIndexSound()
        ? [] : ["the full-text index is damaged: searches may miss words"])
  }
}
