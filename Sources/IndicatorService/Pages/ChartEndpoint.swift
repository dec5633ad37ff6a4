import Charts
import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Pages
import Rasterizing
import Representations

/// `/charts/{code}.svg` and `.png`: a chart of the catalogue, or that of an indicator, for slides and other sites.
enum ChartEndpoint {
  static let route = Route(
    "/charts/{code}", "A chart, or the chart of an indicator, as a picture",
    .binary(Format.svg.mediaType), parameters: [.area, .period, .lang, .theme],
    formats: [.svg, .png]
  ) { call in
    let page = try PageCall(call)
    let chart = try page.picture(call.path[0])
    var answer: Answer
    switch call.format {
    case .png:
      let svg = chart.document(theme: call.parameters.scheme == .dark ? .dark : .light)
      answer = Answer(
        mediaType: Format.png.mediaType, body: .bytes(try Rasterizer.png(svg: svg)))
      answer.isPacked = true
    default:
      let theme = call.parameters.scheme.flatMap { ChartTheme(rawValue: $0.rawValue) } ?? .auto
      answer = Answer(
        mediaType: Format.svg.mediaType, body: .bytes(Array(chart.document(theme: theme).utf8)))
    }
    answer.fields[.contentLanguage] = call.language.rawValue
    // A document that is opened by itself runs nothing and loads nothing.
    answer.fields[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'"
    return answer
  }
}

extension PageCall {
  /// Whether several years or areas are asked for.
  var isComparison: Bool {
    let periods = call.parameters.periods
    return call.parameters.areas.count > 1 || periods.count > 1
      || periods.contains { $0.first == nil || $0.first != $0.last }
  }

  /// The chart that a code names, as a document.
  func picture(_ code: String) throws -> any Chart {
    if let definition = catalogue.chart(code) {
      let figures = figures(try observations(), selected: nil)
      let head = try head(
        of: definition.code, definition.name, report: report, page: "/")
      guard let chart = figures.chart(definition, head: head) else {
        throw noFigures(of: code, asked: definition.operands)
      }
      return chart
    }
    guard let indicator = catalogue.indicator(code) else {
      throw Problem.unknown(
        "chart", code,
        among: catalogue.charts.map(\.code) + catalogue.indicators.map(\.code))
    }
    let path = "/indicators/\(code)"
    if isComparison {
      let series = try series([indicator])
      let head = try head(of: code, indicator.name, report: nil, page: "/compare")
      guard let series = series.all.first, series.count > 0 else {
        throw noFigures(of: code, asked: [code])
      }
      return series.chart(head)
    }
    let figures = figures(try observations(), selected: nil)
    guard figures.observation(code) != nil else { throw noFigures(of: code, asked: [code]) }
    var head = try head(of: code, indicator.name, report: report, page: path)
    let chart = figures.chart(of: code, head: head)
    guard var card = chart as? FigureCard else { return chart }
    // The card names the indicator by itself.
    head.title = "\(place(language))\(language == .zh ? " " : ", ")\(yearText(language))"
    head.subtitle =
      "\(place(language.other))\(language == .en ? " " : ", ")\(yearText(language.other))"
    card.head = head
    return card
  }

  /// What stands around a chart that is taken away: where its figures come from, and of which day they are.
  private func head(
    of code: String, _ name: BilingualText, report: String?, page: String
  ) throws -> ChartHead {
    func title(_ language: Language) -> String {
      guard report != nil else { return name[language] }
      return language == .zh
        ? "\(name.zh)（\(place(.zh))，\(yearText(.zh))）"
        : "\(name.en) (\(place(.en)), \(yearText(.en)))"
    }
    let made = call.view.release.map {
      $0.madeAt.formatted(.iso8601.year().month().day())
    }
    return ChartHead(
      id: code, title: title(language), subtitle: title(language.other),
      source: try source(report: report, page: page, code: code), date: made ?? "",
      language: language.tag, secondaryLanguage: language.other.tag)
  }

  /// The report by its title and issuer, and the address of the page that shows the figures with their sentences.
  private func source(report id: String?, page: String, code: String) throws -> String {
    let items: [(name: String, value: String)] =
      page == "/compare"
      ? [
        ("indicator", code), ("area", call.parameters.areas.joined(separator: ",")),
        ("period", call.parameters.periods.map(\.description).joined(separator: ",")),
      ].filter { !$0.1.isEmpty }
      : [("area", area?.code ?? ""), ("period", period?.description ?? "")]
    let query = items.sorted { $0.name < $1.name }
      .map { "\($0.name)=\(PageState.encoded($0.value))" }.joined(separator: "&")
    let address = "\(call.site.address)\(page)?\(query)"
    let zh = language == .zh
    let start = zh ? "来源：" : "Source: "
    guard let id, let (report, _) = try call.view.report(id) else {
      return start + (zh ? "各地各年度的法治政府建设年度报告。" : "the yearly reports. ") + address
    }
    let by = report.issuer.isEmpty ? "" : (zh ? "，" : ", ") + report.issuer
    return "\(start)《\(report.title)》\(by)\(zh ? "。" : ". ")\(address)"
  }

  func place(_ language: Language) -> String { area?.name[language] ?? area?.code ?? "" }

  func yearText(_ language: Language) -> String {
    let year = period?.description ?? ""
    return language == .zh ? "\(year) 年" : year
  }

  /// There is no such figure in this year; the others may be what is looked for.
  func noFigures(of code: String, asked codes: [String]) -> Problem {
    var query = ObservationQuery()
    query.indicators = codes
    query.areas = [area?.code].compactMap(\.self)
    let there = (try? call.view.observations(query, limit: 100).elements) ?? []
    let years = Set(there.map(\.observation.period)).sorted(by: >).map(\.description)
    let other = years.isEmpty ? "" : " There are figures for \(years.joined(separator: ", "))."
    return Problem(
      status: .notFound, code: "no-figures", title: "No figures",
      detail:
        "No report of \(place(.en)) gives what “\(code)” needs for \(period?.description ?? "this year")."
        + other,
      errors: [
        .init(
          parameter: "period", value: period?.description, detail: "no figures for this year",
          suggestions: Array(years.prefix(5)))
      ])
  }
}
