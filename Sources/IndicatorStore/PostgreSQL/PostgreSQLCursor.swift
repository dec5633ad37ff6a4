/// The rows of a statement, some at a time: a cursor of the server, so that memory does not grow with their number,
/// and other statements can run meanwhile.
final class PostgreSQLCursor: Rows {
  private static let mostRows = 500
  /// Of which texts of whole reports are few.
  private static let mostBytes = 4 << 20

  private let connection: PostgreSQLConnection
  private let name: String
  private var some: PostgreSQLResult
  private(set) var rowsAtOnce = 16
  private var isLast = false

  init(_ connection: PostgreSQLConnection, _ sql: String, _ arguments: Arguments) throws {
    self.connection = connection
    name = connection.newCursorName()
    try connection.declare(name, sql, arguments)
    some = try connection.result("FETCH \(rowsAtOnce) FROM \(name)", [], .once)
  }

  deinit {
    // It ends with the transaction if this does not reach the server.
    try? connection.close(cursor: name)
  }

  func next() throws -> Bool {
    if some.next() { return true }
    guard !isLast else { return false }
    rowsAtOnce = min(max(1, some.count * Self.mostBytes / max(1, some.size)), Self.mostRows)
    some = try connection.result("FETCH \(rowsAtOnce) FROM \(name)", [], .once)
    isLast = some.count == 0
    return some.next()
  }

  func place(of column: String) -> Int { some.place(of: column) }
  func isNull(_ place: Int) -> Bool { some.isNull(place) }
  func integer(_ place: Int) -> Int { some.integer(place) }
  func text(_ place: Int) -> String { some.text(place) }
  func bytes(_ place: Int) -> [UInt8] { some.bytes(place) }
  func withText(_ place: Int, _ body: (Span<UInt8>) -> Void) { some.withText(place, body) }
}

extension PostgreSQLConnection {
  fileprivate func declare(_ name: String, _ sql: String, _ arguments: Arguments) throws {
    try executeOnce("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", arguments)
  }

  fileprivate func close(cursor name: String) throws { try executeOnce("CLOSE \(name)", []) }
}
