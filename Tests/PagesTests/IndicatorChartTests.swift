import Charts
import Foundation
import Indicators
import TestSupport
import Testing

@testable import Pages

@Suite("The chart of an indicator")
struct IndicatorChartTests {
  private let catalogue: Catalogue
  private let state = PageState(
    language: .zh, asked: nil, area: nil, period: nil, scheme: nil, path: "/", items: [])

  init() throws { catalogue = try ProjectFiles.catalogue.get() }

  private func observation(
    _ code: String, _ value: Decimal, area: String = "370404", year: String = "2019",
    qualifier: Quantity.Qualifier = .exact
  ) throws -> PublishedObservation {
    let indicator = try #require(catalogue.indicator(code))
    return PublishedObservation(
      observation: Observation(
        indicator: code, area: area, period: try #require(Period(year)),
        report: "\(area)-\(year)", quantity: Quantity(value: value, qualifier: qualifier),
        unit: indicator.unit, origin: indicator.origin, asWritten: "\(value) 件"),
      release: 1, supersededBy: nil)
  }

  private func figures(_ published: [PublishedObservation]) -> FigureSet {
    FigureSet(published, catalogue: catalogue, state: state, selected: nil)
  }

  private let head = ChartHead(id: "x", title: "x")

  /// An indicator that is a part of another, and no stage of a chart.
  private var part: Indicator {
    get throws {
      let stages = Set(catalogue.charts.flatMap(\.stages).map(\.indicator))
      return try #require(
        catalogue.indicators.first { $0.partOf != nil && !stages.contains($0.code) })
    }
  }

  @Test("A part is drawn in its whole, and alone where the whole is missing")
  func parts() throws {
    let part = try part
    let whole = try #require(part.partOf)
    let both = try figures([observation(part.code, 10), observation(whole, 40)])
    let chart = try #require(both.chart(of: part.code, head: head) as? PartOfWhole)
    #expect(chart.whole?.value == 40)
    #expect(chart.parts.map(\.value) == [10])
    let strip = try #require(chart.rows.first?.strip)
    #expect(strip.segments.first { $0.kind == .part }?.length == 0.25)
    let alone = try figures([observation(part.code, 10)])
    #expect(alone.chart(of: part.code, head: head) is FigureCard)
  }

  @Test("A stage of a funnel stays its own figure")
  func stages() throws {
    let stages = try #require(catalogue.charts.first { $0.kind == .funnel }).stages
    let all = try figures(
      stages.enumerated().map { try observation($1.indicator, 90 - Decimal($0)) })
    for stage in stages {
      #expect(all.chart(of: stage.indicator, head: head) is FigureCard)
    }
  }

  @Test("A computed share is drawn as its operands")
  func shares() throws {
    let share = try #require(
      catalogue.indicators.first { $0.formula?.text.hasPrefix("100 * ") ?? false })
    let codes = try #require(share.formula?.codes)
    let all = try figures([
      observation(codes[0], 30), observation(codes[1], 40), observation(share.code, 75),
    ])
    let chart = try #require(all.chart(of: share.code, head: head) as? PartOfWhole)
    #expect(chart.whole?.value == 40)
    #expect(chart.parts.map(\.value) == [30])
    #expect(chart.notes.first?.isDerived == true)
  }

  @Test("Several parts are bars of one scale, since they may overlap")
  func severalParts() throws {
    let byWhole = Dictionary(grouping: catalogue.indicators.filter { $0.partOf != nil }) {
      $0.partOf ?? ""
    }
    let stages = Set(catalogue.charts.flatMap(\.stages).map(\.indicator))
    let (whole, parts) = try #require(
      byWhole.first { $1.count > 1 && !stages.contains($0) })
    let all = try figures(
      [observation(whole, 100)] + parts.prefix(2).map { try observation($0.code, 80) })
    let chart = try #require(all.chart(of: whole, head: head) as? BoundedBars)
    #expect(chart.values.map(\.value) == [100, 80, 80])
  }

  @Test("A missing year is a gap of a series, and all areas share a scale")
  func series() throws {
    let code = try part.code
    let areas = try ["370404", "370403"].map { try #require(catalogue.area($0)) }
    let periods = try ["2019", "2020", "2021"].map { try #require(Period($0)) }
    let set = try figures([
      observation(code, 10), observation(code, 20, year: "2021"),
      observation(code, 40, area: "370403", year: "2020"),
    ])
    let series = CompareSeries(
      try #require(catalogue.indicator(code)), areas: areas, periods: periods, in: set)
    #expect(series.count == 3)
    let chart = try #require(series.chart(head) as? SmallMultiples)
    #expect(chart.scale == .shared)
    #expect(chart.panels.map { $0.values.map { $0?.value } } == [[10, nil, 20], [nil, 40, nil]])
    let view = try #require(IndicatorChart(chart, of: set))
    #expect(view.panels.count == 2)
    #expect(view.keys.map(\.kind) == ["gap"])
  }

  @Test("One year of several areas is a bar for each that has a value")
  func oneYear() throws {
    let code = try part.code
    let areas = try ["370404", "370403", "370402"].map { try #require(catalogue.area($0)) }
    let set = try figures([
      observation(code, 10), observation(code, 40, area: "370403", qualifier: .atLeast),
    ])
    let series = CompareSeries(
      try #require(catalogue.indicator(code)), areas: areas,
      periods: [try #require(Period("2019"))], in: set)
    let chart = try #require(series.chart(head) as? BoundedBars)
    #expect(chart.values.map(\.label) == areas.prefix(2).map(\.name.zh))
    let view = try #require(IndicatorChart(chart, of: set))
    #expect(view.rows.map(\.figure.value) == ["10", "40"])
    #expect(view.keys.contains { $0.kind == "open" })
  }
}
