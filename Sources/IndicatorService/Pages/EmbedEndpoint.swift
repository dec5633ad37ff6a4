import Charts
import Indicators
import Pages

/// `/embed/{code}`: a chart or a figure without what stands around it; the only page that others may frame.
enum EmbedEndpoint {
  static let route = Route.page(
    "/embed/{code}", "A chart or a figure for a frame in another page"
  ) { page in
    let code = page.call.path[0]
    let view = try page.embedded(code)
    return page.answer(
      "embed", view, title: view.name, summary: "\(view.name) · \(view.subject)",
      twins: page.twins("/v1/observations"), frameAncestors: "*")
  }
}

extension PageCall {
  fileprivate func embedded(_ code: String) throws -> EmbedPage {
    if let definition = catalogue.chart(code) {
      let home = state.link("/", at: definition.code)
      let figures = leading(to: "/").figures(try observations(), selected: nil)
      let chart = ChartView(
        definition, of: figures, tab: nil,
        takeAway: takeAway(code, definition.indicators, title: definition.name[language]))
      guard let chart else { throw noFigures(of: code, asked: definition.operands) }
      return EmbedPage(
        name: definition.name, subject: subject, chart: chart, report: try reportView(),
        home: home, language: language)
    }
    guard let indicator = catalogue.indicator(code) else {
      throw Problem.unknown(
        "chart", code, among: catalogue.charts.map(\.code) + catalogue.indicators.map(\.code))
    }
    return try isComparison ? embeddedSeries(indicator) : embeddedFigure(indicator)
  }

  private func embeddedFigure(_ indicator: Indicator) throws -> EmbedPage {
    let path = "/indicators/\(indicator.code)"
    let figures = leading(to: path).figures(try observations(), selected: nil)
    guard let figure = figures.figure(indicator.code) else {
      throw noFigures(of: indicator.code, asked: [indicator.code])
    }
    let chart = figures.chart(of: indicator.code, head: head(of: indicator))
    return EmbedPage(
      name: indicator.name, subject: subject, chart: nil,
      picture: IndicatorChart(chart, of: figures), great: figure,
      report: try reportView(), home: state.link(path), language: language)
  }

  private func embeddedSeries(_ indicator: Indicator) throws -> EmbedPage {
    let items = [
      ("indicator", indicator.code), ("area", call.parameters.areas.joined(separator: ",")),
      ("period", call.parameters.periods.map(\.description).joined(separator: ",")),
    ].filter { !$0.1.isEmpty }
    let compare = leading(to: "/compare", items)
    let series = try series([indicator], state: compare.state)
    guard let one = series.all.first, one.count > 0 else {
      throw noFigures(of: indicator.code, asked: [indicator.code])
    }
    let years = [series.periods.first, series.periods.last].compactMap { $0?.description }
    return EmbedPage(
      name: indicator.name, subject: years.uniqued().joined(separator: "–"), chart: nil,
      picture: IndicatorChart(one.chart(head(of: indicator)), of: series.figures), report: nil,
      home: state.link("/compare", items), language: language)
  }

  private func head(of indicator: Indicator) -> ChartHead {
    ChartHead(
      id: indicator.code, title: indicator.name[language], language: language.tag,
      secondaryLanguage: language.other.tag)
  }

  private var subject: String { "\(place(language)) \(yearText(language))" }

  private func reportView() throws -> ReportView? {
    try reportOfYear().map { ReportView($0, state: state) }
  }
}
