import Foundation
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("Totals")
struct TotalsTests {
  @Test("What has been counted is not counted again, in whatever order it is asked for")
  func once() throws {
    let totals = Totals()
    var query = ObservationQuery()
    query.indicators = ["reconsideration-accepted"]
    #expect(totals.total(of: query, at: 1) { 7 } == 7)
    query.sort = [SortKey(.value, isDescending: true)]
    #expect(totals.total(of: query, at: 1) { 8 } == 7)
    #expect(totals.total(of: query, at: 2) { 9 } == 9)
    query.indicators = []
    #expect(totals.total(of: query, at: 1) { 10 } == 10)
  }

  @Test("What cannot be counted now is counted the next time")
  func failing() throws {
    struct Failed: Error {}
    let totals = Totals()
    #expect(throws: Failed.self) {
      try totals.total(of: ObservationQuery(), at: 1) { throw Failed() }
    }
    #expect(totals.total(of: ObservationQuery(), at: 1) { 3 } == 3)
  }

  @Test("A release is counted by itself, and so is what a writer sees before it")
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
    let before = try total()
    try store.change(by: Author(name: "tests"), isTrial: true) { change in
      _ = try change.publish(
        Samples.publication(
          year: 2022, ["reconsideration-accepted": 1, "reconsideration-concluded": 1]),
        reason: "trial")
      #expect(try change.view.count(ObservationQuery()) == before + 2)
    }
    #expect(try total() == before)
    try store.publish(
      Samples.publication(year: 2022, ["reconsideration-accepted": 2]), by: "tests",
      reason: "another year")
    #expect(try total() == before + 1)
    #expect(try total(asOf: 1) == before)
  }
}
