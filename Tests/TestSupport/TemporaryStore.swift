import Foundation
public import IndicatorStore
public import Indicators
import ReportReading

/// A store of its own for one test: in a file, or on PostgreSQL where ``TestEngine`` says so.
public struct TemporaryStore: Sendable {
  public let folder: TemporaryFolder
  public let store: IndicatorStore
  public let catalogue: Catalogue
  public let address: StoreAddress
  /// Where it is on PostgreSQL.
  public let database: TemporaryDatabase?

  /// The file of a store that is one.
  public var path: String { folder.path("gongshi.sqlite") }

  /// An empty store with the project's catalogue.
  ///
  /// - Parameter engine: what it is on.
  public init(on engine: TestEngine = .current) throws {
    folder = try TemporaryFolder()
    catalogue = try ProjectFiles.catalogue.get()
    switch engine {
    case .sqlite:
      database = nil
      address = .sqlite(path: folder.path("gongshi.sqlite"))
    case .postgresql:
      let database = try TemporaryDatabase.filled()
      self.database = database
      address = .postgresql(database.address)
    }
    store = try IndicatorStore(address, catalogue: catalogue)
  }

  /// A store that holds the project's report as release 1.
  public static func filled(on engine: TestEngine = .current) throws -> TemporaryStore {
    let temporary = try TemporaryStore(on: engine)
    let publication = try ProjectFiles.publication.get()
    try temporary.store.publish(publication, by: "tests", reason: "first")
    return temporary
  }
}
