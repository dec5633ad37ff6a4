import Foundation
import IndicatorStore
import Indicators
import TestSupport
import Testing

@Suite("Queries")
struct QueryTests {
  private let temporary: TemporaryStore
  private var store: IndicatorStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore.filled()
    try store.publish(
      Samples.publication(
        year: 2022, ["reconsideration-accepted": 30, "reconsideration-concluded": 28]),
      by: "tests", reason: "another year")
  }

  private func ids(_ change: (inout ObservationQuery) -> Void) throws -> [String] {
    var query = ObservationQuery()
    change(&query)
    return try store.view { view in
      let page = try view.observations(query, limit: 1000)
      #expect(page.total == page.elements.count)
      #expect(page.next == nil)
      return page.elements.map(\.observation.id)
    }
  }

  @Test("Pages follow one another, each row once", arguments: [1, 7, 75, 76, 77, 1000])
  func paging(limit: Int) throws {
    let all = try ids { _ in }
    let paged = try store.view { view in
      var ids: [String] = []
      var cursor: PageCursor?
      repeat {
        let page = try view.observations(ObservationQuery(), limit: limit, after: cursor)
        #expect(page.elements.count <= limit)
        #expect(page.total == all.count)
        ids += page.elements.map(\.observation.id)
        cursor = page.next
      } while cursor != nil && ids.count <= all.count
      return ids
    }
    #expect(paged == all)
    #expect(Set(paged).count == paged.count)
  }

  @Test("A release between two pages neither repeats nor drops a row")
  func pagingOverRelease() throws {
    let before = try ids { _ in }
    let first = try store.view { try $0.observations(ObservationQuery(), limit: 20) }
    try store.publish(
      Samples.publication(year: 2020, ["reconsideration-accepted": 1]), by: "tests",
      reason: "in between")
    try store.publish(
      Samples.publication(
        year: 2022, ["reconsideration-accepted": 31, "reconsideration-concluded": 28]),
      by: "tests", reason: "corrected in between")
    var ids = first.elements.map(\.observation.id)
    var cursor = first.next
    while let after = cursor, ids.count < 2 * before.count {
      let page = try store.view { try $0.observations(ObservationQuery(), limit: 20, after: after) }
      ids += page.elements.map(\.observation.id)
      cursor = page.next
    }
    #expect(Set(ids).count == ids.count)
    #expect(Set(before).isSubset(of: ids))
  }

  @Test("A snapshot streams the state in which it was made")
  func snapshot() throws {
    let before = try store.view { try $0.observations(ObservationQuery(), limit: 1000).elements }
    let rows = try store.snapshot().observations(ObservationQuery())
    var streamed = try rows.next(upTo: 5)
    try store.publish(
      Samples.publication(year: 2022, ["reconsideration-concluded": 99]), by: "tests",
      reason: "while streaming")
    try store.publish(
      Samples.publication(year: 2023, ["reconsideration-accepted": 1]), by: "tests",
      reason: "while streaming")
    while streamed.count <= before.count, case let next = try rows.next(upTo: 5), !next.isEmpty {
      streamed += next
    }
    #expect(streamed == before)
    #expect(try rows.next().isEmpty)
    #expect(try ids { $0.indicators = ["reconsideration-concluded"] }.count == 2)
  }

  @Test("Lists narrow each other, values within one are alternatives")
  func filters() throws {
    #expect(
      try ids { $0.indicators = ["reconsideration-accepted"] } == [
        "reconsideration-accepted.370404.2021", "reconsideration-accepted.370404.2022",
      ])
    let two = ["reconsideration-accepted", "reconsideration-concluded"]
    #expect(try ids { $0.indicators = two }.count == 4)
    #expect(
      try ids {
        $0.indicators = two
        $0.periods = [PeriodRange("2022")].compactMap(\.self)
      }.count == 2)
    #expect(try ids { $0.areas = ["370404"] } == ids { _ in })
    #expect(try ids { $0.areas = ["370400"] }.isEmpty)
    #expect(try ids { $0.reports = ["370404-2022"] }.count == 2)
    #expect(try ids { $0.indicators = ["' OR 1=1 --"] }.isEmpty)
  }

  @Test(
    "Periods are ranges",
    arguments: [
      ("2021", true, false), ("2022", false, true), ("2021..2022", true, true),
      ("2022..", false, true), ("..2021", true, false), ("..2020", false, false),
      ("2023..", false, false),
    ])
  func periods(text: String, has2021: Bool, has2022: Bool) throws {
    let range = try #require(PeriodRange(text))
    let ids = try ids { $0.periods = [range] }
    #expect(ids.contains { $0.hasSuffix(".2021") } == has2021)
    #expect(ids.contains { $0.hasSuffix(".2022") } == has2022)
  }

  @Test("Kinds, origins, qualifiers and themes divide everything")
  func partitions() throws {
    let all = Set(try ids { _ in })
    func expectPartition<Value>(
      _ path: WritableKeyPath<ObservationQuery, [Value]>, _ values: [Value]
    ) throws {
      let parts = try values.map { value in try ids { $0[keyPath: path] = [value] } }
      #expect(parts.map(\.count).reduce(0, +) == all.count)
      #expect(Set(parts.joined()) == all)
    }
    try expectPartition(\.kinds, Observation.Kind.allCases)
    try expectPartition(\.origins, Indicator.Origin.allCases)
    try expectPartition(\.qualifiers, Quantity.Qualifier.allCases)
    try expectPartition(\.themes, temporary.catalogue.themes.map(\.code))
    #expect(try ids { $0.kinds = [.target] }.count == 2)
    #expect(try ids { $0.origins = [.derived] }.count == 7)
  }

  @Test("The latest observation is the newest period's")
  func latest() throws {
    var query = ObservationQuery()
    query.indicators = ["reconsideration-accepted", "reconsideration-mediated"]
    let latest = try store.view { try $0.latestObservations(query) }
    #expect(
      latest.map(\.observation.id) == [
        "reconsideration-accepted.370404.2022", "reconsideration-mediated.370404.2021",
      ])
    query.periods = [PeriodRange("..2021")].compactMap(\.self)
    let earlier = try store.view { try $0.latestObservations(query) }
    #expect(earlier.map(\.observation.period.description) == ["2021", "2021"])
  }

  @Test("Statements and checks are chosen by their own filters")
  func readings() throws {
    try store.view { view throws in
      var statements = StatementQuery()
      statements.kinds = [.shortcoming]
      #expect(try view.statements(statements).count == 7)
      statements.reports = ["370404-2022"]
      #expect(try view.statements(statements).isEmpty)
      var checks = CheckQuery()
      checks.results = [.fail]
      #expect(try view.checks(checks).isEmpty)
      #expect(try view.figures(report: "370404-2021")?.count == 171)
      #expect(try view.figures(report: "370404-1999") == nil)
      #expect(try view.report("370404-1999") == nil)
    }
  }
}
