import Foundation
public import IndicatorStore
public import Indicators
import ReportReading

/// A store in a folder of its own.
public struct TemporaryStore: Sendable {
  public let folder: TemporaryFolder
  public let store: IndicatorStore
  public let catalogue: Catalogue

  public var path: String { folder.path("gongshi.sqlite") }

  /// An empty store with the project's catalogue.
  public init() throws {
    folder = try TemporaryFolder()
    catalogue = try ProjectFiles.catalogue.get()
    store = try IndicatorStore(path: folder.path("gongshi.sqlite"), catalogue: catalogue)
  }

  /// A store that holds the project's report as release 1.
  public static func filled() throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let publication = try ProjectFiles.publication.get()
    try temporary.store.publish(publication, by: "tests", reason: "first")
    return temporary
  }
}
