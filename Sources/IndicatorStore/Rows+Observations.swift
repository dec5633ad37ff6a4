import Foundation
import Indicators

extension PublishedObservation {
  static func fetchCurrent(_ db: any Connection, report: String) throws -> [PublishedObservation] {
    try ObservationCursor(
      db,
      "SELECT * FROM observation WHERE area = ? AND report = ? AND supersededBy IS NULL",
      // Not by the key, which would have all years of the area read.
      order: "o.id || ''", [Key.areaAndPeriod(ofReport: report)?.area, report]
    ).next(upTo: .max)
  }

  /// The current one.
  static func fetchCurrent(_ db: any Connection, id: String) throws -> PublishedObservation? {
    try ObservationCursor(
      db, "SELECT * FROM observation WHERE area = ? AND id = ? AND supersededBy IS NULL",
      order: "o.release", [Key.area(ofObservation: id), id]
    ).next()
  }

  /// One vintage.
  static func fetch(_ db: any Connection, id: String, release: Int) throws -> PublishedObservation?
  {
    try ObservationCursor(
      db, "SELECT * FROM observation WHERE area = ? AND id = ? AND release = ?",
      order: "o.release", [Key.area(ofObservation: id), id, release]
    ).next()
  }
}

extension Observation {
  func insert(_ db: any Connection, release: Int) throws {
    try db.execute(
      """
      INSERT INTO observation (area, id, release, indicator, period, kind, variant, report, value,
        lowerBound, upperBound, qualifier, unit, origin, status, asWritten, noteZh, noteEn,
        correction, corrects, operands, formula)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        area, id, release, indicator, period.year, kind.rawValue, variant, report,
        quantity.value.description, quantity.lowerBound?.description,
        quantity.upperBound?.description, quantity.qualifier.rawValue, unit, origin.rawValue,
        status.rawValue, asWritten, note?.zh, note?.en, correction?.reason, correction?.of,
        operands.joined(separator: " "), formula,
      ])
    for (index, evidence) in evidence.enumerated() {
      try evidence.insert(db, of: self, release: release, position: index + 1)
    }
    guard !evidence.isEmpty else { return }
    try SentenceIndex.insert(
      db, area: area, id: id, release: release,
      text: evidence.map(\.sentence).joined(separator: " "))
  }

  func supersede(_ db: any Connection, by release: Int) throws {
    try db.execute(
      """
      UPDATE observation SET supersededBy = ?
      WHERE area = ? AND id = ? AND supersededBy IS NULL
      """,
      [release, area, id])
  }
}

extension Evidence {
  init(_ row: Row, report: String, kind: Observation.Kind) {
    self.init(
      report: report, section: row["section"], heading: row["heading"], kind: kind,
      asWritten: row["asWritten"], start: row["start"], end: row["end"],
      sentence: row["sentence"], sentenceStart: row["sentenceStart"],
      sentenceEnd: row["sentenceEnd"])
  }

  func insert(
    _ db: any Connection, of observation: Observation, release: Int, position: Int
  ) throws {
    try db.execute(
      """
      INSERT INTO evidence (area, observation, release, position, report, section, heading, kind,
        asWritten, start, "end", sentence, sentenceStart, sentenceEnd)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        observation.area, observation.id, release, position, report, section, heading,
        kind.rawValue, asWritten, start, end, sentence, sentenceStart, sentenceEnd,
      ])
  }
}

extension Quantity {
  init(_ row: Row) throws {
    self.init(
      value: try row.decimal("value") ?? 0, qualifier: try row.decode("qualifier"),
      lowerBound: try row.decimal("lowerBound"), upperBound: try row.decimal("upperBound"))
  }
}

extension Row {
  /// A word of a closed list.
  func decode<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
    try Value(row: self[column])
  }

  /// An exact decimal, nil for NULL.
  func decimal(_ column: String) throws -> Decimal? {
    guard let text: String = self[column] else { return nil }
    return try Decimal(row: text)
  }
}

extension RawRepresentable<String> {
  init(row text: String) throws {
    guard let value = Self(rawValue: text) else {
      throw RowError(description: "no \(Self.self): \(text)")
    }
    self = value
  }
}

extension Decimal {
  init(row text: String) throws {
    // Most are whole numbers, which are read much faster as such.
    if let whole = Int(text) {
      self.init(whole)
      return
    }
    guard let value = Decimal(string: text, locale: nil) else {
      throw RowError(description: "no decimal: \(text)")
    }
    self = value
  }
}

extension String {
  /// Codes kept in one column, separated by spaces.
  var codes: [String] { split(separator: " ").map(String.init) }
}
