import Foundation
import Indicators

/// The key of a report as one release published it: what its figures, statements and checks hang on.
struct Vintage {
  let area: String
  let period: Period
  let release: Int
  /// The report's id.
  let report: String

  var arguments: Arguments { [area, period.year, release] }

  /// - Parameter row: begins with the area, the period and the release. By their places: there are thousands of them.
  init(_ row: Row) throws {
    area = row[0]
    period = try Period(row: row[1])
    release = row[2]
    report = "\(area)-\(period)"
  }

  static func fetch(
    _ db: any Connection, id: String, at time: PointInTime = .now
  ) throws -> Vintage? {
    guard let key = Key.areaAndPeriod(ofReport: id) else { return nil }
    return try fetch(db, area: key.area, period: key.period, at: time)
  }

  static func fetch(
    _ db: any Connection, area: String, period: Period?, at time: PointInTime
  ) throws -> Vintage? {
    try db.first(
      """
      SELECT area, period, release FROM report
      WHERE area = ? AND period = ? AND \(time.condition)
      """, [area, period?.year], use: time.use, as: Vintage.init)
  }

  static func fetchAll(_ db: any Connection, at time: PointInTime) throws -> [Vintage] {
    try db.all(
      "SELECT area, period, release FROM report WHERE \(time.condition) ORDER BY area, period",
      use: time.use, as: Vintage.init)
  }
}

/// A report with its text, as one release published it.
struct StoredReport {
  var report: Report
  var vintage: Vintage

  init(_ row: Row) throws {
    vintage = try Vintage(row)
    report = Report(
      area: vintage.area, period: vintage.period, title: row["title"], issuer: row["issuer"],
      language: row["language"], text: row["text"])
  }

  static func fetch(
    _ db: any Connection, id: String, at time: PointInTime = .now
  ) throws -> StoredReport? {
    guard let key = Key.areaAndPeriod(ofReport: id) else { return nil }
    return try db.first(
      "SELECT * FROM report WHERE area = ? AND period = ? AND \(time.condition)",
      [key.area, key.period.year], use: time.use, as: StoredReport.init)
  }
}

extension ReportRecord {
  static func fetchAll(
    _ db: any Connection, at time: PointInTime
  ) throws -> [(report: ReportRecord, release: Int)] {
    try db.all(
      """
      SELECT area, period, release, title, issuer, language, sha256 FROM report
      WHERE \(time.condition) ORDER BY area, period
      """, use: time.use
    ) { row in
      (
        ReportRecord(
          area: row[0], period: try Period(row: row[1]), title: row[3], issuer: row[4],
          language: row[5], sha256: row[6]),
        row[2]
      )
    }
  }
}

extension Period {
  init(row year: Int) throws {
    guard let period = Period(year: year) else {
      throw RowError(description: "no period: \(year)")
    }
    self = period
  }
}

extension Row {
  /// A time, as ``Timestamp`` writes it.
  func date(_ column: String) throws -> Date { try Date(row: self[column]) }
}

extension Date {
  init(row text: String) throws {
    guard let date = Timestamp.date(text) else { throw RowError(description: "no time: \(text)") }
    self = date
  }
}

/// A row that the schema should have made impossible.
struct RowError: Error, CustomStringConvertible {
  var description: String
}

extension Report {
  func insert(_ db: any Connection, release: Int) throws {
    try db.execute(
      """
      INSERT INTO report
        (area, period, release, id, title, issuer, language, sha256, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, [area, period.year, release, id, title, issuer, language, sha256, text])
  }
}

extension Release {
  static let columns = "number, madeAt, madeBy, reason, report, changes"

  /// Read with every answer: by the place of its ``columns``.
  init(_ row: Row) throws {
    self.init(
      number: row[0], madeAt: try Date(row: row[1]), by: row[2], reason: row[3], report: row[4],
      changes: row[5])
  }

  func insert(_ db: any Connection) throws {
    try db.execute(
      """
      INSERT INTO release (number, madeAt, madeBy, reason, report, changes)
      VALUES (?, ?, ?, ?, ?, ?)
      """, [number, Timestamp.text(madeAt), by, reason, report, changes])
  }
}
