import Foundation
import Indicators

extension Figure {
  /// - Parameter previous: whether only those are wanted that state a value of the year before.
  static func fetch(
    _ db: any Connection, _ vintage: Vintage, previous: Bool = false
  ) throws -> [Figure] {
    try db.all(
      """
      SELECT * FROM figure WHERE area = ? AND period = ? AND release = ?
        \(previous ? "AND previousOf <> ''" : "") ORDER BY number
      """, vintage.arguments
    ) { row in
      let kind: Observation.Kind = try row.decode("kind")
      let figureClass: Figure.Class = try row.decode("class")
      return Figure(
        number: row["number"],
        evidence: Evidence(row, report: vintage.report, kind: kind),
        class: figureClass, reason: row["reason"],
        reading: figureClass == .notAFigure
          ? nil
          : Reading(
            quantity: try Quantity(row), unit: row["unit"], kind: kind,
            role: try row.decode("role")),
        indicators: (row["indicators"] as String).codes, subject: row["subject"],
        previousOf: (row["previousOf"] as String).codes)
    }
  }

  func insert(_ db: any Connection, _ report: Report, release: Int) throws {
    let quantity = reading?.quantity
    try db.execute(
      """
      INSERT INTO figure (area, period, release, number, class, reason, value, lowerBound,
        upperBound, qualifier, unit, kind, role, indicators, section, heading, asWritten, start, "end",
        sentence, sentenceStart, sentenceEnd, subject, previousOf)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        report.area, report.period.year, release, number, `class`.rawValue, reason,
        quantity?.value.description, quantity?.lowerBound?.description,
        quantity?.upperBound?.description, quantity?.qualifier.rawValue, reading?.unit,
        evidence.kind.rawValue, reading?.role.rawValue, indicators.joined(separator: " "),
        evidence.section,
        evidence.heading, evidence.asWritten, evidence.start, evidence.end, evidence.sentence,
        evidence.sentenceStart, evidence.sentenceEnd, subject, previousOf.joined(separator: " "),
      ])
  }
}

extension Statement {
  init(_ row: Row, report: String) throws {
    self.init(
      number: row["number"], kind: try row.decode("kind"), text: row["text"], name: row["name"],
      theme: row["theme"],
      evidence: Evidence(row, report: report, kind: try row.decode("evidenceKind")))
  }

  func insert(_ db: any Connection, _ report: Report, release: Int, position: Int) throws {
    try db.execute(
      """
      INSERT INTO statement (area, period, release, kind, number, position, text, name, theme,
        section, heading, evidenceKind, asWritten, start, "end", sentence, sentenceStart,
        sentenceEnd)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        report.area, report.period.year, release, kind.rawValue, number, position, text, name,
        theme, evidence.section, evidence.heading, evidence.kind.rawValue, evidence.asWritten,
        evidence.start, evidence.end, evidence.sentence, evidence.sentenceStart,
        evidence.sentenceEnd,
      ])
  }
}

extension Vintage {
  func statements(_ db: any Connection) throws -> [Statement] {
    try db.all(
      """
      SELECT * FROM statement WHERE area = ? AND period = ? AND release = ? ORDER BY position
      """, arguments
    ) { try Statement($0, report: report) }
  }

  func checks(_ db: any Connection) throws -> [CheckResult] {
    try db.all(
      """
      SELECT * FROM checkResult WHERE area = ? AND period = ? AND release = ? ORDER BY position
      """, arguments
    ) { try CheckResult($0, report: report) }
  }
}

extension CheckResult {
  init(_ row: Row, report: String) throws {
    let operands: String = row["operands"]
    self.init(
      check: row["check"], report: report, result: try row.decode("result"),
      operands: try JSONDecoder().decode([Operand].self, from: Data(operands.utf8)))
  }

  func insert(_ db: any Connection, _ report: Report, release: Int, position: Int) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try db.execute(
      """
      INSERT INTO checkResult (area, period, release, "check", position, result, operands)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        report.area, report.period.year, release, check, position, result.rawValue,
        String(decoding: try encoder.encode(operands), as: UTF8.self),
      ])
  }
}
