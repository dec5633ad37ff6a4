import Foundation
import Indicators

/// Observations with their evidence, out of one statement. Columns are read by their place: a name is
/// looked up for each row anew.
final class ObservationCursor {
  private let rows: any Rows
  /// The row that begins the next observation; nil at the end.
  private var row: Row?

  /// - Parameters:
  ///   - chosen: A SELECT of rows of `observation`.
  ///   - order: By which columns of these, named `o`, they come.
  ///   - use: Whether it is for all rows at once, or for as many as there may be.
  init(
    _ db: any Connection, _ chosen: String, order: String, _ arguments: Arguments,
    use: StatementUse = .often
  ) throws {
    rows = try db.rows(
      """
      SELECT \(Self.observation), \(Self.evidence) FROM (\(chosen)) AS o
      LEFT JOIN evidence AS e
        ON e.area = o.area AND e.observation = o.id AND e.release = o.release
      ORDER BY \(order), e.position
      """, arguments, use)
    row = try nextRow()
  }

  private static let observation = """
    o.area, o.release, o.supersededBy, o.indicator, o.period, o.kind, o.variant, o.report, o.value,
    o.lowerBound, o.upperBound, o.qualifier, o.unit, o.origin, o.status, o.asWritten, o.noteZh,
    o.noteEn, o.operands, o.formula, o.correction, o.corrects
    """
  private static let evidence = """
    e.position, e.report, e.section, e.heading, e.kind, e.asWritten, e.start, e."end", e.sentence,
    e.sentenceStart, e.sentenceEnd
    """

  /// The next one; nil at the end.
  func next() throws -> PublishedObservation? {
    guard let first = row else { return nil }
    var published = try Self.observation(first)
    while let row {
      if let evidence = try Self.evidence(row) { published.observation.evidence.append(evidence) }
      self.row = try nextRow()
      // The second and further pieces of evidence of one observation.
      guard let position = self.row.flatMap({ $0[22] as Int? }), position > 1 else { break }
    }
    return published
  }

  private func nextRow() throws -> Row? { try rows.next() ? Row(rows: rows) : nil }

  /// The next ones; none at the end.
  func next(upTo limit: Int) throws -> [PublishedObservation] {
    var some: [PublishedObservation] = []
    while some.count < limit, let published = try next() { some.append(published) }
    return some
  }

  private static func observation(_ row: Row) throws -> PublishedObservation {
    let noteZh: String? = row[16]
    let noteEn: String? = row[17]
    let reason: String? = row[20]
    let value: String = row[8]
    let exact = try Decimal(row: value)
    func bound(_ text: String?) throws -> Decimal? {
      text == value ? exact : try text.map(Decimal.init(row:))
    }
    return PublishedObservation(
      observation: Observation(
        indicator: row[3], area: row[0], period: try Period(row: row[4]),
        kind: try .init(row: row[5]),
        variant: row[6], report: row[7],
        quantity: Quantity(
          value: exact, qualifier: try .init(row: row[11]), lowerBound: try bound(row[9]),
          upperBound: try bound(row[10])),
        unit: row[12], origin: try .init(row: row[13]), status: try .init(row: row[14]),
        asWritten: row[15],
        note: noteZh.map { BilingualText(zh: $0, en: noteEn ?? "") },
        correction: reason.map { Correction(reason: $0, of: row[21]) },
        operands: (row[18] as String).codes, formula: row[19]),
      release: row[1], supersededBy: row[2])
  }

  private static func evidence(_ row: Row) throws -> Evidence? {
    guard let report: String = row[23] else { return nil }
    return Evidence(
      report: report, section: row[24], heading: row[25], kind: try .init(row: row[26]),
      asWritten: row[27], start: row[28], end: row[29], sentence: row[30], sentenceStart: row[31],
      sentenceEnd: row[32])
  }
}
