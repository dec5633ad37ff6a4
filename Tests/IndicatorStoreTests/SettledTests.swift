import Foundation
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("What is settled with a release")
struct SettledTests {
  @Test("What has been counted is not counted again, in whatever order it is asked for")
  func once() throws {
    let settled = Settled()
    var query = ObservationQuery()
    query.indicators = ["reconsideration-accepted"]
    #expect(settled.total(of: query, at: 1) { 7 } == 7)
    query.sort = [SortKey(.value, isDescending: true)]
    #expect(settled.total(of: query, at: 1) { 8 } == 7)
    #expect(settled.total(of: query, at: 2) { 9 } == 9)
    query.indicators = []
    #expect(settled.total(of: query, at: 1) { 10 } == 10)
  }

  @Test("The reports of a state are read once, and of few states they are kept")
  func reports() throws {
    let settled = Settled()
    let temporary = try TemporaryStore.filled()
    let one = try temporary.store.view { try Vintage.fetchAll($0.db, at: $0.time) }
    #expect(one.count == 1)
    func reports(at release: Int, _ count: Int) -> Int {
      settled.reports(at: release) { Array(repeating: one[0], count: count) }.count
    }
    #expect(reports(at: 1, 5) == 5)
    #expect(reports(at: 2, 6) == 6)
    #expect(reports(at: 1, 0) == 5)
    #expect(reports(at: 2, 0) == 6)
    #expect(reports(at: 3, 7) == 7)
    #expect(reports(at: 1, 8) == 8)
  }

  @Test("What cannot be counted now is counted the next time")
  func failing() throws {
    struct Failed: Error {}
    let settled = Settled()
    #expect(throws: Failed.self) {
      try settled.total(of: ObservationQuery(), at: 1) { throw Failed() }
    }
    #expect(settled.total(of: ObservationQuery(), at: 1) { 3 } == 3)
  }

  @Test("A release has its own, and so has what a writer sees before it")
  func releases() throws {
    let temporary = try TemporaryStore.filled()
    let store = temporary.store
    func total(asOf release: Int? = nil) throws -> Int {
      try store.view { view in
        let view = try release.map(view.asOf) ?? view
        let query = ObservationQuery()
        let page = try view.observations(query, limit: 1000)
        #expect(page.total == page.elements.count)
        return page.total
      }
    }
    func reports(asOf release: Int? = nil) throws -> Int {
      try store.view { view in
        try (release.map(view.asOf) ?? view).reportKeys().count
      }
    }
    let before = try total()
    #expect(try reports() == 1)
    try store.change(by: Author(name: "tests"), isTrial: true) { change in
      _ = try change.publish(
        Samples.publication(
          year: 2022, ["reconsideration-accepted": 1, "reconsideration-concluded": 1]),
        reason: "trial")
      #expect(try change.view.count(ObservationQuery()) == before + 2)
      #expect(try change.view.reportKeys().count == 2)
    }
    #expect(try total() == before)
    #expect(try reports() == 1)
    try store.publish(
      Samples.publication(year: 2022, ["reconsideration-accepted": 2]), by: "tests",
      reason: "another year")
    #expect(try total() == before + 1)
    #expect(try total(asOf: 1) == before)
    #expect(try reports() == 2)
    #expect(try reports(asOf: 1) == 1)
  }
}
