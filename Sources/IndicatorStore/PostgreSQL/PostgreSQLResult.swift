import CPQ
import Foundation

/// All that a statement gave, in memory.
@safe final class PostgreSQLResult: Rows {
  private let result: OpaquePointer
  private var row: Int32 = -1
  private let rowCount: Int32
  private lazy var places = Dictionary(
    unsafe (0..<lazy_PQnfields(result)).map { place in
      (unsafe String(cString: lazy_PQfname(result, place)), Int(place))
    }, uniquingKeysWith: { first, _ in first })

  /// Takes the result over.
  init(_ result: OpaquePointer) {
    unsafe self.result = unsafe result
    rowCount = unsafe lazy_PQntuples(result)
  }

  deinit { unsafe lazy_PQclear(result) }

  /// The end of a group of statements.
  var isSync: Bool { unsafe lazy_PQresultStatus(result) == PGRES_PIPELINE_SYNC }

  /// What was done, with its number of rows: `COMMIT`, `INSERT 0 1`.
  var command: String { unsafe String(cString: lazy_PQcmdStatus(result)) }

  /// How many rows there are.
  var count: Int { Int(rowCount) }

  /// What it takes of memory, in bytes.
  var size: Int { unsafe lazy_PQresultMemorySize(result) }

  /// What the statement failed with; nil if it did not, or was passed over since an earlier one had.
  var fault: PostgreSQLError? {
    switch unsafe lazy_PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_SYNC, PGRES_PIPELINE_ABORTED,
      PGRES_EMPTY_QUERY:
      nil
    default:
      PostgreSQLError(
        state: field(cpq_sqlstate) ?? "08006",
        message: field(cpq_message) ?? "the connection is lost")
    }
  }

  private func field(_ code: Int32) -> String? {
    unsafe lazy_PQresultErrorField(result, code).map { unsafe String(cString: $0) }
  }

  // MARK: Rows

  func next() -> Bool {
    row += 1
    return row < rowCount
  }

  func place(of column: String) -> Int {
    // Names are in small letters there.
    guard let place = places[column] ?? places[column.lowercased()] else {
      preconditionFailure("no column \(column)")
    }
    return place
  }

  func isNull(_ place: Int) -> Bool { unsafe lazy_PQgetisnull(result, row, Int32(place)) == 1 }

  func integer(_ place: Int) -> Int {
    let text = text(place)
    guard let number = Int(text) else { return text == "t" ? 1 : 0 }
    return number
  }

  func text(_ place: Int) -> String {
    precondition(!isNull(place), "NULL is no text")
    return unsafe String(decoding: lent(place), as: UTF8.self)
  }

  /// Two digits for each, behind `\x`.
  func bytes(_ place: Int) -> [UInt8] {
    let digits = unsafe Array(lent(place).dropFirst(2))
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      digits[$0].hexadecimal << 4 | digits[$0 + 1].hexadecimal
    }
  }

  func withText(_ place: Int, _ body: (Span<UInt8>) -> Void) {
    body(unsafe Span(_unsafeElements: lent(place)))
  }

  private func lent(_ place: Int) -> UnsafeBufferPointer<UInt8> {
    let count = unsafe Int(lazy_PQgetlength(result, row, Int32(place)))
    let text = unsafe UnsafeRawPointer(lazy_PQgetvalue(result, row, Int32(place)))
    return unsafe UnsafeBufferPointer(
      start: text?.assumingMemoryBound(to: UInt8.self), count: count)
  }
}

extension UInt8 {
  fileprivate var hexadecimal: UInt8 { self < UInt8(ascii: "a") ? self & 0xF : self - 87 }
}
