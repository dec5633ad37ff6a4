public import Indicators

/// Observations as CSV, from the cells of the store: the bytes that ``CSVRepresentation`` makes of the same
/// table, without a value for each cell.
///
/// ```swift
/// var lines = ObservationLines(table, catalogue, language)
/// for (place, text) in row { lines.append(text, at: place) }  // a cell for each of lines.fields
/// send(lines.take())
/// ```
public struct ObservationLines: Sendable {
  /// What the cells of a row have to be, from left to right.
  public let fields: [ObservationField]

  /// For each place whether its column shows a text for the code in the cell, and those texts.
  private let areCodes: [Bool]
  private var texts: [CodeTexts?]
  private var bytes: [UInt8] = []

  /// - Parameter table: ``ObservationTable``, or some of its columns.
  public init(
    _ table: Table<PublishedObservation>, _ catalogue: Catalogue, _ language: Language
  ) {
    var sources = table.columns.map { ObservationTable.source($0.name, catalogue, language) }
    // Without columns, which is when all that is wanted is in JSON only, a line is empty.
    if sources.isEmpty { sources = [.init(field: .id) { _ in nil }] }
    fields = sources.map(\.field)
    areCodes = sources.map { $0.text != nil }
    texts = sources.map { $0.text.map(CodeTexts.init) }
  }

  /// The lines since the last time.
  public mutating func take() -> [UInt8] {
    defer {
      bytes = []
      bytes.reserveCapacity(Self.room)
    }
    return bytes
  }

  /// That it is worth sending them.
  public var areEnough: Bool { bytes.count >= Self.enough }

  private static let enough = 65_536
  /// With what the last row has more than that.
  private static let room = enough + 8192

  /// Adds the cell of a place; cells come in the order of their places.
  public mutating func append(_ cell: Span<UInt8>, at place: Int) {
    if place > 0 { bytes.append(CSV.comma) }
    if areCodes[place], let field = texts[place]?.field(cell) {
      bytes += field
    } else {
      CSV.append(cell, to: &bytes)
    }
    if place == fields.count - 1 { bytes += CSV.lineEnd }
  }
}
