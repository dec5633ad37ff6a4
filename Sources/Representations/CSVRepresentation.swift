/// A table as CSV (RFC 4180): UTF-8, a header, lines that end in CR LF.
public struct CSVRepresentation<Row: Sendable>: Sendable {
  private let table: Table<Row>

  public init(_ table: Table<Row>) {
    self.table = table
  }

  public var header: [UInt8] { line(table.columns.map(\.name)) }

  public func row(_ row: Row) -> [UInt8] { line(table.columns.map { $0.cell(row).text }) }

  private func line(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(CSV.comma) }
      CSV.append(Array(field.utf8).span, to: &bytes)
    }
    return bytes + CSV.lineEnd
  }
}

/// What all CSV has in common.
public enum CSV {
  public static let mediaType = "text/csv; charset=utf-8; header=present"

  /// Tells old spreadsheets that the file is UTF-8.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineEnd: [UInt8] = [0x0D, 0x0A]

  /// Adds a field, between quotation marks where it has to be.
  static func append(_ field: Span<UInt8>, to bytes: inout [UInt8]) {
    guard hasSpecial(field) else {
      unsafe field.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
      return
    }
    bytes.append(quote)
    for index in field.indices {
      if field[index] == quote { bytes.append(quote) }
      bytes.append(field[index])
    }
    bytes.append(quote)
  }

  /// Whether a field can only stand between quotation marks.
  private static func hasSpecial(_ field: Span<UInt8>) -> Bool {
    // All of it is looked at, without a branch: so the compiler makes instructions of it that look at many
    // bytes at once.
    var found: UInt8 = 0
    for index in field.indices {
      let byte = unsafe field[unchecked: index]
      found |= byte == comma ? 1 : 0
      found |= byte == quote ? 1 : 0
      found |= byte == 0x0D ? 1 : 0
      found |= byte == 0x0A ? 1 : 0
    }
    return found != 0
  }
}
