import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Pages
import Representations

/// A request for a page: which area and year it is about, and what addresses carry on.
struct PageCall {
  let call: Call
  var state: PageState
  /// The one that was asked for, else that of the newest report; nil in an empty store.
  var area: Area?
  var period: Period?
  /// The reports there are, the newest year first.
  let reports: [(area: String, period: Period, report: String)]

  var catalogue: Catalogue { call.catalogue }
  var language: Language { call.language }

  /// The id of the report of this area and year; nil if there is none.
  var report: String? {
    reports.first { $0.area == area?.code && $0.period == period }?.report
  }

  init(_ call: Call) throws {
    self.call = call
    let parameters = call.parameters
    // They come by area: groups keep that, and cost less than to sort thousands.
    reports = try Dictionary(grouping: call.view.reportKeys(), by: \.period)
      .sorted { $0.key > $1.key }.flatMap(\.value)
    let asked = parameters.periods.first?.first
    let newest =
      reports.first { one in
        (parameters.areas.isEmpty || parameters.areas.contains(one.area))
          && (asked == nil || asked == one.period)
      }
    let areaCode = parameters.areas.first ?? newest?.area ?? reports.first?.area
    area = areaCode.flatMap(call.catalogue.area)
    period = asked ?? newest?.period ?? reports.first { $0.area == areaCode }?.period
    let carried = Set(Parameter.ofPages.map(\.rawValue))
    state = PageState(
      language: call.language, asked: parameters.language, area: parameters.areas.first,
      period: parameters.periods.first?.description,
      scheme: parameters.scheme ?? (parameters.layout == .wall ? .dark : nil),
      path: "/" + call.request.target.segments.map(PageState.encoded).joined(separator: "/"),
      items: call.request.target.query.compactMap { item in
        item.value.flatMap { carried.contains(item.name) ? nil : (item.name, $0) }
      })
  }

  /// Observations of this area and year, or of those that a query names.
  func observations(_ change: (inout ObservationQuery) -> Void = { _ in }) throws
    -> [PublishedObservation]
  {
    var query = ObservationQuery()
    query.areas = [area?.code].compactMap(\.self)
    query.periods = [period].compactMap { $0.map(PeriodRange.init) }
    change(&query)
    return try call.view.observations(query, limit: Parameters.limits.upperBound).elements
  }

  /// Figures as this page shows them.
  func figures(_ observations: [PublishedObservation], selected: String?) -> FigureSet {
    FigureSet(observations, catalogue: catalogue, state: state, selected: selected)
  }

  /// The same with figures that lead to another page: a frame and paper have no room for their sentences.
  func leading(to path: String, _ items: [(name: String, value: String)] = []) -> PageCall {
    var page = self
    page.state.path = path
    page.state.items = items
    return page
  }

  /// The id of the observation whose sentence is asked for; nil if none is, or if there is no such one.
  func selected(among observations: [PublishedObservation]) throws -> String? {
    guard let asked = call.parameters.selected else { return nil }
    if asked.contains(".") {
      if let there = try call.view.observation(asked) { return there.observation.id }
      throw Problem.unknown(
        "observation", asked, among: try call.view.observationIDs(like: asked))
    }
    return observations.first { $0.observation.indicator == asked }?.observation.id
  }

  /// Where an observation comes from.
  func sentence(_ id: String?) throws -> SentenceView? {
    guard let id, let published = try call.view.observation(id) else { return nil }
    var numbers: [String: [Int: Int]] = [:]
    for report in Set(published.observation.evidence.map(\.report)) {
      let figures = try call.view.figures(report: report) ?? []
      numbers[report] = Dictionary(
        figures.map { ($0.evidence.start, $0.number) }, uniquingKeysWith: { one, _ in one })
    }
    return SentenceView(
      published, operands: try published.observation.operands.compactMap(call.view.observation),
      catalogue: catalogue, state: state, numbers: { numbers[$0] ?? [:] })
  }

  /// How a chart or a table of these indicators is taken away.
  func takeAway(
    _ code: String?, _ indicators: [String], title: String, citation: String? = nil
  ) -> TakeAway {
    let query = [
      ("indicator", indicators.joined(separator: ",")), ("area", area?.code ?? ""),
      ("period", period?.description ?? ""),
    ].filter { !$0.1.isEmpty }
    return TakeAway(
      code: code, path: "/v1/observations", query: query, citation: citation, title: title,
      state: state,
      site: call.site.address, area: area?.code, period: period?.description)
  }

  /// A page as an answer.
  ///
  /// - Parameters:
  ///   - title: without the name of the area, which is added.
  ///   - twins: the same data in other representations, by their paths.
  ///   - image: the path of a picture for previews.
  ///   - formPath: where the choices of area and year lead, if not to this page.
  ///   - hasChoices: whether area and year can be chosen in the head.
  func answer(
    _ template: String, _ page: any Sendable, title: String, summary: String,
    twins: [Frame.Twin] = [], image: String? = nil, oembed: String? = nil,
    frameAncestors: String = "'self'", formPath: String? = nil, hasChoices: Bool = true
  ) -> Answer {
    let place = area?.name[language] ?? (language == .zh ? "公示" : "Gongshi")
    // A year without a report has a page of an indicator, which says so, and no other.
    var elsewhere = state
    if report == nil { elsewhere.period = nil }
    let frame = Frame(
      title: "\(title) · \(place)", summary: summary, state: state, elsewhere: elsewhere,
      place: place,
      areas: hasChoices ? areaChoices : [], periods: hasChoices ? periodChoices : [], twins: twins,
      release: call.release,
      assets: call.pages.names, site: call.site.address, image: image, oembed: oembed,
      formPath: formPath)
    return Answer(
      mediaType: "text/html; charset=utf-8",
      body: .bytes(call.pages.render(template, page, in: frame)),
      fields: [
        .contentLanguage: language.rawValue,
        .contentSecurityPolicy: Self.policy(frameAncestors: frameAncestors),
        .referrerPolicy: "same-origin",
      ])
  }

  /// Nothing from elsewhere, nothing written into the page, no frames but where they are meant.
  static func policy(frameAncestors: String) -> String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors \(frameAncestors)"
  }

  private var areaChoices: [Frame.Choice] {
    let codes = Set(reports.map(\.area)).union([area?.code].compactMap(\.self)).sorted()
    return codes.map {
      Frame.Choice(
        value: $0, name: catalogue.area($0)?.name[language] ?? $0, isChosen: $0 == area?.code)
    }
  }

  private var periodChoices: [Frame.Choice] {
    let years = Set(reports.filter { $0.area == area?.code }.map(\.period))
      .union([period].compactMap(\.self)).sorted(by: >)
    return years.map {
      Frame.Choice(value: "\($0)", name: "\($0)", isChosen: $0 == period)
    }
  }
}
