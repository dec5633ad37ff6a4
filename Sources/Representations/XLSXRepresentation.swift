import Foundation
public import Indicators
public import Packing

/// Observations as an XLSX workbook: a sheet of data with the columns of CSV, and one that says what they
/// are and where they come from.
public final class XLSXRepresentation: Sendable {
  public static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// How many observations fit into a sheet, below its header.
  public static let mostRows = Workbook.mostRows - 1

  private let workbook: Workbook
  private let table: Table<PublishedObservation>
  private let site: Site
  private let release: Release?
  private let origin: String
  private let language: Language

  /// - Parameters:
  ///   - path: The file to make.
  ///   - temporaryFolder: Where rows wait until it is closed.
  ///   - origin: The address that gives the same data again.
  public init(
    path: String, temporaryFolder: String, table: Table<PublishedObservation>, site: Site,
    release: Release?, origin: String, language: Language
  ) throws(PackingError) {
    self.table = table
    self.site = site
    self.release = release
    self.origin = origin
    self.language = language
    workbook = try Workbook(
      path: path, temporaryFolder: temporaryFolder, title: DataPackage.title[language],
      made: release?.madeAt ?? Date(timeIntervalSince1970: 1))
    try workbook.beginSheet(
      language == .zh ? "数据" : "Data",
      widths: table.columns.map { Self.widths[$0.name] ?? 12 }, frozenRows: 1)
    try workbook.append(table.columns.map { .header($0.name) })
  }

  private static let widths: [String: Double] = [
    "id": 44, "indicator": 34, "name": 30, "theme": 14, "areaName": 14, "note": 30,
    "report": 14, "heading": 30, "sentence": 60,
  ]

  public func append(_ published: PublishedObservation) throws(PackingError) {
    try workbook.append(
      table.columns.map { column in
        let cell = column.cell(published)
        switch (column.name, cell) {
        case ("id", .text(let id)):
          return .link(id, address: "\(site.address)/v1/observations/\(id)")
        case ("report", .text(let id)):
          return .link(id, address: "\(site.address)/v1/reports/\(id)/text")
        case (_, .text(let text)): return .text(text)
        case (_, .empty): return .empty
        case (_, .number(let number)):
          return .number(
            // Not `doubleValue`, which rounds once for each place.
            Double(number.description) ?? .nan,
            // 2021 is a year and not 2,021.
            places: column.kind == .number ? max(0, -number.exponent) : nil)
        }
      })
  }

  /// Adds the sheet of metadata, and writes the file.
  public func close() throws(PackingError) {
    try workbook.beginSheet(language == .zh ? "说明" : "About", widths: [16, 60, 60])
    func line(_ zh: String, _ en: String, _ value: Workbook.Cell) -> [Workbook.Cell] {
      [.header(language == .zh ? zh : en), value]
    }
    try workbook.append(line("标题", "Title", .text(DataPackage.title[language])))
    if let release {
      try workbook.append(
        line("发布", "Release", .number(Double(release.number), places: nil)))
      try workbook.append(
        line("发布时间", "Released", .text(release.madeAt.formatted(.iso8601))))
    }
    try workbook.append(line("来源", "From", .link(origin, address: origin)))
    try workbook.append(
      line("许可", "Licence", .link(site.licence, address: site.licenceAddress)))
    try workbook.append([])
    try workbook.append([
      .header(language == .zh ? "列" : "Column"), .header("说明"), .header("Meaning"),
    ])
    for column in table.columns {
      try workbook.append([
        .text(column.name), .text(column.meaning.zh), .text(column.meaning.en),
      ])
    }
    try workbook.close()
  }
}
