import Foundation
public import Indicators

/// Observations as CSV (RFC 4180): UTF-8, a header, lines that end in CR LF. The columns are named as
/// the fields in JSON; names and notes are in the language asked for.
public struct CSVRepresentation: Sendable {
  public static let mediaType = "text/csv; charset=utf-8; header=present"

  /// Tells old spreadsheets that the file is UTF-8.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// In the order of the file.
  public static let columns = [
    "id", "indicator", "name", "theme", "area", "areaName", "period", "kind", "origin", "value",
    "unit", "qualifier", "lowerBound", "upperBound", "status", "asWritten", "note", "report",
    "section", "heading", "start", "end", "sentence", "formula", "operands", "release",
  ]

  private let catalogue: Catalogue
  private let language: Language
  /// The places of the columns that are told.
  private let places: [Int]

  /// - Parameter fields: the columns that are wanted, told in the order of all; empty for all.
  public init(catalogue: Catalogue, language: Language, fields: [String] = []) {
    self.catalogue = catalogue
    self.language = language
    places = Self.columns.indices.filter { fields.isEmpty || fields.contains(Self.columns[$0]) }
  }

  public var header: [UInt8] { line(Self.columns) }

  public func row(_ published: PublishedObservation) -> [UInt8] {
    let observation = published.observation
    let quantity = observation.quantity
    let indicator = catalogue.indicator(observation.indicator)
    let evidence = observation.evidence.first
    return line([
      observation.id, observation.indicator, indicator?.name[language] ?? "",
      indicator?.theme ?? "", observation.area,
      catalogue.area(observation.area)?.name[language] ?? "", observation.period.description,
      observation.kind.rawValue, observation.origin.rawValue, quantity.value.description,
      observation.unit, quantity.qualifier.rawValue, quantity.lowerBound?.description ?? "",
      quantity.upperBound?.description ?? "", observation.status.rawValue, observation.asWritten,
      observation.note?[language] ?? "", observation.report, evidence?.section ?? "",
      evidence?.heading ?? "", evidence.map { String($0.start) } ?? "",
      evidence.map { String($0.end) } ?? "", evidence?.sentence ?? "", observation.formula ?? "",
      observation.operands.joined(separator: " "), String(published.release),
    ])
  }

  private func line(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, place) in places.enumerated() {
      if index > 0 { bytes.append(Self.comma) }
      append(fields[place], to: &bytes)
    }
    bytes += [0x0D, 0x0A]
    return bytes
  }

  private func append(_ field: String, to bytes: inout [UInt8]) {
    let needsQuotes = field.utf8.contains { [Self.comma, Self.quote, 0x0D, 0x0A].contains($0) }
    guard needsQuotes else {
      bytes += field.utf8
      return
    }
    bytes.append(Self.quote)
    for byte in field.utf8 {
      if byte == Self.quote { bytes.append(Self.quote) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
}
