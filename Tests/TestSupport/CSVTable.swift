/// A CSV file as RFC 4180 reads it, strictly: every line ends in CR LF, and quotes only enclose.
public struct CSVTable: Sendable, Hashable {
  public let header: [String]
  /// Each row by its columns.
  public let rows: [[String: String]]

  public struct Fault: Error, CustomStringConvertible {
    public let description: String
  }

  public init(_ bytes: [UInt8]) throws {
    var records = try Self.records(bytes)
    guard !records.isEmpty else { throw Fault(description: "no header") }
    let header = records.removeFirst()
    self.header = header
    rows = try records.map { record in
      guard record.count == header.count else {
        throw Fault(description: "\(record.count) fields instead of \(header.count): \(record)")
      }
      return Dictionary(zip(header, record), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func records(_ bytes: [UInt8]) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : nil
      index += 1
      switch (byte, isQuoted) {
      case (quote, true) where next == quote:
        field.append(quote)
        index += 1
      case (quote, true):
        isQuoted = false
        guard next == comma || next == 0x0D else { throw Fault(description: "text after a quote") }
      case (_, true):
        field.append(byte)
      case (quote, false):
        guard field.isEmpty else { throw Fault(description: "a quote within a field") }
        isQuoted = true
      case (comma, false):
        record.append(String(decoding: field, as: UTF8.self))
        field = []
      case (0x0D, false):
        guard next == 0x0A else { throw Fault(description: "CR without LF") }
        index += 1
        records.append(record + [String(decoding: field, as: UTF8.self)])
        record = []
        field = []
      case (0x0A, false):
        throw Fault(description: "LF without CR")
      default:
        field.append(byte)
      }
    }
    guard record.isEmpty, field.isEmpty, !isQuoted else {
      throw Fault(description: "the last line has no end")
    }
    return records
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
}
