import Charts
import Foundation
import Indicators
import Testing
import TestSupport

@testable import Pages

@Suite("Charts of the catalogue")
struct FigureSetTests {
  private let catalogue: Catalogue
  private let state = PageState(
    language: .zh, asked: nil, area: nil, period: nil, scheme: nil, path: "/", items: [])

  init() throws { catalogue = try ProjectFiles.catalogue.get() }

  private func figures(
    _ values: [(code: String, value: Decimal)], qualifier: Quantity.Qualifier = .exact
  ) throws -> FigureSet {
    let period = try #require(Period("2019"))
    let published = values.map { code, value in
      PublishedObservation(
        observation: Observation(
          indicator: code, area: "370404", period: period, report: "370404-2019",
          quantity: Quantity(value: value, qualifier: qualifier),
          unit: catalogue.indicator(code)?.unit ?? "", asWritten: "\(value) 件"),
        release: 1, supersededBy: nil)
    }
    return FigureSet(published, catalogue: catalogue, state: state, selected: nil)
  }

  private var funnel: ChartDefinition {
    get throws { try #require(catalogue.charts.first { $0.kind == .funnel }) }
  }

  @Test("A funnel draws what its stages are to the first, and what is missing")
  func funnelStrips() throws {
    let chart = try funnel
    let codes = chart.stages.map(\.indicator)
    let figures = try figures(Array(zip(codes, [80, 60, 20])))
    let drawn = try #require(
      figures.chart(chart, head: ChartHead(id: "x", title: "x")) as? Funnel)
    let bars = drawn.rows.map { row in row.strip.segments.first { $0.kind == .bar }?.length }
    #expect(bars == [1, 0.75, 0.25])
    let gaps = drawn.rows.map { row in row.strip.segments.first { $0.kind == .gap }?.length }
    #expect(gaps == [nil, 0.25, 0.5])
  }

  @Test("A gap is told with its sum, and only of exact figures")
  func gaps() throws {
    let chart = try funnel
    let codes = chart.stages.map(\.indicator)
    let gap = chart.stages[1].gap
    let exact = try figures(Array(zip(codes, [80, 60, 20])))
    #expect(exact.gap(gap, of: codes[1], in: codes[0]) == "20 件未受理（80 − 60）")
    #expect(exact.gap(gap, of: codes[0], in: codes[1]) == nil)
    let atLeast = try figures(Array(zip(codes, [80, 60, 20])), qualifier: .atLeast)
    #expect(atLeast.gap(gap, of: codes[1], in: codes[0]) == nil)
  }

  @Test("A chart without one of its figures is no chart, and the next headline takes its place")
  func incomplete() throws {
    let chart = try funnel
    let codes = chart.stages.map(\.indicator)
    let some = try figures(Array(zip(codes.dropLast(), [80, 60])))
    #expect(some.chart(chart, head: ChartHead(id: "x", title: "x")) == nil)
    #expect(some.headline(period: "2019") == nil)
    let all = try figures(Array(zip(codes, [1080, 60, 20])))
    let headline = try #require(all.headline(period: "2019"))
    #expect(headline.contains("2019"))
    #expect(headline.contains("1,080"))
    #expect(!headline.contains("{"))
  }

  @Test("Nothing of an address or a name can break out of an embed code")
  func embedCode() {
    let take = TakeAway(
      code: "x", path: "/v1/observations", query: [("indicator", "a\"b")], title: "\"><b>",
      state: state, site: "http://a", area: "370404", period: "2019")
    #expect(
      take.embed
        == "<iframe src=\"http://a/embed/x?area=370404&amp;lang=zh&amp;period=2019\" "
        + "title=\"&quot;><b>\" width=\"640\" height=\"420\"></iframe>")
    #expect(take.json == "/v1/observations.json?indicator=a%22b")
    #expect(take.svg == "/charts/x.svg?area=370404&lang=zh&period=2019")
  }
}
