import GRDB
import Indicators

extension Vintage {
  /// The checks between this report and that of the year before; none if there is no such report.
  func checksBetweenYears(
    _ db: Database, _ catalogue: Catalogue, at time: PointInTime
  ) throws -> [CheckResult] {
    guard
      let earlier = try Vintage.fetch(db, area: area, period: period.previous, at: time)
    else { return [] }
    return Check.resultsBetweenYears(
      of: try results(db, at: time), after: try earlier.results(db, at: time),
      stated: try Figure.fetch(db, self, previous: true), catalogue: catalogue, report: report)
  }

  /// What the report gives as results, without the evidence, which no check looks at.
  private func results(_ db: Database, at time: PointInTime) throws -> [Observation] {
    try ObservationCursor(
      db,
      """
      SELECT * FROM observation
      WHERE area = ? AND report = ? AND kind = 'result' AND \(time.condition)
      """,
      // Not by the key, which would have all years of the area read.
      order: "+o.id", arguments: [area, report]
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
  func withRevisions(_ db: Database, at time: PointInTime) throws -> [PublishedObservation] {
    var stated: [Key: [Figure]] = [:]
    let isStated = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM figure WHERE area = ? AND period = ? AND previousOf <> '')"
    )
    return try map { published in
      let observation = published.observation
      guard observation.origin == .reported, observation.kind == .result else { return published }
      let key = Key(area: observation.area, period: observation.period)
      if stated[key] == nil {
        let next = observation.period.next
        // Few reports state any, and the index knows which.
        let vintage =
          try Bool.fetchOne(isStated, arguments: [observation.area, next?.year]) == true
          ? try Vintage.fetch(db, area: observation.area, period: next, at: time) : nil
        stated[key] = try vintage.map { try Figure.fetch(db, $0, previous: true) } ?? []
      }
      guard let figures = stated[key], !figures.isEmpty else { return published }
      var revised = published
      revised.observation.evidence += figures.compactMap { $0.revision(of: observation) }
      return revised
    }
  }

  private struct Key: Hashable {
    var area: String
    var period: Period
  }
}
