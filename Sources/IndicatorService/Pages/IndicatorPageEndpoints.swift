import IndicatorStore
import Indicators
import Pages
import Representations

/// `/indicators` and `/indicators/{code}`: the catalogue, and the page of one figure.
enum IndicatorPageEndpoints {
  static let routes = [
    Route.page("/indicators", "The catalogue with the figures of a year") { page in
      let observations = try page.observations()
      let selected = try page.selected(among: observations)
      let view = IndicatorsPage(
        figures: page.figures(observations, selected: selected),
        known: try page.call.view.indicatorsWithData(), sentence: try page.sentence(selected))
      let zh = page.language == .zh
      return page.answer(
        "indicators", view, title: zh ? "全部指标" : "All indicators",
        summary: zh
          ? "目录有 \(view.count) 项指标，\(page.place(.zh)) \(page.yearText(.zh))有数字的 \(view.withData) 项。"
          : "\(view.count) indicators, \(view.withData) of them with figures of \(page.place(.en)), \(page.yearText(.en)).",
        twins: page.twins("/v1/observations"))
    },
    Route.page("/indicators/{code}", "The page of a figure", parameters: [.tab]) { page in
      let catalogue = page.catalogue
      guard let indicator = catalogue.indicator(page.call.path[0]) else {
        throw Problem.unknown(
          "indicator", page.call.path[0], among: catalogue.indicators.map(\.code))
      }
      return try page.answer(of: indicator)
    },
  ]
}

extension PageCall {
  fileprivate func answer(of indicator: Indicator) throws -> Answer {
    let view = call.view
    let observations = try observations()
    var query = ObservationQuery()
    query.indicators = [indicator.code]
    query.sort = [SortKey(.period, isDescending: true)]
    let everywhere = try view.observations(query, limit: Parameters.defaultLimit).elements
    let own = figures(observations, selected: nil).observation(indicator.code)
    let selected = try selected(among: observations) ?? own?.observation.id
    let figures = figures(observations, selected: selected)
    var facts = IndicatorPage.Facts()
    facts.sentence = try sentence(selected)
    facts.report = try reportOfYear()
    facts.history = try own.map { try view.history($0.observation.id) } ?? []
    facts.verdicts = try verdicts(on: indicator)
    let periods = Set(
      everywhere.filter { $0.observation.area == area?.code }.map(\.observation.period))
    if periods.count > 1, let area {
      facts.series = try series([indicator], areas: [area.code], selected: selected).all.first
    }
    if reports.count > 1 {
      facts.compareHref = state.link("/compare", [("indicator", indicator.code)])
    }
    let name = indicator.name[language]
    if own != nil {
      facts.takeAway = takeAway(
        indicator.code, [indicator.code], title: name,
        citation: own.map { "/v1/observations/\($0.observation.id)/citation" })
    }
    let value = own.map { figures.view($0).text }
    let year = period?.description ?? ""
    return answer(
      "indicator",
      IndicatorPage(
        indicator, figures: figures, everywhere: everywhere, area: area, period: period,
        tab: call.parameters.tab, facts: facts),
      title: name,
      summary: [
        value.map { "\(place(language)) \(year)\(language == .zh ? "：" : ": ")\($0)" },
        indicator.definition[language],
      ].compactMap(\.self).joined(separator: language == .zh ? "。" : ". "),
      twins: twins("/v1/indicators/\(indicator.code)/observations"),
      image: facts.takeAway?.png,
      oembed: own == nil ? nil : oembed(of: state.link("/indicators/\(indicator.code)", choice)))
  }

  /// Where others learn how to embed a page of this service.
  func oembed(of path: String) -> String {
    "/oembed?format=json&url=\(PageState.encoded(call.site.address + path))"
  }

  /// The rules that name an indicator, with what they found in this year's report.
  private func verdicts(on indicator: Indicator) throws -> [IndicatorPage.Verdict] {
    guard report != nil else { return [] }
    var query = CheckQuery()
    query.areas = [area?.code].compactMap(\.self)
    query.periods = [period].compactMap { $0.map(PeriodRange.init) }
    return try call.view.checks(query, catalogue: catalogue).compactMap { result in
      guard let check = catalogue.check(result.check),
        check.rule.codes.contains(indicator.code)
          || result.operands.contains(where: { $0.indicator == indicator.code })
      else { return nil }
      return IndicatorPage.Verdict(check, result.result, language)
    }
  }
}
