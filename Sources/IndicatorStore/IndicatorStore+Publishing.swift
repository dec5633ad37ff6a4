public import Foundation
import GRDB
public import Indicators

extension IndicatorStore {
  /// Publishes what a report says as one release, all or nothing.
  ///
  /// Observations that are as before stay in the release that published them; changed ones get a new
  /// vintage, and those that the report no longer holds are superseded.
  ///
  /// - Returns: The release, or nil if the store says all of it already.
  @discardableResult
  public func publish(
    _ publication: Publication, by author: String, reason: String, at date: Date = Date()
  ) throws(StoreError) -> Release? {
    guard publication.observations.allSatisfy({ ($0.origin == .derived) == $0.evidence.isEmpty })
    else {
      throw .refused("a reported value needs evidence, and a derived one has none")
    }
    do {
      return try database.write { db in
        try Publishing(db: db, publication: publication)
          .release(by: author, reason: reason, at: date)
      }
    } catch {
      throw StoreError(error)
    }
  }
}

/// One publication under way, within its transaction.
private struct Publishing {
  let db: Database
  let publication: Publication

  func release(by author: String, reason: String, at date: Date) throws -> Release? {
    let report = publication.report
    let before = try PublishedObservation.fetchCurrent(db, report: report.id)
    let current = Dictionary(
      before.map { ($0.observation.id, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = publication.observations.filter { current[$0.id]?.observation != $0 }
    let kept = Set(publication.observations.map(\.id))
    let gone = before.filter { !kept.contains($0.observation.id) }
    guard try !changed.isEmpty || !gone.isEmpty || !isAsStored() else { return nil }

    let number = (try Int.fetchOne(db, sql: "SELECT max(number) FROM release") ?? 0) + 1
    let release = Release(
      number: number,
      madeAt: Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)),
      by: author, reason: reason, report: report.id, changes: changed.count + gone.count)
    try release.insert(db)
    try db.execute(
      sql: """
        UPDATE report SET supersededBy = ?
        WHERE area = ? AND period = ? AND supersededBy IS NULL
        """,
      arguments: [number, report.area, report.period.year])
    try report.insert(db, release: number)
    for observation in gone.map(\.observation) + changed where current[observation.id] != nil {
      try observation.supersede(db, by: number)
    }
    for observation in changed { try observation.insert(db, release: number) }
    for figure in publication.figures { try figure.insert(db, report, release: number) }
    for (index, statement) in publication.statements.enumerated() {
      try statement.insert(db, report, release: number, position: index + 1)
    }
    for (index, check) in publication.checks.enumerated() {
      try check.insert(db, report, release: number, position: index + 1)
    }
    return release
  }

  /// Whether the store holds the report with the same text and the same reading.
  private func isAsStored() throws -> Bool {
    let report = publication.report
    guard let stored = try StoredReport.fetch(db, id: report.id), stored.report == report
    else { return false }
    let vintage = stored.vintage
    return try Figure.fetch(db, vintage) == publication.figures
      && vintage.statements(db) == publication.statements
      && vintage.checks(db) == publication.checks
  }
}
