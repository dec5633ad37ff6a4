import HTTPTypes
import Foundation
import IndicatorStore
import Indicators
import Pages
import Representations

/// `/search`: what is found by words; `/search/suggestions`: what may be meant while somebody types.
enum SearchPageEndpoint {
  static let routes = [
    Route.page("/search", "What is found by words", parameters: [.q]) { page in
      try page.search()
    },
    Route.page(
      "/search/suggestions", "Names that may be meant, while somebody types", parameters: [.q]
    ) { page in
      var answer = try Answer.json(
        ListDocument(
          page.names(like: page.call.parameters.search ?? ""), release: page.call.release))
      answer.fields[.contentLanguage] = page.language.rawValue
      return answer
    },
  ]

  /// How much of each kind is shown; the interface has all.
  static let most = 20
  static let mostNames = 8
}

extension PageCall {
  private var words: MarkedText { MarkedText(call.parameters.words.map(\.text)) }

  fileprivate func search() throws -> Answer {
    let asked = call.parameters.search
    let hits = asked == nil ? [] : indicators
    let here = figures(try asked == nil ? [] : observations(), selected: nil)
    let selected = try selected(among: here.published)
    let shown = figures(here.published, selected: selected)
    let (sentences, seen) = try asked == nil ? (.init([], total: 0), []) : sentences(selected)
    let statements = try asked == nil ? .init([], total: 0) : statements
    let isNothing = hits.isEmpty && sentences.total == 0 && statements.total == 0
    let search = SearchPage(
      asked: asked,
      hits: .init(
        hits.prefix(SearchPageEndpoint.most).map {
          SearchPage.Hit($0, figure: shown.figure($0.code), words: words, state: state)
        }, total: hits.count),
      sentences: sentences, statements: statements,
      passages: try asked == nil ? .init([], total: 0) : passages(beside: seen),
      suggestions: (asked == nil || isNothing ? related(to: asked) : []).map { name in
        .init(name: name, href: state.link("/search", [("q", name)]))
      },
      themes: catalogue.themes.map { theme in
        .init(name: theme.name[language], href: state.link("/themes/\(theme.code)"))
      }, sentence: try sentence(selected), state: state)
    let zh = language == .zh
    let query = asked.map { [(name: "q", value: $0)] } ?? []
    return answer(
      "search", search,
      title: title(of: asked),
      summary: zh ? "在指标、报告原文、承诺与不足中搜索" : "Search indicators, reports, commitments",
      twins: twins("/v1/observations", query))
  }

  /// With what is asked, where that is in the language of the page.
  private func title(of asked: String?) -> String {
    let isChinese = asked?.unicodeScalars.contains { $0.properties.isIdeographic } ?? false
    switch (language, asked) {
    case (.zh, let asked?) where isChinese: return "搜索“\(asked)”"
    case (.en, let asked?) where !isChinese: return "Search for “\(asked)”"
    case (.zh, _): return "搜索"
    case (.en, _): return "Search"
    }
  }

  /// Those of which the catalogue has all words.
  private var indicators: [Indicator] {
    catalogue.indicators.filter { indicator in
      call.parameters.words.allSatisfy { $0.indicators.contains(indicator.code) }
    }
  }

  /// Sentences of figures, each once, with where they begin.
  private func sentences(
    _ selected: String?
  ) throws -> (SearchPage.Found<SearchPage.Sentence>, Set<String>) {
    var query = ObservationQuery()
    query.areas = call.parameters.areas
    query.periods = call.parameters.periods
    // In the sentence itself, not in what the catalogue says of its indicator.
    query.words = call.parameters.words.map { SearchWord($0.text, indicators: []) }
    let found = try call.view.observations(query, limit: Parameters.limits.upperBound).elements
    let figures = figures(found, selected: selected)
    var groups: [(evidence: Evidence, figures: [FigureView])] = []
    var places: [String: Int] = [:]
    for one in figures.published {
      for evidence in one.observation.evidence where words.isIn(evidence.sentence) {
        let key = "\(evidence.report) \(evidence.sentenceStart)"
        if let place = places[key] {
          groups[place].figures.append(figures.view(one))
        } else {
          places[key] = groups.count
          groups.append((evidence, [figures.view(one)]))
        }
      }
    }
    let shown = try groups.prefix(SearchPageEndpoint.most).map { evidence, figures in
      let number = try call.view.figures(report: evidence.report)?
        .first { $0.evidence.start == evidence.start }?.number
      return SearchPage.Sentence(
        evidence.sentence, section: SentenceView.section(evidence, .zh),
        source: name(ofReport: evidence.report),
        href: state.link("/source/\(evidence.report)", at: number.map { "f-\($0)" } ?? "text"),
        figures: figures, words: words)
    }
    return (.init(shown, total: groups.count), Set(places.keys))
  }

  private var statements: SearchPage.Found<SearchPage.Said> {
    get throws {
      let found = try call.view.statements(call.parameters.statementQuery).map(\.statement)
        .filter { words.isIn($0.text) }
      return .init(
        found.prefix(SearchPageEndpoint.most).map {
          SearchPage.Said(
            $0, source: name(ofReport: $0.evidence.report), words: words, state: state)
        }, total: found.count)
    }
  }

  /// Sentences of the report of this area and year that are not among those found already.
  private func passages(beside seen: Set<String>) throws -> SearchPage.Found<SearchPage.Sentence> {
    guard let id = report, let (report, _) = try call.view.report(id) else {
      return .init([], total: 0)
    }
    var found: [SearchPage.Sentence] = []
    for (index, block) in MarkdownText(report.text).blocks.enumerated() {
      var start = 0
      while start < block.scalars.count {
        let end =
          block.scalars[start...].firstIndex { "。；！？".unicodeScalars.contains($0) }
          .map { $0 + 1 } ?? block.scalars.count
        let text = String(String.UnicodeScalarView(block.scalars[start..<end]))
        let isSeen = seen.contains("\(id) \(block.offsets[start])")
        if !isSeen, words.isIn(text) {
          found.append(
            SearchPage.Sentence(
              text, section: "", source: name(ofReport: id),
              href: state.link("/source/\(id)", at: "p-\(index + 1)"), figures: [], words: words))
        }
        start = end
      }
    }
    return .init(Array(found.prefix(SearchPageEndpoint.most)), total: found.count)
  }

  /// 峄城区 2021.
  private func name(ofReport id: String) -> String {
    guard let key = reports.first(where: { $0.report == id }) else { return id }
    return "\(catalogue.area(key.area)?.name[language] ?? key.area) \(key.period)"
  }

  /// Names of indicators that have most in common with what was looked for; before anything was, those of the
  /// first charts.
  private func related(to asked: String?) -> [String] {
    guard let asked else {
      let codes = catalogue.charts.compactMap { $0.indicators.first }
      let names = codes.compactMap(catalogue.indicator).map { $0.name[language] }
      return Array((names + catalogue.themes.map { $0.name[language] }).prefix(6))
    }
    let tokens = Set(SearchText.tokens(asked))
    let near = Suggestions.nearest(to: asked, among: catalogue.indicators.map { $0.name[language] })
    let ranked = catalogue.indicators.map { indicator in
      let text = "\(indicator.name.zh) \(indicator.name.en)"
      return (indicator.name[language], tokens.intersection(SearchText.tokens(text)).count)
    }
    .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.map(\.0)
    return Array((near + ranked.filter { !near.contains($0) }).prefix(6))
  }

  /// Names that contain what has been typed, those that begin with it first.
  fileprivate func names(like typed: String) -> [String] {
    let typed = SearchText.folded(typed.trimmingCharacters(in: .whitespaces))
    guard !typed.isEmpty else { return [] }
    let names =
      catalogue.themes.map { $0.name[language] } + catalogue.indicators.map { $0.name[language] }
    let found = names.map { ($0, SearchText.folded($0)) }.filter { $0.1.contains(typed) }
    let first = found.filter { $0.1.hasPrefix(typed) } + found.filter { !$0.1.hasPrefix(typed) }
    return Array(first.prefix(SearchPageEndpoint.mostNames).map(\.0))
  }
}
