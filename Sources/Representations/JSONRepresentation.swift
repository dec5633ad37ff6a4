import Foundation

/// JSON as the service writes it: keys sorted, decimals exact, slashes plain, times in ISO 8601.
public enum JSONRepresentation {
  public static let mediaType = "application/json; charset=utf-8"
  /// One document in each line.
  public static let linesMediaType = "application/x-ndjson; charset=utf-8"

  public static func encode(_ document: some Encodable) throws -> [UInt8] {
    // Only what is made anew for many clients says itself how it is written.
    if let document = document as? any JSONWritable { return write(document) }
    return Array(try encoder().encode(document))
  }

  static func write(_ document: some JSONWritable) -> [UInt8] {
    var json = JSONWriter()
    document.write(to: &json)
    return json.bytes
  }

  /// What all documents are encoded with, and what ``JSONWritable`` is to agree with.
  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }
}
