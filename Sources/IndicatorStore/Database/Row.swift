/// The rows of a statement, one after the other: a row is there until the next one is asked for.
protocol Rows: AnyObject {
  /// Steps to the next row; false at the end.
  func next() throws -> Bool

  /// The place of a column, from 0. There must be one of this name.
  func place(of column: String) -> Int

  func isNull(_ place: Int) -> Bool

  /// A whole number, or a truth as 0 or 1.
  func integer(_ place: Int) -> Int

  func text(_ place: Int) -> String

  func bytes(_ place: Int) -> [UInt8]

  /// Lends the text of a value in UTF-8, empty for NULL.
  func withText(_ place: Int, _ body: (Span<UInt8>) -> Void)
}

/// The row that ``Rows`` are at.
struct Row {
  let rows: any Rows

  /// - Precondition: there is a value, or an optional one is asked for.
  subscript<Value: ColumnValue>(_ place: Int) -> Value { Value(rows, place) }

  subscript<Value: ColumnValue>(_ column: String) -> Value {
    Value(rows, rows.place(of: column))
  }
}

/// What a column can be read as.
protocol ColumnValue {
  init(_ rows: any Rows, _ place: Int)
}

extension Int: ColumnValue {
  init(_ rows: any Rows, _ place: Int) { self = rows.integer(place) }
}

extension Bool: ColumnValue {
  init(_ rows: any Rows, _ place: Int) { self = rows.integer(place) != 0 }
}

extension String: ColumnValue {
  init(_ rows: any Rows, _ place: Int) { self = rows.text(place) }
}

extension [UInt8]: ColumnValue {
  init(_ rows: any Rows, _ place: Int) { self = rows.bytes(place) }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  init(_ rows: any Rows, _ place: Int) { self = rows.isNull(place) ? nil : Wrapped(rows, place) }
}
