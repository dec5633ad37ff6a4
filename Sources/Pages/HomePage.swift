import Charts
public import Indicators

/// `/`: what a year's report says, on one page.
public struct HomePage: Sendable {
  /// A theme with the first of its figures.
  public struct Tile: Sendable {
    /// 一, 二, …
    public let ordinal: String
    public let name: String
    public let otherName: String
    public let href: String
    public let figures: [FigureView]
    /// The first of them, for the wall.
    public let lead: FigureView?
    public let count: Int
    public let isEmpty: Bool

    public init(
      _ theme: Theme, figures: [FigureView], count: Int, state: PageState
    ) {
      ordinal = Ordinal.text(theme.order, state.language)
      name = theme.name[state.language]
      otherName = theme.name[state.language.other]
      href = state.link("/themes/\(theme.code)")
      self.figures = figures
      lead = figures.first
      self.count = count
      isEmpty = count == 0
    }
  }

  /// A sentence of the report that is no figure.
  public struct Item: Sendable {
    public let ordinal: String
    /// What it comes down to: its first clause.
    public let text: String
    public let href: String
    /// What became of it; nil for what is no commitment.
    public let outcome: OutcomeView?

    public init(_ published: PublishedStatement, state: PageState) {
      let statement = published.statement
      outcome = published.outcome.map { OutcomeView($0, state.language) }
      ordinal = Ordinal.text(statement.number, state.language)
      text = statement.headline
      href = state.link("/source/\(statement.evidence.report)", at: statement.anchor)
    }
  }

  public let headline: String
  /// The headline with each number and the word behind it on one line.
  public let heading: String
  public let report: ReportView
  /// What every page with charts needs once.
  public let definitions: String
  /// The chart that stands beside the sentence, those before the themes, and those behind them.
  public let first: ChartView?
  public let charts: [ChartView]
  public let later: [ChartView]
  public let tiles: [Tile]
  public let shortcomings: [Item]
  public let hasShortcomings: Bool
  public let commitments: [Item]
  public let hasCommitments: Bool
  public let ledger: LedgerView
  public let sentence: SentenceView?
  /// Where years and areas are compared; nil while there is one report.
  public let comparison: String?
  public let sourceHref: String
  public let docsHref: String

  public init(
    headline: String, report: ReportView, charts: [ChartView], tiles: [Tile],
    shortcomings: [Item], commitments: [Item], ledger: LedgerView, sentence: SentenceView?,
    comparison: String?
  ) {
    self.headline = headline
    heading = headline.reduce(into: "") { text, sign in
      text.append(sign == " " && text.last?.isNumber == true ? "\u{A0}" : sign)
    }
    self.report = report
    definitions = Charts.definitions
    first = charts.first
    self.charts = charts.dropFirst().filter { !$0.isRates }
    later = charts.dropFirst().filter(\.isRates)
    self.tiles = tiles
    self.shortcomings = shortcomings
    hasShortcomings = !shortcomings.isEmpty
    self.commitments = commitments
    hasCommitments = !commitments.isEmpty
    self.ledger = ledger
    self.sentence = sentence
    self.comparison = comparison
    sourceHref = report.href
    docsHref = report.docsHref
  }
}

/// A report as pages name it.
public struct ReportView: Sendable {
  public let id: String
  public let title: String
  public let issuer: String
  public let period: String
  public let href: String
  public let docsHref: String

  public init(_ report: Report, state: PageState) {
    id = report.id
    title = report.title
    issuer = report.issuer
    period = report.period.description
    href = state.link("/source/\(report.id)")
    docsHref = state.link("/docs")
  }
}

/// Numbers in a list: 一, 二 in Chinese, digits in English.
public enum Ordinal {
  public static func text(_ number: Int, _ language: Language) -> String {
    guard language == .zh, (1...99).contains(number) else { return "\(number)" }
    let digits = Array("零一二三四五六七八九")
    let (tens, ones) = (number / 10, number % 10)
    let ten = tens == 0 ? "" : (tens == 1 ? "" : String(digits[tens])) + "十"
    return ten + (ones == 0 ? "" : String(digits[ones]))
  }
}

extension Statement {
  /// The first clause, without the number of the list that it stands in.
  public var headline: String {
    let words = text.prefix { !"。；：".contains($0) }
    guard let mark = words.firstIndex(of: "是"), words.distance(from: words.startIndex, to: mark) < 3
    else { return String(words) }
    return String(words[words.index(after: mark)...])
  }

  /// Where it stands in the page of the whole report.
  public var anchor: String { "s-\(kind.rawValue)-\(number)" }
}
