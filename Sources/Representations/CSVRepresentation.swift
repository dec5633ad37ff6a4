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
      append(field, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
    return bytes
  }

  private func append(_ field: String, to bytes: inout [UInt8]) {
    guard field.utf8.contains(where: CSV.isSpecial) else {
      bytes += field.utf8
      return
    }
    bytes.append(CSV.quote)
    for byte in field.utf8 {
      if byte == CSV.quote { bytes.append(CSV.quote) }
      bytes.append(byte)
    }
    bytes.append(CSV.quote)
  }
}

/// What all CSV has in common.
public enum CSV {
  public static let mediaType = "text/csv; charset=utf-8; header=present"

  /// Tells old spreadsheets that the file is UTF-8.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")

  /// What a field can only hold between quotation marks.
  static func isSpecial(_ byte: UInt8) -> Bool {
    byte == comma || byte == quote || byte == 0x0D || byte == 0x0A
  }
}
