import Foundation

/// JSON as the service writes it: keys sorted, decimals exact, slashes plain, times in ISO 8601.
public enum JSONRepresentation {
  public static let mediaType = "application/json; charset=utf-8"
  /// One document in each line.
  public static let linesMediaType = "application/x-ndjson; charset=utf-8"

  public static func encode(_ document: some Encodable) throws -> [UInt8] {
    Array(try encoder().encode(document))
  }

  /// An encoder of many documents.
  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }
}
