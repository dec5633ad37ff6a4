import IndicatorStore
import Indicators
import Pages
import Representations

/// `/compare`: indicators over years and areas, each on a chart of its own.
enum ComparePageEndpoint {
  static let route = Route.page(
    "/compare", "Indicators over years and areas", parameters: [.indicator]
  ) { page in
    try page.comparing.comparison()
  }
}

extension PageCall {
  /// How many indicators are shown where none is asked for.
  private static let fewIndicators = 3

  /// This page with its lists of areas and years as its own items: other pages take one of each.
  fileprivate var comparing: PageCall {
    var page = self
    let parameters = call.parameters
    let lists = [
      ("area", parameters.areas), ("period", parameters.periods.map(\.description)),
      ("indicator", parameters.indicators),
    ]
    page.state.items.removeAll { $0.name == "indicator" }
    for (name, values) in lists where !values.isEmpty {
      page.state.items.append((name, values.uniqued().joined(separator: ",")))
    }
    let range = parameters.periods.first
    page.state.period = range?.first == range?.last ? page.state.period : nil
    return page
  }

  fileprivate func comparison() throws -> Answer {
    let zh = language == .zh
    let indicators = try indicatorsToCompare()
    let shown = Array(indicators.prefix(Self.mostIndicators))
    let found = try series(shown)
    let selected = try selected(among: found.figures.published)
    let series = try series(shown, selected: selected)
    let parts = series.all.map {
      ComparePage.Part(
        $0, figures: series.figures, takeAway: takeAway(of: $0.indicator, in: series))
    }
    let title = zh ? "年度与地区比较" : "Years and areas compared"
    let names = shown.map { $0.name[language] }.joined(separator: zh ? "、" : ", ")
    return answer(
      "compare",
      ComparePage(
        groups: try groups(chosen: shown), areas: areaChoices(series), years: yearChoices(series),
        parts: parts, reports: reports.count,
        isCut: indicators.count > shown.count
          || call.parameters.areas.uniqued().count > Self.mostAreas,
        mostIndicators: Self.mostIndicators, mostAreas: Self.mostAreas, state: state,
        sentence: try sentenceHere(selected)),
      title: title, summary: zh ? "并列查看：\(names)。" : "Side by side: \(names).",
      twins: twinsOfComparison(series), hasChoices: false)
  }

  /// Those that are asked for; else those of the catalogue's charts that most reports give.
  private func indicatorsToCompare() throws -> [Indicator] {
    let asked = call.parameters.indicators.uniqued().compactMap(catalogue.indicator)
    guard asked.isEmpty else { return asked }
    let known = try call.view.indicatorsWithData()
    let candidates = catalogue.charts.flatMap(\.operands).uniqued().filter(known.contains)
      .compactMap(catalogue.indicator)
    let counted = try series(candidates).all.enumerated().filter { $1.count > 0 }
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    let best = counted.prefix(Self.fewIndicators).map(\.element.indicator)
    return best.isEmpty
      ? Array(catalogue.indicators.filter { known.contains($0.code) }.prefix(Self.fewIndicators))
      : best
  }

  /// The sentence of a figure, with links to the pages of its own area and year.
  private func sentenceHere(_ id: String?) throws -> SentenceView? {
    guard let id, let observation = try call.view.observation(id)?.observation else { return nil }
    var page = self
    page.state.area = observation.area
    page.state.period = observation.period.description
    return try page.sentence(id)
  }

  private func takeAway(of indicator: Indicator, in series: Series) -> TakeAway {
    let query = query(of: series)
    return TakeAway(
      code: indicator.code, path: "/v1/observations",
      query: [("indicator", indicator.code)] + query, title: indicator.name[language],
      state: state, site: call.site.address,
      area: query.first { $0.name == "area" }?.value,
      period: query.first { $0.name == "period" }?.value)
  }

  /// The areas and years by their names, so that what is taken away stays what it was.
  private func query(of series: Series) -> [(name: String, value: String)] {
    [
      ("area", series.areas.map(\.code)), ("period", series.periods.map(\.description)),
    ].filter { !$0.1.isEmpty }.map { (name: $0, value: $1.joined(separator: ",")) }
  }

  private func twinsOfComparison(_ series: Series) -> [Frame.Twin] {
    let codes = series.all.map(\.indicator.code).joined(separator: ",")
    let query = ([(name: "indicator", value: codes)] + query(of: series))
      .sorted { $0.name < $1.name }
      .map { "\($0.name)=\(PageState.encoded($0.value))" }.joined(separator: "&")
    return [("JSON", "json", "application/json"), ("CSV", "csv", "text/csv")].map {
      name, suffix, type in
      Frame.Twin(name: name, type: type, href: "/v1/observations.\(suffix)?\(query)")
    }
  }

  private func groups(chosen: [Indicator]) throws -> [ComparePage.Group] {
    let known = try call.view.indicatorsWithData()
    let chosen = Set(chosen.map(\.code))
    return catalogue.themes.compactMap { theme in
      let choices = catalogue.indicators.filter {
        $0.theme == theme.code && (known.contains($0.code) || chosen.contains($0.code))
      }.map {
        Frame.Choice(
          value: $0.code, name: $0.name[language], isChosen: chosen.contains($0.code))
      }
      return choices.isEmpty
        ? nil : ComparePage.Group(name: theme.name[language], choices: choices)
    }
  }

  private func areaChoices(_ series: Series) -> [Frame.Choice] {
    let codes = Set(reports.map(\.area)).union(series.areas.map(\.code)).sorted()
    return codes.map { code in
      Frame.Choice(
        value: code, name: catalogue.area(code)?.name[language] ?? code,
        isChosen: series.areas.contains { $0.code == code })
    }
  }

  private func yearChoices(_ series: Series) -> [Frame.Choice] {
    Set(reports.map(\.period)).sorted().map { period in
      Frame.Choice(
        value: "\(period)", name: "\(period)", isChosen: series.periods.contains(period))
    }
  }
}
