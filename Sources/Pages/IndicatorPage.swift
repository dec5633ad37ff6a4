import Charts
public import Indicators

/// `/indicators/{code}`: everything there is to know of one indicator in one year.
public struct IndicatorPage: Sendable {
  /// A name that leads somewhere.
  public struct Link: Sendable {
    public let name: String
    public let href: String

    public init(name: String, href: String) {
      self.name = name
      self.href = href
    }
  }

  /// Another indicator, and how it is related.
  public struct Relative: Sendable {
    public let relation: String
    public let name: String
    public let href: String
    /// Nil where this year has none.
    public let known: FigureView?
  }

  /// A rule that names the indicator, and whether it holds.
  public struct Verdict: Sendable {
    public let name: String
    public let rule: String
    /// `pass`, `fail` or `notApplicable`.
    public let result: String
    public let resultName: String

    public init(_ check: Check, _ result: CheckResult.Verdict, _ language: Language) {
      name = check.name[language]
      rule = check.rule.text
      self.result = result.rawValue
      resultName =
        switch (result, language) {
        case (.pass, .zh): "成立"
        case (.pass, .en): "holds"
        case (.fail, .zh): "不成立"
        case (.fail, .en): "does not hold"
        case (.notApplicable, .zh): "无法核对"
        case (.notApplicable, .en): "cannot be told"
        }
    }
  }

  /// A value as a release published it.
  public struct Vintage: Sendable {
    public let release: Int
    public let text: String
    public let supersededBy: Int?
    /// Why it is another value than the report has; nil where it is the report's.
    public let correction: String?
    public let correctionLang: String

    public init(_ published: PublishedObservation, figure: FigureView) {
      release = published.release
      text = figure.text
      supersededBy = published.supersededBy
      correction = published.observation.correction?.reason
      correctionLang = Language.tag(of: correction ?? "")
    }
  }

  /// A value of any area and year.
  public struct Row: Sendable {
    public let figure: FigureView
    public let href: String
    public let isHere: Bool
  }

  public let code: String
  public let name: String
  public let otherName: String
  public let theme: Link
  public let place: String
  public let year: String
  public let figure: FigureView?
  public let hasFigure: Bool
  /// Further values of this year: targets, and what the report gives a second time.
  public let further: [FigureView]
  public let definition: String
  public let otherDefinition: String
  public let source: String?
  public let unitName: String?
  public let measure: String
  public let base: String?
  public let formulaText: String?
  public let isDerived: Bool
  public let definitions: String
  public let chart: IndicatorChart?
  /// Charts of the catalogue that it is on.
  public let charts: [Link]
  public let isChart: Bool
  public let isTable: Bool
  public let isSource: Bool
  public let chartHref: String
  public let tableHref: String
  public let sourceTabHref: String
  public let rows: [Row]
  public let relatives: [Relative]
  public let hasRelatives: Bool
  public let verdicts: [Verdict]
  public let hasVerdicts: Bool
  public let vintages: [Vintage]
  public let report: ReportView?
  /// The years of this area that have it, where this one does not.
  public let years: [Link]
  public let hasYears: Bool
  /// Operands that are missing, where it is computed.
  public let lacking: [Link]
  public let hasLacking: Bool
  public let compareHref: String?
  public let takeAway: TakeAway?
  public let api: String
  public let citation: String?
  public let sentence: SentenceView?

  /// What the store knows of the indicator, beside its figures.
  public struct Facts: Sendable {
    public var verdicts: [Verdict] = []
    public var history: [PublishedObservation] = []
    public var report: Report?
    /// All years of this area, where there are several.
    public var series: CompareSeries?
    public var compareHref: String?
    public var takeAway: TakeAway?
    public var sentence: SentenceView?

    public init() {}
  }

  /// - Parameters:
  ///   - figures: all of this area and year.
  ///   - everywhere: the observations of this indicator, of all areas and years.
  ///   - tab: what is in front: `chart`, `table` or `source`.
  public init(
    _ indicator: Indicator, figures: FigureSet, everywhere: [PublishedObservation],
    area: Area?, period: Period?, tab: String?, facts: Facts
  ) {
    let state = figures.state
    let language = state.language
    let zh = language == .zh
    let catalogue = figures.catalogue
    func link(_ code: String) -> String { state.link("/indicators/\(code)") }
    code = indicator.code
    name = indicator.name[language]
    otherName = indicator.name[language.other]
    theme = Link(
      name: catalogue.theme(indicator.theme)?.name[language] ?? indicator.theme,
      href: state.link("/themes/\(indicator.theme)"))
    place = area?.name[language] ?? ""
    year = period?.description ?? ""
    let own = figures.published.filter { $0.observation.indicator == indicator.code }
    figure = own.first.map(figures.view)
    hasFigure = figure != nil
    further = own.dropFirst().map(figures.view)
    definition = indicator.definition[language]
    otherDefinition = indicator.definition[language.other]
    source = indicator.source?[language]
    unitName = catalogue.unit(indicator.unit)?.name[language]
    measure = Self.name(of: indicator.measure, language)
    base = indicator.base?[language]
    isDerived = indicator.origin == .derived
    formulaText = indicator.formula.map { formula in
      formula.codes.reduce(
        formula.text.replacing(" * ", with: " × ").replacing(" / ", with: " ÷ ")
      ) { text, code in
        text.replacing(code, with: catalogue.indicator(code)?.name[language] ?? code)
      }
    }
    definitions = Charts.definitions
    let head = ChartHead(
      id: indicator.code, title: indicator.name[language], language: language.tag,
      secondaryLanguage: language.other.tag)
    let picture =
      facts.series.map { $0.chart(head) }
      ?? (figure == nil ? nil : figures.chart(of: indicator.code, head: head))
    let all = FigureSet(
      figures.published
        + everywhere.filter { one in
          !figures.published.contains { $0.observation.id == one.observation.id }
        },
      catalogue: catalogue, state: state, selected: figures.selected)
    chart = picture.flatMap { picture in
      guard let value = (picture as? FigureCard)?.value else {
        return IndicatorChart(picture, of: all)
      }
      // A number that stands alone has at most its bounds to show.
      return value.mark == .exact
        ? nil : IndicatorChart(BoundedBars(head, values: [value]), of: all)
    }
    charts = catalogue.charts.filter { $0.indicators.contains(indicator.code) }.map {
      Link(name: $0.name[language], href: state.link("/", at: $0.code))
    }
    isTable = tab == "table"
    isSource = tab == "source"
    isChart = !isTable && !isSource
    func tabLink(_ tab: String?) -> String { state.here([("tab", tab)], at: "figure") }
    chartHref = tabLink(nil)
    tableHref = tabLink("table")
    sourceTabHref = tabLink("source")
    rows = everywhere.map { published in
      let observation = published.observation
      return Row(
        figure: figures.view(published),
        href: state.link(
          "/indicators/\(indicator.code)",
          [("area", observation.area), ("period", observation.period.description)]),
        isHere: observation.area == area?.code && observation.period == period)
    }
    relatives = Self.relations(of: indicator, in: catalogue).map { relation, one in
      Relative(
        relation: relation[language], name: one.name[language], href: link(one.code),
        known: figures.figure(one.code))
    }
    hasRelatives = !relatives.isEmpty
    verdicts = facts.verdicts
    hasVerdicts = !verdicts.isEmpty
    vintages = facts.history.map { Vintage($0, figure: figures.view($0)) }
    report = facts.report.map { ReportView($0, state: state) }
    let there = Set(
      everywhere.filter { $0.observation.area == area?.code }.map(\.observation.period))
    years = there.sorted(by: >).map {
      Link(
        name: zh ? "\($0) 年" : "\($0)",
        href: state.link("/indicators/\(indicator.code)", [("period", $0.description)]))
    }
    hasYears = !years.isEmpty
    let isLacking = figure == nil ? indicator.formula?.codes ?? [] : []
    lacking = isLacking.filter { figures.observation($0) == nil }.map {
      Link(name: catalogue.indicator($0)?.name[language] ?? $0, href: link($0))
    }
    hasLacking = !lacking.isEmpty
    compareHref = facts.compareHref
    takeAway = facts.takeAway
    api = "/v1/indicators/\(indicator.code)"
    citation = own.first.map { "/v1/observations/\($0.observation.id)/citation" }
    sentence = facts.sentence
  }

  /// What the catalogue says of the indicator's neighbours.
  static func relations(
    of indicator: Indicator, in catalogue: Catalogue
  ) -> [(relation: BilingualText, indicator: Indicator)] {
    let whole = [indicator.partOf].compactMap { $0.flatMap(catalogue.indicator) }
    let operands = (indicator.formula?.codes ?? []).compactMap(catalogue.indicator)
    let parts = catalogue.indicators.filter { $0.partOf == indicator.code }
    let derived = catalogue.indicators.filter {
      $0.formula?.codes.contains(indicator.code) ?? false
    }
    return whole.map { (BilingualText(zh: "属于", en: "Part of"), $0) }
      + parts.map { (BilingualText(zh: "其中", en: "Of these"), $0) }
      + operands.map { (BilingualText(zh: "算自", en: "Computed from"), $0) }
      + derived.map { (BilingualText(zh: "用于算出", en: "Used to compute"), $0) }
  }

  private static func name(of measure: Indicator.Measure, _ language: Language) -> String {
    switch (measure, language) {
    case (.count, .zh): "计数"
    case (.count, .en): "count"
    case (.rate, .zh): "比率"
    case (.rate, .en): "rate"
    case (.amount, .zh): "数额"
    case (.amount, .en): "amount"
    case (.duration, .zh): "时长"
    case (.duration, .en): "duration"
    case (.rank, .zh): "名次"
    case (.rank, .en): "rank"
    }
  }
}
