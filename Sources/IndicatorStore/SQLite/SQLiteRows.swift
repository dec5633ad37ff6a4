import Foundation
import GRDB
import GRDBSQLite

/// The rows of a statement of SQLite. Values are taken from SQLite itself: GRDB looks up names and makes texts
/// for each row anew.
final class SQLiteRows: Rows {
  private let statement: GRDB.Statement
  /// Steps the statement on, and knows its errors.
  private let cursor: RowCursor

  init(_ statement: GRDB.Statement, _ arguments: StatementArguments) throws {
    self.statement = statement
    cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
  }

  func next() throws -> Bool { try cursor.next() != nil }

  func place(of column: String) -> Int {
    // Short names are compared in less time than a table of them takes to be made for each statement.
    let names = statement.columnNames
    guard
      let place = names.firstIndex(of: column)
        ?? names.firstIndex(where: { $0.lowercased() == column.lowercased() })
    else { preconditionFailure("no column \(column)") }
    return place
  }

  func isNull(_ place: Int) -> Bool { type(place) == SQLITE_NULL }

  func integer(_ place: Int) -> Int {
    precondition(!isNull(place), "NULL is no number")
    return unsafe Int(sqlite3_column_int64(statement.sqliteStatement, Int32(place)))
  }

  func text(_ place: Int) -> String {
    precondition(!isNull(place), "NULL is no text")
    return unsafe String(decoding: lent(place), as: UTF8.self)
  }

  func bytes(_ place: Int) -> [UInt8] {
    let statement = unsafe statement.sqliteStatement
    let bytes = unsafe sqlite3_column_blob(statement, Int32(place))
    let count = unsafe Int(sqlite3_column_bytes(statement, Int32(place)))
    return unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  func withText(_ place: Int, _ body: (Span<UInt8>) -> Void) {
    // SQLite is slow to make a text of a number.
    if type(place) == SQLITE_INTEGER {
      Digits(integer(place)).withText(body)
    } else {
      body(unsafe Span(_unsafeElements: lent(place)))
    }
  }

  /// Lent by SQLite until the next step.
  private func lent(_ place: Int) -> UnsafeBufferPointer<UInt8> {
    let statement = unsafe statement.sqliteStatement
    return unsafe UnsafeBufferPointer(
      start: sqlite3_column_text(statement, Int32(place)),
      count: Int(sqlite3_column_bytes(statement, Int32(place))))
  }

  private func type(_ place: Int) -> Int32 {
    unsafe sqlite3_column_type(statement.sqliteStatement, Int32(place))
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
