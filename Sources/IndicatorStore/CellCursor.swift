import Indicators

/// The cells of observations, out of one statement, as the engine has them: an export has no use for a String
/// of each text.
final class CellCursor {
  private let rows: any Rows
  private let columns: Range<Int>

  init(
    _ db: any Connection, _ fields: [ObservationField], _ query: ObservationQuery,
    at time: PointInTime
  ) throws {
    let filter = Filter(query, at: time, of: db)
    rows = try db.rows(Self.sql(fields, query, filter), filter.arguments, .streamed)
    columns = fields.indices
  }

  /// - Returns: The statement, which joins the evidence only where a field is part of it.
  static func sql(
    _ fields: [ObservationField], _ query: ObservationQuery, _ filter: Filter
  ) -> String {
    // “end” is a word of SQL.
    let columns = fields.map { field in
      (field.isOfEvidence ? "e." : "o.")
        + (field.rawValue == "end" ? "\"end\"" : field.rawValue)
    }
    let order = query.sort.total.map { $0.sql("o") }
    let evidence = """
      LEFT JOIN evidence AS e ON e.area = o.area AND e.observation = o.id
        AND e.release = o.release AND e.position = 1
      """
    return """
      SELECT \(columns.joined(separator: ", "))
      FROM (SELECT * FROM observation WHERE \(filter.sql)) AS o
      \(fields.contains(where: \.isOfEvidence) ? evidence : "")
      ORDER BY \(order.joined(separator: ", "))
      """
  }

  /// Hands out the cells of the next row; false at the end.
  func next(_ take: (_ place: Int, _ text: Span<UInt8>) -> Void) throws -> Bool {
    guard try rows.next() else { return false }
    for place in columns { rows.withText(place) { take(place, $0) } }
    return true
  }
}
