import Indicators

/// `/indicators`: the catalogue by theme, with the figures of a year where there are any.
public struct IndicatorsPage: Sendable {
  public struct Entry: Sendable {
    public let name: String
    public let otherName: String
    public let href: String
    public let figure: FigureView?
    /// Whether other years or areas have it.
    public let isElsewhere: Bool
  }

  public struct Part: Sendable {
    public let code: String
    public let ordinal: String
    public let name: String
    public let entries: [Entry]
    public let withData: Int
    public let count: Int
  }

  public let themes: [Part]
  public let count: Int
  public let withData: Int
  public let sentence: SentenceView?

  /// - Parameter known: the indicators that any report has figures for.
  public init(figures: FigureSet, known: Set<String>, sentence: SentenceView?) {
    let state = figures.state
    let language = state.language
    let catalogue = figures.catalogue
    themes = catalogue.themes.map { theme in
      let entries = catalogue.indicators.filter { $0.theme == theme.code }.map { indicator in
        let figure = figures.figure(indicator.code)
        return Entry(
          name: indicator.name[language], otherName: indicator.name[language.other],
          href: state.link("/indicators/\(indicator.code)"), figure: figure,
          isElsewhere: figure == nil && known.contains(indicator.code))
      }
      return Part(
        code: theme.code, ordinal: Ordinal.text(theme.order, language),
        name: theme.name[language], entries: entries,
        withData: entries.count { $0.figure != nil }, count: entries.count)
    }
    count = catalogue.indicators.count
    withData = themes.reduce(0) { $0 + $1.withData }
    self.sentence = sentence
  }
}
