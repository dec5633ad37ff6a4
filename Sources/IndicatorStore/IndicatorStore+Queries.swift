import Foundation
import GRDB
public import Indicators

/// A consistent view of the store: everything read through it is from the state after one release.
public struct StoreView {
  let db: Database

  /// The release whose state this is: the newest, unless an earlier one was asked for; nil in an empty
  /// store.
  public let release: Release?

  let time: PointInTime

  init(_ db: Database, asOf: Int? = nil) throws {
    self.db = db
    time = asOf.map(PointInTime.release) ?? .now
    release = try Row.fetchOne(
      db, sql: "SELECT * FROM release WHERE number <= ? ORDER BY number DESC LIMIT 1",
      arguments: [asOf ?? .max]
    ).map(Release.init)
  }

  /// The same as it was after an earlier release.
  public func asOf(_ release: Int) throws -> StoreView { try StoreView(db, asOf: release) }
}

extension IndicatorStore {
  /// Reads from one consistent state.
  public func view<Value>(_ body: (StoreView) throws -> Value) throws -> Value {
    do {
      return try database.read { try body(StoreView($0)) }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }
}

extension StoreView {
  /// The size of the store's file, in bytes.
  public var bytes: Int {
    get throws {
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      return pages * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }
  }

  /// One observation by its id, as it is now.
  public func observation(_ id: String) throws -> PublishedObservation? {
    try PublishedObservation.fetch(
      db,
      Row.fetchCursor(
        db, sql: "SELECT * FROM observation WHERE id = ? AND \(time.condition)",
        arguments: [id])
    ).withRevisions(db, at: time).map(known).first
  }

  /// All that was ever published under an id, the newest first; empty if there never was such a one.
  public func history(_ id: String) throws -> [PublishedObservation] {
    try PublishedObservation.fetch(
      db,
      Row.fetchCursor(
        db, sql: "SELECT * FROM observation WHERE id = ? ORDER BY release DESC", arguments: [id]))
  }

  /// An observation as it was known then: that a later release replaced it was not.
  private func known(_ published: PublishedObservation) -> PublishedObservation {
    var published = published
    if case .release = time { published.supersededBy = nil }
    return published
  }

  /// The ids of current observations that begin like a given one: what may have been meant by it.
  public func observationIDs(like id: String) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT id FROM observation
        WHERE \(time.condition) AND indicator >= ? AND indicator < ? || '~' LIMIT 1000
        """,
      arguments: [String(id.prefix(3)), String(id.prefix(3))])
  }

  /// A page of observations, ordered by what the query asks for, and then by indicator, area, period,
  /// kind and variant.
  public func observations(
    _ query: ObservationQuery, limit: Int, after cursor: PageCursor? = nil
  ) throws -> Page<PublishedObservation> {
    let (elements, next) = try stretch(query, limit: limit, after: cursor)
    let total = try Filter(query, at: time).count(db, "observation")
    return Page(elements: elements, total: total, next: next)
  }

  /// Some observations of a query in its order, and where the next ones begin, without counting all.
  func stretch(
    _ query: ObservationQuery, limit: Int, after cursor: PageCursor?
  ) throws -> (elements: [PublishedObservation], next: PageCursor?) {
    let order = query.sort.total
    var filter = Filter(query, at: time)
    if let cursor { filter.addCursor(cursor) }
    var arguments = filter.arguments
    arguments += [limit + 1]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT observation.* FROM observation WHERE \(filter.sql)
        ORDER BY \(order.map(\.sql).joined(separator: ", ")) LIMIT ?
        """,
      arguments: arguments)
    var elements = try PublishedObservation.fetch(db, rows).withRevisions(db, at: time).map(known)
    var next: PageCursor?
    if elements.count > limit {
      elements.removeLast()
      next = elements.last.map { last in
        PageCursor(order: order, key: order.map { $0.value(of: last) })
      }
    }
    return (elements, next)
  }

  /// The newest observation of each indicator, area and kind among those that a query chooses.
  public func latestObservations(_ query: ObservationQuery) throws -> [PublishedObservation] {
    let filter = Filter(query, at: time)
    return try PublishedObservation.fetch(
      db,
      Row.fetchCursor(
        db,
        sql: """
          SELECT * FROM observation
          WHERE (indicator, area, kind, period) IN
            (SELECT indicator, area, kind, max(period) FROM observation
              WHERE \(filter.sql) GROUP BY indicator, area, kind)
            AND \(filter.sql)
          ORDER BY indicator, area, kind, variant
          """,
        arguments: filter.arguments + filter.arguments)
    ).withRevisions(db, at: time).map(known)
  }

  /// Which indicators have observations now.
  public func indicatorsWithData() throws -> Set<String> {
    try String.fetchSet(
      db, sql: "SELECT DISTINCT indicator FROM observation WHERE \(time.condition)")
  }

  public func releases(since number: Int = 0) throws -> [Release] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM release WHERE number > ? ORDER BY number DESC", arguments: [number]
    ).map(Release.init)
  }

  /// The current reports, each with the release that published it.
  public func reports() throws -> [(report: Report, release: Int)] {
    try StoredReport.fetchAll(db, at: time).map { ($0.report, $0.vintage.release) }
  }

  /// The current reports by area and id, without their texts.
  public func reportKeys() throws -> [(area: String, report: String)] {
    try Vintage.fetchAll(db, at: time).map { ($0.area, $0.report) }
  }

  public func report(_ id: String) throws -> (report: Report, release: Int)? {
    try StoredReport.fetch(db, id: id, at: time).map { ($0.report, $0.vintage.release) }
  }

  /// Every numeral of a report; nil if there is no such report.
  public func figures(report id: String) throws -> [Figure]? {
    try Vintage.fetch(db, id: id, at: time).map { try Figure.fetch(db, $0) }
  }

  public func statements(_ query: StatementQuery) throws -> [Indicators.Statement] {
    try vintages(areas: query.areas, periods: query.periods, reports: query.reports)
      .flatMap { try $0.statements(db) }
      .filter { statement in
        (query.kinds.isEmpty || query.kinds.contains(statement.kind))
          && (query.themes.isEmpty || statement.theme.map(query.themes.contains) ?? false)
      }
  }

  /// The results of the checks as the reports were published, each looked at alone.
  public func checks(_ query: CheckQuery) throws -> [CheckResult] {
    try checks(query) { try $0.checks(db) }
  }

  /// The results of all checks: for each report those that look at it alone, then those between it and
  /// the report of the year before.
  public func checks(_ query: CheckQuery, catalogue: Catalogue) throws -> [CheckResult] {
    try checks(query) { vintage in
      let betweenYears = try vintage.checksBetweenYears(db, catalogue, at: time)
      let replaced = Set(betweenYears.map(\.check))
      return try vintage.checks(db).filter { !replaced.contains($0.check) } + betweenYears
    }
  }

  private func checks(
    _ query: CheckQuery, of vintage: (Vintage) throws -> [CheckResult]
  ) throws -> [CheckResult] {
    try vintages(areas: query.areas, periods: query.periods, reports: [])
      .flatMap(vintage)
      .filter { query.results.isEmpty || query.results.contains($0.result) }
  }

  private func vintages(
    areas: [String], periods: [PeriodRange], reports: [String]
  ) throws -> [Vintage] {
    try Vintage.fetchAll(db, at: time).filter { vintage in
      (areas.isEmpty || areas.contains(vintage.area))
        && (reports.isEmpty || reports.contains(vintage.report))
        && (periods.isEmpty || periods.contains { $0.contains(vintage.period) })
    }
  }
}
