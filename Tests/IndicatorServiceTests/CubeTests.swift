import Foundation
import IndicatorStore
import Indicators
import ReportReading
import TestSupport
import Testing

@Suite("The JSON-stat dataset")
struct CubeTests {
  /// Two years of two districts, with gaps.
  private func client() throws -> Client {
    let store = try TemporaryStore()
    for (place, year, text) in [
      ("峄城区", 2021, "收到行政复议申请39件，受理27件。举办法治论坛12场。"),
      ("峄城区", 2022, "收到行政复议申请60余件。"), ("薛城区", 2022, "收到行政复议申请75件，受理70件。"),
    ] {
      let report = "# 山东省枣庄市\(place)\(year)年法治政府建设报告\n\n一、情况\n\(text)\n"
      let reading = try ReportReader(catalogue: store.catalogue).read(Array(report.utf8))
      try store.store.publish(reading.publication, by: "tests", reason: "because")
    }
    return Client(store)
  }

  @Test("A dataset of too many cells is refused, and a part of it is not")
  func tooManyCells() throws {
    let store = try TemporaryStore()
    let areas = store.catalogue.areas.prefix(60)
    let indicators = store.catalogue.indicators.filter { $0.origin == .reported }.prefix(60)
    // Each year of its own, in an area of its own, with one indicator of its own: 60 × 60 × 60 cells.
    for (place, (area, indicator)) in zip(areas, indicators).enumerated() {
      let report = Report(
        area: area.code, period: try Samples.period(1960 + place), title: "报告", issuer: "政府",
        language: "zh-Hans", text: "收到39件。")
      let observation = Observation(
        indicator: indicator.code, area: area.code, period: report.period, report: report.id,
        quantity: Quantity(value: 39, qualifier: .exact), unit: indicator.unit, asWritten: "39",
        evidence: [
          Evidence(
            report: report.id, section: "一", heading: "一", kind: .result, asWritten: "39", start: 2,
            end: 4, sentence: report.text, sentenceStart: 0, sentenceEnd: 6)
        ])
      try store.store.publish(
        Publication(
          report: report, figures: [], observations: [observation], statements: [], checks: []),
        by: "tests", reason: "because")
    }
    let client = Client(store)
    let whole = try client.get("/v1/cube")
    #expect(whole.status == 400)
    #expect(try whole.json()["type"]?.string == "/problems/too-many-cells")
    let part = try client.get(
      "/v1/cube?area=\(areas.map(\.code).prefix(10).joined(separator: ","))")
    #expect(part.status == 200)
    #expect(try part.json()["value"]?.elements.count == 1000)
  }

  @Test("A dense array in the order of the dimensions, null where there is nothing")
  func values() throws {
    let client = try client()
    let cube = try client.json("/v1/cube")
    #expect(cube["version"]?.string == "2.0")
    #expect(cube["class"]?.string == "dataset")
    let id = try #require(cube["id"]).elements.compactMap(\.string)
    #expect(id == ["indicator", "area", "period", "kind"])
    let size = try #require(cube["size"]).elements.compactMap {
      $0.number.map { NSDecimalNumber(decimal: $0).intValue }
    }
    let values = try #require(cube["value"]).elements
    #expect(values.count == size.reduce(1, *))
    let indexes = try id.map { try #require(cube["dimension"]?[$0]?["category"]?["index"]) }
    #expect(zip(indexes, size).allSatisfy { $0.keys.count == $1 })

    var filled = 0
    for row in try #require(client.json("/v1/observations?limit=1000")["data"]).elements {
      let codes = [
        row["indicator"]?.string, row["area"]?.string,
        row["period"]?.number.map { "\($0)" } ?? row["period"]?.string,
        row["kind"]?.string,
      ]
      var position = 0
      for (axis, code) in codes.enumerated() {
        let index = try #require(indexes[axis][code ?? ""]?.number)
        position = position * size[axis] + NSDecimalNumber(decimal: index).intValue
      }
      #expect(values[position] == row["value"])
      filled += 1
      let beside = cube["extension"]?["observations"]?["\(position)"]
      #expect(beside?["id"] == row["id"])
      #expect(beside?["sentence"] == row["evidence"]?[0]?["sentence"] ?? .null)
    }
    #expect(filled > 4)
    #expect(values.count { $0 != .null } == filled)
  }

  @Test("Labels in the language asked for, roles, units, and what is not plain")
  func labels() throws {
    let client = try client()
    let cube = try client.json("/v1/cube?lang=en&indicator=reconsideration-applications-received")
    #expect(cube["role"]?["metric"]?[0]?.string == "indicator")
    #expect(cube["role"]?["geo"]?[0]?.string == "area")
    #expect(cube["role"]?["time"]?[0]?.string == "period")
    let category = try #require(cube["dimension"]?["indicator"]?["category"])
    let code = "reconsideration-applications-received"
    let catalogue = try ProjectFiles.catalogue.get()
    #expect(category["label"]?[code]?.string == catalogue.indicator(code)?.name.en)
    #expect(category["unit"]?[code]?["decimals"] == .number(0))
    #expect(category["unit"]?[code]?["label"]?.string == "case")
    let values = try #require(cube["value"]).elements
    let about = try #require(values.firstIndex(of: .number(60)))
    #expect(cube["status"]?.keys == ["\(about)"])
    #expect(cube["status"]?["\(about)"]?.string == "atLeast")
    #expect(cube["extension"]?["observations"]?["\(about)"]?["lowerBound"] == .number(60))
    #expect(cube["link"] == nil)
  }

  @Test("Filters make it smaller")
  func filters() throws {
    let client = try client()
    let cube = try client.json("/v1/cube?area=370403")
    #expect(cube["size"]?[1] == .number(1))
    #expect(try client.get("/v1/cube?aera=370403").status == 400)
  }

}
