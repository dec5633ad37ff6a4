import Charts
import Indicators

/// `/compare`: one indicator after the other over years and areas.
public struct ComparePage: Sendable {
  /// Indicators of a theme to choose from.
  public struct Group: Sendable {
    public let name: String
    public let choices: [Frame.Choice]
    /// Whether one of them is chosen, so that the group is open.
    public let isOpen: Bool

    public init(name: String, choices: [Frame.Choice]) {
      self.name = name
      self.choices = choices
      isOpen = choices.contains(where: \.isChosen)
    }
  }

  public struct Cell: Sendable {
    public let known: FigureView?
  }

  public struct Row: Sendable {
    public let area: String
    public let cells: [Cell]
  }

  /// One indicator.
  public struct Part: Sendable {
    public let code: String
    public let name: String
    public let otherName: String
    public let href: String
    public let chart: IndicatorChart?
    public let years: [String]
    public let rows: [Row]
    public let isEmpty: Bool
    public let takeAway: TakeAway

    public init(_ series: CompareSeries, figures: FigureSet, takeAway: TakeAway) {
      let state = figures.state
      let language = state.language
      let indicator = series.indicator
      code = indicator.code
      name = indicator.name[language]
      otherName = indicator.name[language.other]
      href = state.link("/indicators/\(indicator.code)")
      let head = ChartHead(
        id: indicator.code, title: name, language: language.tag,
        secondaryLanguage: language.other.tag)
      isEmpty = series.count == 0
      // One value is told by the table.
      chart = series.count < 2 ? nil : IndicatorChart(series.chart(head), of: figures)
      years = series.periods.map(\.description)
      rows = series.areas.map { area in
        Row(
          area: area.name[language],
          cells: series.periods.map { period in
            Cell(known: series.observation(area, period).map(figures.view))
          })
      }
      self.takeAway = takeAway
    }
  }

  public let definitions: String
  public let groups: [Group]
  public let areas: [Frame.Choice]
  public let years: [Frame.Choice]
  public let kept: [Frame.Item]
  public let parts: [Part]
  public let hasParts: Bool
  /// Whether there is nothing to compare with yet.
  public let isSingle: Bool
  /// Whether more was asked for than is shown.
  public let isCut: Bool
  public let mostIndicators: Int
  public let mostAreas: Int
  public let addHref: String
  public let sentence: SentenceView?

  /// - Parameter reports: how many there are.
  public init(
    groups: [Group], areas: [Frame.Choice], years: [Frame.Choice], parts: [Part], reports: Int,
    isCut: Bool, mostIndicators: Int, mostAreas: Int, state: PageState, sentence: SentenceView?
  ) {
    definitions = Charts.definitions
    self.groups = groups
    self.areas = areas
    self.years = years
    kept = state.carried.filter { $0.name == "lang" || $0.name == "theme" }.map(Frame.Item.init)
    self.parts = parts
    hasParts = !parts.isEmpty
    isSingle = reports < 2
    self.isCut = isCut
    self.mostIndicators = mostIndicators
    self.mostAreas = mostAreas
    addHref = state.link("/docs", at: "add")
    self.sentence = sentence
  }
}
