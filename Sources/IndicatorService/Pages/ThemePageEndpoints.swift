import IndicatorStore
import Indicators
import Pages
import Representations

/// `/themes` and `/themes/{code}`: a year's figures by field of work.
enum ThemePageEndpoints {
  static let routes = [
    Route.page("/themes", "All themes with their figures") { page in
      let observations = try page.observations()
      let selected = try page.selected(among: observations)
      let figures = page.figures(observations, selected: selected)
      let zh = page.language == .zh
      let title = zh ? "各项主题" : "Themes"
      return page.answer(
        "themes",
        ThemesPage(
          figures: figures, report: try page.reportOfYear(),
          takeAway: page.takeAway(nil, [], title: title), sentence: try page.sentence(selected)),
        title: title,
        summary: zh
          ? "\(page.place(.zh)) \(page.yearText(.zh))的 \(observations.count) 个数字，按主题排列。"
          : "The \(observations.count) figures of \(page.place(.en)), \(page.yearText(.en)), by theme.",
        twins: page.twins("/v1/observations"))
    },
    Route.page("/themes/{code}", "The figures of one theme", parameters: [.tab]) { page in
      let catalogue = page.catalogue
      guard let theme = catalogue.theme(page.call.path[0]) else {
        throw Problem.unknown("theme", page.call.path[0], among: catalogue.themes.map(\.code))
      }
      return try page.answer(of: theme)
    },
  ]
}

extension PageCall {
  fileprivate func answer(of theme: Theme) throws -> Answer {
    let observations = try observations { $0.themes = [theme.code] }
    let selected = try selected(among: observations)
    let figures = figures(observations, selected: selected)
    let statements = try report.map { try call.view.statements(report: $0) } ?? []
    let name = theme.name[language]
    let charts = charts(of: figures).filter { chart in
      catalogue.chart(chart.code)?.kind != .rates
    }
    let takeAway = TakeAway(
      code: nil, path: "/v1/observations", query: choice + [("theme", theme.code)], title: name,
      state: state, site: call.site.address, area: area?.code, period: period?.description)
    return answer(
      "theme",
      ThemePage(
        theme, figures: figures, charts: charts,
        statements: statements.filter { $0.theme == theme.code }, report: try reportOfYear(),
        takeAway: takeAway, sentence: try sentence(selected)),
      title: name,
      summary: language == .zh
        ? "\(place(.zh)) \(yearText(.zh))“\(name)”的 \(observations.count) 个数字，每个都附原文。"
        : "\(name): \(observations.count) figures of \(place(.en)), \(yearText(.en)), each with its sentence.",
      twins: twins("/v1/observations", [("theme", theme.code)]),
      image: charts.first?.takeAway.png)
  }

  /// The area and year as items of an address of the API.
  var choice: [(name: String, value: String)] {
    [("area", area?.code), ("period", period?.description)].compactMap { name, value in
      value.map { (name, $0) }
    }
  }

  /// The report of this area and year; nil where there is none.
  func reportOfYear() throws -> Report? {
    try report.flatMap { try call.view.report($0)?.report }
  }
}
