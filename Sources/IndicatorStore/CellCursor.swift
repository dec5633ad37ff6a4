import GRDB
import GRDBSQLite
import Indicators

/// The cells of observations, out of one statement, as SQLite has them: GRDB makes a String of each text,
/// which an export has no use for.
final class CellCursor {
  private let statement: GRDB.Statement
  /// Steps the statement on, and knows its errors.
  private let rows: RowCursor
  private let areIntegers: [Bool]

  init(
    _ db: Database, _ fields: [ObservationField], _ query: ObservationQuery, at time: PointInTime
  ) throws {
    let filter = Filter(query, at: time)
    statement = try db.makeStatement(sql: Self.sql(fields, query, filter))
    rows = try Row.fetchCursor(statement, arguments: filter.arguments)
    areIntegers = fields.map(\.isInteger)
  }

  /// - Returns: The statement, which joins the evidence only where a field is part of it.
  static func sql(
    _ fields: [ObservationField], _ query: ObservationQuery, _ filter: Filter
  ) -> String {
    let columns = fields.map { "\($0.isOfEvidence ? "e" : "o").\"\($0.rawValue)\"" }
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
    guard try rows.next() != nil else { return false }
    for place in areIntegers.indices {
      if areIntegers[place], let number = integer(place) {
        Digits(number).withText { take(place, $0) }
      } else {
        // Lent by SQLite until the next step.
        let text = unsafe UnsafeBufferPointer(
          start: sqlite3_column_text(statement.sqliteStatement, Int32(place)),
          count: Int(sqlite3_column_bytes(statement.sqliteStatement, Int32(place))))
        take(place, unsafe Span(_unsafeElements: text))
      }
    }
    return true
  }

  /// A whole number, which SQLite is slow to make a text of; nil for NULL.
  private func integer(_ place: Int) -> Int? {
    let statement = unsafe statement.sqliteStatement
    guard unsafe sqlite3_column_type(statement, Int32(place)) == SQLITE_INTEGER else { return nil }
    return unsafe Int(sqlite3_column_int64(statement, Int32(place)))
  }
}

/// A whole number in decimal digits, where it takes no memory.
private struct Digits {
  private var bytes = InlineArray<20, UInt8>(repeating: 0)
  private var start = 20

  init(_ number: Int) {
    var rest = number.magnitude
    repeat {
      start -= 1
      bytes[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    guard number < 0 else { return }
    start -= 1
    bytes[start] = UInt8(ascii: "-")
  }

  func withText(_ body: (Span<UInt8>) -> Void) { body(bytes.span.extracting(start...)) }
}
