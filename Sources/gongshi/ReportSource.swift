import Foundation
import IndicatorStore
import Indicators
import ReportReading

/// The text of a report that is named by a file, by `-`, or by its id.
struct ReportSource {
  /// For error messages.
  private let name: String
  private let bytes: [UInt8]
  private let area: String?
  private let period: Period?

  /// Looks for a file, then in the store, then in the folder of reports.
  init(
    _ report: ReportArguments, folder: ConfigFolder, store: StoreAddress, _ catalogue: Catalogue
  ) throws {
    let (area, period) = try report.place.checked(catalogue)
    if report.file == "-" || FileManager.default.fileExists(atPath: report.file) {
      self.init(
        name: report.file, bytes: try ReportFile.bytes(report.file), area: area, period: period)
    } else if let stored = try Self.stored(report.file, store, catalogue) {
      self.init(
        name: report.file, bytes: Array(stored.text.utf8), area: stored.area, period: stored.period)
    } else if let file = try Self.file(report.file, folder) {
      self.init(name: file, bytes: try ReportFile.bytes(file), area: area, period: period)
    } else {
      throw Failure.data(
        "there is no file “\(report.file)” and no report of this id in \(store) or "
          + "\(folder.reportsFolder.path)")
    }
  }

  private init(name: String, bytes: [UInt8], area: String?, period: Period?) {
    self.name = name
    self.bytes = bytes
    self.area = area
    self.period = period
  }

  func suggestions(_ catalogue: Catalogue) throws -> [IndicatorSuggestion] {
    try ReportFile.naming(name) { () throws(ReadingError) in
      try ReportReader(catalogue: catalogue).suggestions(bytes, area: area, period: period)
    }
  }

  private static func stored(
    _ id: String, _ address: StoreAddress, _ catalogue: Catalogue
  ) throws -> Report? {
    // Asking must not make a store.
    if case .sqlite(let path) = address, !FileManager.default.fileExists(atPath: path) {
      return nil
    }
    return try StoreOptions.existing(address, catalogue).view { try $0.report(id)?.report }
  }

  private static func file(_ id: String, _ folder: ConfigFolder) throws -> String? {
    try folder.reports().first { $0.deletingPathExtension().lastPathComponent == id }?.path
  }
}
