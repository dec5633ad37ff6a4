public import Foundation
public import Indicators
public import ReportReading

/// The project's own files, for tests.
public enum ProjectFiles {
  /// The root of the checkout.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  /// The report that the project comes with.
  public static func report() throws -> [UInt8] {
    try bytes("Config/reports/370404-2021.md")
  }

  /// The same as text.
  public static func reportText() throws -> String { String(decoding: try report(), as: UTF8.self) }

  /// The files of `Config/catalogue`.
  public static func catalogueFiles() throws -> [CatalogueFile] {
    let folder = root.appending(path: "Config/catalogue")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter(CatalogueFile.isPart)
      .map { name in
        CatalogueFile(
          name: name,
          text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      }
  }

  /// The project's catalogue, read once.
  public static let catalogue: Result<Catalogue, any Error> = Result {
    try Catalogue(files: catalogueFiles())
  }

  /// What the project's report says, read once.
  public static let reading: Result<Reading, any Error> = Result {
    try ReportReader(catalogue: catalogue.get()).read(report())
  }

  /// The same, ready to be published.
  public static let publication: Result<Publication, any Error> = reading.map(\.publication)
}
