import GRDB
import Indicators

/// The WHERE clause of a query, with its arguments.
struct Filter {
  private(set) var sql: String
  private(set) var arguments: StatementArguments = []

  init(_ query: ObservationQuery, at time: PointInTime) {
    sql = time.condition
    add("indicator", query.indicators)
    add("area", query.areas)
    add("report", query.reports)
    add("kind", query.kinds.map(\.rawValue))
    add("origin", query.origins.map(\.rawValue))
    add("qualifier", query.qualifiers.map(\.rawValue))
    if !query.themes.isEmpty {
      let marks = databaseQuestionMarks(count: query.themes.count)
      sql += " AND indicator IN (SELECT code FROM indicator WHERE theme IN (\(marks)))"
      arguments += StatementArguments(query.themes)
    }
    add(query.periods)
  }

  private mutating func add(_ column: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    sql += " AND \(column) IN (\(databaseQuestionMarks(count: values.count)))"
    arguments += StatementArguments(values)
  }

  private mutating func add(_ periods: [PeriodRange]) {
    guard !periods.isEmpty else { return }
    sql += " AND (" + periods.map { _ in "period BETWEEN ? AND ?" }.joined(separator: " OR ") + ")"
    for range in periods {
      arguments += [
        range.first?.year ?? Period.years.lowerBound, range.last?.year ?? Period.years.upperBound,
      ]
    }
  }

  /// Only what comes behind a cursor, in the order of observations.
  mutating func addCursor(_ cursor: PageCursor) {
    sql +=
      " AND (indicator, area, period, kind, variant) > (?, ?, CAST(? AS INTEGER), ?, CAST(? AS INTEGER))"
    arguments += StatementArguments(cursor.key)
  }

  func count(_ db: Database, _ table: String) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM \(table) WHERE \(sql)", arguments: arguments) ?? 0
  }
}
