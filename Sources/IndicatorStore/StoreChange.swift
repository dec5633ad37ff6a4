import Foundation
import Indicators

/// A change under way: what is written through it is there as a whole, or not at all. Nobody else writes meanwhile.
///
/// Each thing that it does makes one release, where there is something to publish, and one line of the audit log.
public struct StoreChange {
  let db: any Connection
  let catalogue: Catalogue
  let author: Author
  /// In whole seconds, as the store keeps times.
  let date: Date

  /// The state as it is now, with what this change has written.
  public var view: StoreView {
    get throws { try StoreView(db) }
  }

  /// The next release, which is in the store from now on.
  func newRelease(report: String, changes: Int, reason: String) throws -> Release {
    let number = (try db.value("SELECT max(number) FROM release") ?? 0) + 1
    let release = Release(
      number: number, madeAt: date, by: author.name, reason: reason, report: report,
      changes: changes)
    try release.insert(db)
    return release
  }
}
