import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import ReportReading
import TestSupport
import Testing

@Suite("Several years over HTTP")
struct YearsTests {
  private let client: Client
  private static let received = "reconsideration-applications-received"

  init() throws {
    let temporary = try TemporaryStore()
    for (year, text) in [
      (2022, "收到行政复议申请由42件增至60件，受理30件。举办法治论坛12场。"),
      (2021, "收到行政复议申请39件，受理2700件。"),
    ] {
      let report = "# 峄城区\(year)年法治政府建设报告\n\n一、情况\n\(text)\n"
      let reading = try ReportReader(catalogue: temporary.catalogue).read(Array(report.utf8))
      try temporary.store.publish(reading.publication, by: "tests", reason: "because")
    }
    client = Client(temporary)
  }

  @Test("Warnings name both values with their periods")
  func checks() throws {
    let checks = try #require(
      client.json("/v1/checks?result=fail&period=2022")["data"]
    ).elements
    #expect(checks.map { $0["severity"]?.string } == ["warning", "warning"])
    #expect(checks.map { $0["report"]?.string } == ["370404-2022", "370404-2022"])
    let jump = try #require(checks.first)
    #expect(jump["code"]?.string == "jump-between-years")
    let operands = try #require(jump["operands"]).elements
    #expect(operands.map { $0["value"] } == [.number(2700), .number(30)])
    #expect(
      operands.map { $0["observation"]?.string } == [
        "reconsideration-accepted.370404.2021", "reconsideration-accepted.370404.2022",
      ])
    #expect(
      try client.json("/v1/checks?result=fail&period=2021")["data"]?.elements
        .contains { $0["severity"]?.string == "warning" } == false)
  }

  @Test("An observation has the sentence of the later report")
  func evidence() throws {
    let observation = try client.json("/v1/observations/\(Self.received).370404.2021")
    #expect(observation["value"] == .number(39))
    let evidence = try #require(observation["evidence"]).elements
    #expect(evidence.map { $0["role"]?.string } == [nil, "previous"])
    #expect(evidence.last?["report"]?.string == "370404-2022")
    #expect(evidence.last?["sentence"]?.string?.contains("由42件增至60件") == true)
  }

  @Test("A series goes over the years")
  func series() throws {
    let series = try client.json("/v1/indicators/\(Self.received)/observations")
    #expect(series["data"]?.elements.map { $0["period"]?.string } == ["2021", "2022"])
    #expect(series["data"]?.elements.map { $0["value"] } == [.number(39), .number(60)])
  }

  @Test("An uncatalogued figure carries its reading and its context")
  func uncatalogued() throws {
    let figures = try #require(
      client.json("/v1/reports/370404-2022/figures?class=uncatalogued")["data"]
    ).elements
    #expect(figures.map { $0["asWritten"]?.string } == ["42件", "12场"])
    #expect(figures.map { $0["previousOf"]?.strings } == [[Self.received], []])
    let figure = try #require(figures.last)
    #expect(figure["value"] == .number(12))
    #expect(figure["unit"]?.string == "session")
    #expect(figure["subject"]?.string == "举办法治论坛")
    #expect(figure["section"]?.string == "一")
    #expect(figure["sentence"]?.string == "举办法治论坛12场。")
  }
}
