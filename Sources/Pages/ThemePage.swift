import Charts
public import Indicators

/// `/themes/{code}`: what a year's report says on one theme.
public struct ThemePage: Sendable {
  /// A figure of the table.
  public struct Row: Sendable {
    public let figure: FigureView
    /// How the unit counts: a computed value says so.
    public let isDerived: Bool

    public init(_ figure: FigureView) {
      self.figure = figure
      isDerived = figure.isDerived
    }
  }

  /// An indicator that the report gives nothing for.
  public struct Missing: Sendable {
    public let name: String
    public let href: String

    public init(_ indicator: Indicator, state: PageState) {
      name = indicator.name[state.language]
      href = state.link("/indicators/\(indicator.code)")
    }
  }

  /// What belongs together on one bar, with the name of the whole.
  public struct Relation: Sendable {
    public let name: String
    public let otherName: String
    public let href: String
    public let chart: IndicatorChart

    public init(_ indicator: Indicator, chart: IndicatorChart, state: PageState) {
      name = indicator.name[state.language]
      otherName = indicator.name[state.language.other]
      href = state.link("/indicators/\(indicator.code)")
      self.chart = chart
    }
  }

  /// What the report names in words.
  public struct Told: Sendable {
    public let name: String
    public let items: [Item]
  }

  public struct Item: Sendable {
    public let text: String
    public let href: String
  }

  /// Another theme.
  public struct Neighbour: Sendable {
    public let name: String
    public let href: String
  }

  public let ordinal: String
  public let name: String
  public let otherName: String
  public let report: ReportView?
  public let definitions: String
  public let charts: [ChartView]
  public let relations: [Relation]
  public let hasRelations: Bool
  public let rates: String?
  public let ratesNote: String?
  public let rows: [Row]
  public let count: Int
  public let isEmpty: Bool
  public let takeAway: TakeAway
  public let missing: [Missing]
  public let hasMissing: Bool
  public let told: [Told]
  public let hasTold: Bool
  public let sentence: SentenceView?
  public let previous: Neighbour?
  public let next: Neighbour?
  public let themesHref: String
  public let sourceHref: String?

  /// - Parameter figures: of the theme only.
  public init(
    _ theme: Theme, figures: FigureSet, charts: [ChartView], statements: [Statement],
    report: Report?, takeAway: TakeAway, sentence: SentenceView?
  ) {
    let state = figures.state
    let language = state.language
    let catalogue = figures.catalogue
    ordinal = Ordinal.text(theme.order, language)
    name = theme.name[language]
    otherName = theme.name[language.other]
    self.report = report.map { ReportView($0, state: state) }
    sourceHref = self.report?.href
    definitions = Charts.definitions
    self.charts = charts
    let drawn = Set(charts.flatMap(\.figures).map(\.code))
    let indicators = catalogue.indicators.filter { $0.theme == theme.code }
    relations = Self.wholes(indicators, figures, but: drawn).compactMap { whole in
      let head = ChartHead(
        id: "relation-\(whole.code)", title: whole.name[language], language: language.tag,
        secondaryLanguage: language.other.tag)
      let parts = figures.parts(of: whole.code)
      let chart: any Chart =
        parts.count == 1
        ? PartOfWhole(head, whole: figures.value(whole.code), parts: parts)
        : BoundedBars(head, values: [figures.value(whole.code)].compactMap(\.self) + parts)
      return IndicatorChart(chart, of: figures).map {
        Relation(whole, chart: $0, state: state)
      }
    }
    hasRelations = !relations.isEmpty
    let dots = figures.dots(id: "rates")
    rates = dots?.inline(isDecorative: true)
    ratesNote = dots?.axisNote
    rows = figures.published.map { Row(figures.view($0)) }
    count = rows.count
    isEmpty = rows.isEmpty
    self.takeAway = takeAway
    missing = indicators.filter { figures.observation($0.code) == nil }
      .map { Missing($0, state: state) }
    hasMissing = !missing.isEmpty
    told = Self.told(statements, state: state)
    hasTold = !told.isEmpty
    self.sentence = sentence
    let place = catalogue.themes.firstIndex { $0.code == theme.code } ?? 0
    func neighbour(_ index: Int) -> Neighbour? {
      guard catalogue.themes.indices.contains(index) else { return nil }
      let theme = catalogue.themes[index]
      return Neighbour(name: theme.name[language], href: state.link("/themes/\(theme.code)"))
    }
    previous = neighbour(place - 1)
    next = neighbour(place + 1)
    themesHref = state.link("/themes")
  }

  /// The wholes whose parts are there and in no chart of the catalogue yet.
  private static func wholes(
    _ indicators: [Indicator], _ figures: FigureSet, but drawn: Set<String>
  ) -> [Indicator] {
    indicators.filter { whole in
      figures.observation(whole.code) != nil
        && figures.parts(of: whole.code).contains { part in
          !drawn.contains(String(part.id.prefix { $0 != "." }))
        }
    }
  }

  private static func told(_ statements: [Statement], state: PageState) -> [Told] {
    let kinds: [(Statement.Kind, BilingualText)] = [
      (.document, BilingualText(zh: "出台的文件", en: "Documents issued")),
      (.system, BilingualText(zh: "上线的系统和平台", en: "Systems and platforms launched")),
      (.mechanism, BilingualText(zh: "建立的机制", en: "Mechanisms set up")),
      (.honour, BilingualText(zh: "获得的荣誉", en: "Honours received")),
    ]
    return kinds.compactMap { kind, name in
      let items = statements.filter { $0.kind == kind }.map {
        Item(
          text: $0.name ?? $0.headline,
          href: state.link("/source/\($0.evidence.report)", at: $0.anchor))
      }
      return items.isEmpty ? nil : Told(name: name[state.language], items: items)
    }
  }
}

extension FigureSet {
  /// The reported rates on one axis; nil where there are too few to be compared.
  func dots(id: String) -> RateDots? {
    let values = rates.map { ChartValue($0, view($0), language: state.language) }
    guard values.count > 2 else { return nil }
    let least = values.map(\.value).min() ?? 0
    let head = ChartHead(
      id: id, title: state.language == .zh ? "各项比率" : "Rates", language: state.language.tag,
      secondaryLanguage: state.language.other.tag)
    return RateDots(head, values: values, axisStart: least >= 90 ? 90 : least >= 50 ? 50 : 0)
  }
}
