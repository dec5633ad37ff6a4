public import Indicators

/// `/themes`: all themes, each with all of its figures.
public struct ThemesPage: Sendable {
  public struct Part: Sendable {
    public let code: String
    public let ordinal: String
    public let name: String
    public let otherName: String
    public let href: String
    public let figures: [FigureView]
    public let count: Int
    public let isEmpty: Bool
  }

  public let themes: [Part]
  public let count: Int
  public let report: ReportView?
  public let takeAway: TakeAway
  public let sentence: SentenceView?
  public let indicatorsHref: String

  public init(
    figures: FigureSet, report: Report?, takeAway: TakeAway, sentence: SentenceView?
  ) {
    let state = figures.state
    let language = state.language
    let byTheme = Dictionary(
      grouping: figures.published,
      by: { figures.catalogue.indicator($0.observation.indicator)?.theme ?? "" })
    themes = figures.catalogue.themes.map { theme in
      let views = (byTheme[theme.code] ?? []).map(figures.view)
      return Part(
        code: theme.code, ordinal: Ordinal.text(theme.order, language),
        name: theme.name[language], otherName: theme.name[language.other],
        href: state.link("/themes/\(theme.code)"), figures: views, count: views.count,
        isEmpty: views.isEmpty)
    }
    count = figures.published.count
    self.report = report.map { ReportView($0, state: state) }
    self.takeAway = takeAway
    self.sentence = sentence
    indicatorsHref = state.link("/indicators")
  }
}
