import HTTPTypes
import IndicatorStore
import Indicators
import Pages

/// `/`: what a year's report says, on one page.
enum HomePageEndpoint {
  static let route = Route.page(
    "/", "The figures of a year on one page", parameters: [.tab, .view]
  ) {
    page in
    guard let id = page.report, let (report, _) = try page.call.view.report(id) else {
      throw page.reports.isEmpty ? Problem.notReady : page.noReport
    }
    let isOnPaper = page.call.parameters.layout == .print
    let observations = try page.observations()
    let selected =
      try page.selected(among: observations) ?? page.opening(observations)?.observation.id
    // Paper has no room for sentences: its figures lead to the page that has.
    let figures = (isOnPaper ? page.leading(to: "/") : page)
      .figures(observations, selected: selected)
    let language = page.language
    let statements = try page.statements(of: id)
    func items(_ kind: Statement.Kind) -> [HomePage.Item] {
      statements.filter { $0.statement.kind == kind }.map {
        HomePage.Item($0, state: page.state)
      }
    }
    let headline =
      figures.headline(period: report.period.description)
      ?? (language == .zh
        ? "\(report.period) 年，报告给出 \(observations.count) 个数字。"
        : "In \(report.period), the report gives \(observations.count) figures.")
    let home = HomePage(
      headline: headline, report: ReportView(report, state: page.state),
      charts: page.charts(of: figures), tiles: page.tiles(of: figures),
      shortcomings: items(.shortcoming), commitments: items(.commitment),
      ledger: LedgerView(statements.compactMap(\.outcome), report: report, language: language),
      sentence: try page.sentence(selected),
      comparison: page.reports.count > 1 ? page.state.link("/compare") : nil)
    if isOnPaper {
      return page.handout(home, figureCount: observations.count)
    }
    let isWall = page.call.parameters.layout == .wall
    return page.answer(
      isWall ? "wall" : "home", home, title: language == .zh ? "总览" : "Overview", summary: headline,
      twins: page.twins("/v1/observations"),
      image: page.catalogue.charts.first.map { page.takeAway($0.code, [], title: "").png } ?? nil)
  }
}

extension PageCall {
  /// What a report says in words, with what became of its commitments.
  func statements(of report: String) throws -> [PublishedStatement] {
    var query = StatementQuery()
    query.reports = [report]
    return try call.view.statements(query)
  }

  /// The charts of the catalogue whose figures are there.
  func charts(of figures: FigureSet) -> [ChartView] {
    catalogue.charts.compactMap { definition in
      ChartView(
        definition, of: figures, tab: call.parameters.tab,
        takeAway: takeAway(
          definition.code,
          definition.kind == .rates
            ? figures.rates.map(\.observation.indicator) : definition.indicators,
          title: definition.name[language]))
    }
  }

  /// The figure that the page opens with: the first of the first chart.
  func opening(_ observations: [PublishedObservation]) -> PublishedObservation? {
    let figures = figures(observations, selected: nil)
    return catalogue.charts.flatMap(\.operands).lazy.compactMap(figures.observation).first
      ?? figures.published.first
  }

  /// Each theme with the first two of its figures.
  func tiles(of figures: FigureSet) -> [HomePage.Tile] {
    let themes = Dictionary(
      grouping: figures.published.filter { $0.observation.kind == .result },
      by: { catalogue.indicator($0.observation.indicator)?.theme })
    return catalogue.themes.map { theme in
      let published = themes[theme.code] ?? []
      return HomePage.Tile(
        theme, figures: published.prefix(2).map(figures.view), count: published.count,
        state: state)
    }
  }

  /// The same figures as JSON and CSV.
  func twins(_ path: String, _ items: [(name: String, value: String)] = []) -> [Frame.Twin] {
    let choice = [("area", area?.code), ("period", period?.description)].compactMap {
      name, value in value.map { (name: name, value: $0) }
    }
    let query = (choice + items).sorted { $0.name < $1.name }
      .map { "\($0.name)=\(PageState.encoded($0.value))" }.joined(separator: "&")
    return [("JSON", "json", "application/json"), ("CSV", "csv", "text/csv")].map {
      name, suffix, type in
      Frame.Twin(
        name: name, type: type, href: "\(path).\(suffix)" + (query.isEmpty ? "" : "?\(query)"))
    }
  }

  /// No report of the area and year that were asked for.
  var noReport: Problem {
    let there = reports.map { "/?area=\($0.area)&period=\($0.period)" }
    return Problem(
      status: .notFound, code: "no-report", title: "No report of this year",
      detail:
        "There is no report of \(area?.name.en ?? "this area") for \(period?.description ?? "this year").",
      errors: [
        .init(
          parameter: "period", value: period?.description, detail: "no report of this year",
          suggestions: Array(there.prefix(5)))
      ])
  }
}
