import Foundation
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("Observations as cells")
struct CellTests {
  private let temporary: TemporaryStore
  private var store: IndicatorStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore.filled()
  }

  private func rows(
    _ fields: [ObservationField], _ query: ObservationQuery = .init(), atOnce: Int = 7
  ) throws -> [[String]] {
    let cells = try store.snapshot().cells(fields, of: query)
    var rows: [[String]] = []
    var before = -1
    while before < rows.count {
      before = rows.count
      try cells.next(until: { rows.count % atOnce == 0 }) { place, text in
        if place == 0 { rows.append([]) }
        #expect(place == rows[rows.count - 1].count)
        rows[rows.count - 1].append(
          String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
      }
    }
    return rows
  }

  @Test("Each field is what the observation has", arguments: [1, 7, 1000])
  func values(atOnce: Int) throws {
    let rows = try rows(ObservationField.allCases, atOnce: atOnce)
    let published = try store.view { try $0.observations(ObservationQuery(), limit: 1000) }.elements
    #expect(rows.count == published.count)
    for (row, published) in zip(rows, published) {
      let observation = published.observation
      let evidence = observation.evidence.first
      let expected: [String?] = [
        observation.id, observation.indicator, observation.area, observation.period.description,
        observation.kind.rawValue, observation.origin.rawValue,
        observation.quantity.value.description, observation.unit,
        observation.quantity.qualifier.rawValue, observation.quantity.lowerBound?.description,
        observation.quantity.upperBound?.description, observation.status.rawValue,
        observation.asWritten, observation.note?.zh, observation.note?.en,
        observation.correction?.reason, observation.report,
        evidence?.section, evidence?.heading, evidence?.start.description,
        evidence?.end.description, evidence?.sentence, observation.formula,
        observation.operands.joined(separator: " "), String(published.release),
      ]
      #expect(row == expected.map { $0 ?? "" })
    }
  }

  @Test(
    "The order of the key comes from an index, now and then",
    .enabled(if: TestEngine.current == .sqlite), arguments: [nil, 1])
  func plan(asOf: Int?) throws {
    try store.view { view in
      let filter = Filter(
        ObservationQuery(), at: asOf.map(PointInTime.release) ?? .now, of: view.db)
      func plan(_ fields: [ObservationField]) throws -> [String] {
        try view.db.all(
          "EXPLAIN QUERY PLAN " + CellCursor.sql(fields, ObservationQuery(), filter)
        ) { $0["detail"] }
      }
      let all = try plan(ObservationField.allCases)
      #expect(all.count == 2, "\(all)")
      #expect(all.first?.contains("USING INDEX observation") == true, "\(all)")
      #expect(all.last?.hasPrefix("SEARCH e USING INDEX") == true, "\(all)")
      // Without a field of the evidence it is not looked at.
      #expect(try plan([.id, .value]).count == 1)
    }
  }

  @Test("No observations, no cells")
  func none() throws {
    var query = ObservationQuery()
    query.areas = ["110101"]
    #expect(try rows([.id], query).isEmpty)
  }
}
