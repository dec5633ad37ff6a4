import Indicators

extension Vintage {
  /// The checks between this report and that of the year before; none if there is no such report.
  func checksBetweenYears(
    _ db: any Connection, _ catalogue: Catalogue, at time: PointInTime
  ) throws -> [CheckResult] {
    guard
      let earlier = try Vintage.fetch(db, area: area, period: period.previous, at: time)
    else { return [] }
    return Check.resultsBetweenYears(
      of: try results(db, at: time), after: try earlier.results(db, at: time),
      stated: try Figure.fetch(db, self, previous: true), catalogue: catalogue, report: report)
  }

  /// What the report gives as results, without the evidence, which no check looks at.
  private func results(_ db: any Connection, at time: PointInTime) throws -> [Observation] {
    try ObservationCursor(
      db,
      """
      SELECT * FROM observation
      WHERE area = ? AND report = ? AND kind = 'result' AND \(time.condition)
      """,
      // Not by the key, which would have all years of the area read.
      order: "o.id || ''", [area, report], use: time.use
    ).next(upTo: .max).map { published in
      var observation = published.observation
      observation.evidence = []
      return observation
    }
  }
}

extension [PublishedObservation] {
  /// With the sentences of the reports of the year after that say another value. The values stay:
  /// whether a later report corrects an earlier one is for an editor to decide.
  ///
  /// They are looked up and not kept with the observations, so that it does not matter which of two
  /// reports was published first.
  func withRevisions(_ db: any Connection, at time: PointInTime) throws -> [PublishedObservation] {
    let keys = Set(filter(\.canBeRevised).map { Year($0.observation) })
    let stated = try Figure.fetchPrevious(db, keys, at: time)
    guard !stated.isEmpty else { return self }
    return map { published in
      guard published.canBeRevised, let figures = stated[Year(published.observation)] else {
        return published
      }
      var revised = published
      revised.observation.evidence += figures.compactMap { $0.revision(of: published.observation) }
      return revised
    }
  }
}

extension PublishedObservation {
  fileprivate var canBeRevised: Bool {
    observation.origin == .reported && observation.kind == .result
  }
}

/// What a report of the year after may say something of.
private struct Year: Hashable {
  var area: String
  var period: Period

  init(_ observation: Observation) {
    area = observation.area
    period = observation.period
  }
}

extension Figure {
  /// What reports of the year after say of values of areas and years.
  fileprivate static func fetchPrevious(
    _ db: any Connection, _ keys: Set<Year>, at time: PointInTime
  ) throws -> [Year: [Figure]] {
    // Few reports state any, and the index knows which.
    let areas = Set(keys.map(\.area)).sorted()
    let years = Set(keys.compactMap(\.period.next?.year)).sorted()
    guard !areas.isEmpty, !years.isEmpty else { return [:] }
    let isOne = areas.count == 1 && years.count == 1
    let stating: [(area: String, year: Int)] = try db.all(
      """
      SELECT area, period FROM figure WHERE area IN (\(Arguments.marks(areas.count)))
        AND period IN (\(Arguments.marks(years.count))) AND previousOf <> ''
      \(isOne ? "LIMIT 1" : "GROUP BY area, period")
      """,
      Arguments(areas) + Arguments(years.map(StoredValue.integer)), use: isOne ? .often : .once
    ) { ($0[0], $0[1]) }
    var stated: [Year: [Figure]] = [:]
    for key in keys {
      guard let next = key.period.next,
        stating.contains(where: { $0.area == key.area && $0.year == next.year }),
        let vintage = try Vintage.fetch(db, area: key.area, period: next, at: time)
      else { continue }
      stated[key] = try Figure.fetch(db, vintage, previous: true)
    }
    return stated
  }
}
