import Foundation
public import Indicators

/// A consistent view of the store: everything read through it is from the state after one release.
public struct StoreView {
  let db: any Connection

  /// The release whose state this is: the newest, unless an earlier one was asked for; nil in an empty
  /// store.
  public let release: Release?

  let time: PointInTime

  /// Nil where what is read may still change.
  private let settled: Settled?

  init(_ db: any Connection, asOf: Int? = nil, settled: Settled? = nil) throws {
    self.db = db
    self.settled = settled
    time = asOf.map(PointInTime.release) ?? .now
    release = try db.first(
      "SELECT \(Release.columns) FROM release WHERE number <= ? ORDER BY number DESC LIMIT 1",
      [asOf ?? .max],
      as: Release.init)
  }

  /// The same as it was after an earlier release.
  public func asOf(_ release: Int) throws -> StoreView {
    try StoreView(db, asOf: release, settled: settled)
  }
}

extension StoreView {
  /// What the data takes, in bytes.
  public var bytes: Int {
    get throws { try db.size }
  }

  /// One observation by its id, as it is now.
  public func observation(_ id: String) throws -> PublishedObservation? {
    try observations(
      from: ObservationCursor(
        db, "SELECT * FROM observation WHERE area = ? AND id = ? AND \(time.condition)",
        order: "o.release", [Key.area(ofObservation: id), id], use: time.use),
      upTo: 1
    ).first
  }

  /// All that was ever published under an id, the newest first; empty if there never was such a one.
  public func history(_ id: String) throws -> [PublishedObservation] {
    try ObservationCursor(
      db, "SELECT * FROM observation WHERE area = ? AND id = ?", order: "o.release DESC",
      [Key.area(ofObservation: id), id]
    ).next(upTo: .max)
  }

  /// An observation as it was known then: that a later release replaced it was not.
  private func known(_ published: PublishedObservation) -> PublishedObservation {
    var published = published
    if case .release = time { published.supersededBy = nil }
    return published
  }

  /// The ids of current observations that begin like a given one: what may have been meant by it.
  public func observationIDs(like id: String) throws -> [String] {
    try db.column(
      """
      SELECT id FROM observation
      WHERE \(time.condition) AND indicator >= ? AND indicator < ? || '~'
      ORDER BY indicator, area, period, kind, variant LIMIT 1000
      """, [String(id.prefix(3)), String(id.prefix(3))], use: time.use)
  }

  /// A page of observations, ordered by what the query asks for, and then by indicator, area, period,
  /// kind and variant.
  public func observations(
    _ query: ObservationQuery, limit: Int, after cursor: PageCursor? = nil
  ) throws -> Page<PublishedObservation> {
    let order = query.sort.total
    // One more, which tells whether there is a next page.
    var elements = try observations(
      from: rows(query, limit: limit + 1, after: cursor), upTo: limit + 1)
    var next: PageCursor?
    if elements.count > limit {
      elements.removeLast()
      next = elements.last.map { last in
        PageCursor(order: order, key: order.map { $0.value(of: last) })
      }
    }
    return Page(elements: elements, total: try count(query), next: next)
  }

  /// The observations of a query in its order.
  func rows(
    _ query: ObservationQuery, limit: Int? = nil, after cursor: PageCursor? = nil
  ) throws -> ObservationCursor {
    let order = query.sort.total
    func sorting(_ table: String) -> String {
      order.map { $0.sql(table) }.joined(separator: ", ")
    }
    var filter = Filter(query, at: time, of: db)
    if let cursor { filter.addCursor(cursor) }
    var arguments = filter.arguments
    var chosen = "SELECT * FROM observation WHERE \(filter.sql)"
    if let limit {
      chosen += " ORDER BY \(sorting("observation")) LIMIT ?"
      arguments += [limit]
    }
    return try ObservationCursor(
      db, chosen, order: sorting("o"), arguments,
      use: limit == nil ? .streamed : filter.isCommon && query.sort.isEmpty ? .often : .once)
  }

  /// The next observations of a cursor, with what later reports say of them.
  func observations(
    from cursor: ObservationCursor, upTo limit: Int
  ) throws -> [PublishedObservation] {
    try cursor.next(upTo: limit).withRevisions(db, at: time).map(known)
  }

  /// The newest observation of each indicator, area and kind among those that a query chooses.
  public func latestObservations(_ query: ObservationQuery) throws -> [PublishedObservation] {
    let filter = Filter(query, at: time, of: db)
    // Of one indicator PostgreSQL knows how many areas there are, and looks up the newest of each. Of several it thinks
    // that there are as many as rows, and reads all of these.
    let key = (query.indicators.count == 1 ? [] : ["indicator"]) + ["area", "kind"]
    let columns = key.joined(separator: ", ")
    return try observations(
      from: ObservationCursor(
        db,
        """
        SELECT * FROM observation
        WHERE (\(columns), period) IN
          (SELECT \(columns), max(period) FROM observation
            WHERE \(filter.sql) GROUP BY \(columns))
          AND \(filter.sql)
        """,
        order: "o.indicator, o.area, o.kind, o.variant", filter.arguments + filter.arguments,
        use: filter.isCommon ? .often : .once),
      upTo: .max)
  }

  /// Which indicators have observations now.
  public func indicatorsWithData() throws -> Set<String> {
    // Each is looked for: there are few of them, and millions of observations.
    try Set(
      db.column(
        """
        SELECT code FROM indicator WHERE EXISTS
          (SELECT 1 FROM observation WHERE indicator = code AND \(time.condition))
        """, use: time.use))
  }

  /// The releases after one and before another, the newest first.
  ///
  /// - Parameter limit: how many at most; all where nil.
  public func releases(
    since number: Int = 0, before: Int = .max, limit: Int? = nil
  ) throws -> [Release] {
    try db.all(
      "SELECT \(Release.columns) FROM release WHERE number > ? AND number < ? ORDER BY number DESC LIMIT ?",
      [number, before, limit ?? .max], as: Release.init)
  }

  /// The current reports without their texts, each with the release that published it.
  public func reports() throws -> [(report: ReportRecord, release: Int)] {
    try ReportRecord.fetchAll(db, at: time)
  }

  /// How many observations a query chooses.
  public func count(_ query: ObservationQuery) throws -> Int {
    let filter = Filter(query, at: time, of: db)
    guard let settled, query.isCommon, let release else {
      return try filter.count(db, "observation")
    }
    return try settled.total(of: query, at: release.number) {
      try filter.count(db, "observation")
    }
  }

  /// The ids of the reports that the observations of a query are from.
  public func reportIDs(of query: ObservationQuery) throws -> Set<String> {
    let filter = Filter(query, at: time, of: db)
    return try Set(
      db.column(
        "SELECT DISTINCT report FROM observation WHERE \(filter.sql)", filter.arguments, use: .once)
    )
  }

  /// Whether there is a report with this id.
  public func hasReport(_ id: String) throws -> Bool {
    try Vintage.fetch(db, id: id, at: time) != nil
  }

  /// Whether there is or was a report with this id: an earlier state may be asked for by it.
  public func everHadReport(_ id: String) throws -> Bool {
    guard let key = Key.areaAndPeriod(ofReport: id) else { return false }
    return try db.value(
      "SELECT EXISTS (SELECT 1 FROM report WHERE area = ? AND period = ?)",
      [key.area, key.period.year]) ?? false
  }

  /// The current reports by area, year and id, without their texts.
  public func reportKeys() throws -> [(area: String, period: Period, report: String)] {
    try vintages().map { ($0.area, $0.period, $0.report) }
  }

  public func report(_ id: String) throws -> (report: Report, release: Int)? {
    try StoredReport.fetch(db, id: id, at: time).map { ($0.report, $0.vintage.release) }
  }

  /// Every numeral of a report; nil if there is no such report.
  public func figures(report id: String) throws -> [Figure]? {
    try Vintage.fetch(db, id: id, at: time).map { try Figure.fetch(db, $0) }
  }

  /// What a report says in words, in its order; none if there is no such report.
  public func statements(report id: String) throws -> [Statement] {
    try Vintage.fetch(db, id: id, at: time)?.statements(db) ?? []
  }

  /// What reports say in words, with what became of it.
  public func statements(_ query: StatementQuery) throws -> [PublishedStatement] {
    try vintages(areas: query.areas, periods: query.periods, reports: query.reports)
      .flatMap { try $0.publishedStatements(db, at: time) }
      .filter { published in
        let statement = published.statement
        return (query.kinds.isEmpty || query.kinds.contains(statement.kind))
          && (query.themes.isEmpty || statement.theme.map(query.themes.contains) ?? false)
          && (query.states.isEmpty
            || published.outcome.map { query.states.contains($0.state) } ?? false)
      }
  }

  /// One statement by its id.
  public func statement(_ id: String) throws -> PublishedStatement? {
    guard let report = id.split(separator: ".").first,
      let vintage = try Vintage.fetch(db, id: String(report), at: time)
    else { return nil }
    return try vintage.publishedStatements(db, at: time).first { $0.statement.id == id }
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

  /// The current reports by area and year.
  private func vintages() throws -> [Vintage] {
    guard let settled, let release else { return try Vintage.fetchAll(db, at: time) }
    return try settled.reports(at: release.number) { try Vintage.fetchAll(db, at: time) }
  }

  private func vintages(
    areas: [String], periods: [PeriodRange], reports: [String]
  ) throws -> [Vintage] {
    try vintages().filter { vintage in
      (areas.isEmpty || areas.contains(vintage.area))
        && (reports.isEmpty || reports.contains(vintage.report))
        && (periods.isEmpty || periods.contains { $0.contains(vintage.period) })
    }
  }
}
