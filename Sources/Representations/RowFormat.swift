import Foundation
public import Indicators

/// How observations become bytes one by one: what a body of them begins and ends with, and what stands
/// between.
public struct RowFormat: Sendable {
  public let mediaType: String
  public let opening: [UInt8]
  public let separator: [UInt8]
  public let closing: [UInt8]
  public let encode: @Sendable (PublishedObservation) throws -> [UInt8]

  /// - Parameter withMark: whether it begins with a byte order mark.
  public static func csv(_ table: Table<PublishedObservation>, withMark: Bool = false) -> RowFormat
  {
    let csv = CSVRepresentation(table)
    return RowFormat(
      mediaType: CSV.mediaType, opening: (withMark ? CSV.byteOrderMark : []) + csv.header,
      separator: [], closing: [], encode: csv.row)
  }

  /// One document in each line.
  ///
  /// - Parameter fields: those that are wanted; empty for all.
  public static func ndjson(fields: [String] = []) -> RowFormat {
    RowFormat(
      mediaType: JSONRepresentation.linesMediaType, opening: [], separator: [], closing: []
    ) { JSONRepresentation.write(ObservationDocument($0, fields: fields)) + [0x0A] }
  }

  /// One document with all of them in `data`.
  public static func json(fields: [String] = [], release: Int) -> RowFormat {
    RowFormat(
      mediaType: JSONRepresentation.mediaType, opening: Array(#"{"data":["#.utf8),
      separator: Array(",".utf8), closing: Array(#"],"release":\#(release)}"#.utf8)
    ) { JSONRepresentation.write(ObservationDocument($0, fields: fields)) }
  }
}
