public import Foundation
import GRDB
public import Indicators

/// A change under way: what is written through it is there as a whole, or not at all. Nobody else writes meanwhile.
///
/// Each thing that it does makes one release, where there is something to publish, and one line of the audit log.
public struct StoreChange {
  let db: Database
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
    let number = (try Int.fetchOne(db, sql: "SELECT max(number) FROM release") ?? 0) + 1
    let release = Release(
      number: number, madeAt: date, by: author.name, reason: reason, report: report,
      changes: changes)
    try release.insert(db)
    return release
  }
}

extension IndicatorStore {
  /// Writes, all or nothing.
  ///
  /// - Parameters:
  ///   - isTrial: whether everything is done, and then undone: what would change is known, and nothing has.
  ///   - body: is given the change; whatever it throws undoes it.
  public func change<Value>(
    by author: Author, at date: Date = Date(), isTrial: Bool = false,
    _ body: (StoreChange) throws -> Value
  ) throws -> Value {
    let whole = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    do {
      return try database.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(StoreChange(db: db, catalogue: catalogue, author: author, date: whole))
          return isTrial ? .rollback : .commit
        }
        guard let value else { throw StoreError.failed("the change gave no value") }
        return value
      }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }
}
