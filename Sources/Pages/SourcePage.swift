public import Indicators

/// `/source/{report}`: the whole report with everything that was read from it marked.
public struct SourcePage: Sendable {
  /// A part or an item of the report, as the table of contents lists it.
  public struct Entry: Sendable {
    public let text: String
    public let href: String
    public let items: [Entry]
    public let hasItems: Bool
  }

  /// A kind of statement that the legend explains.
  public struct Kind: Sendable {
    public let code: String
    public let name: String
    public let count: Int
    public let href: String
  }

  /// A place where a figure stands.
  public struct Place: Sendable {
    public let figure: FigureView
    public let section: String
    public let textBefore: String
    public let words: String
    public let textAfter: String
    public let href: String
  }

  public let report: ReportView
  public let contents: [Entry]
  public let blocks: [SourceBlock]
  public let kinds: [Kind]
  public let hasKinds: Bool
  /// How many numerals are marked, and how.
  public let cataloguedCount: Int
  public let uncataloguedCount: Int
  public let hasUncatalogued: Bool
  public let notAFigureCount: Int
  public let isTable: Bool
  public let textHref: String
  public let tableHref: String
  /// Empty while the text is shown.
  public let places: [Place]
  public let takeAway: TakeAway
  public let sentence: SentenceView?
  public let others: [ReportView]
  public let hasOthers: Bool
  public let rawHref: String

  /// - Parameters:
  ///   - figures: every numeral of the report, in its order.
  ///   - published: the observations with evidence in the report.
  ///   - others: further reports.
  ///   - isTable: shows the list of figures in place of the text.
  public init(
    _ report: Report, figures: [Figure], published: FigureSet, statements: [PublishedStatement],
    sentence: SentenceView?, takeAway: TakeAway, others: [ReportRecord], isTable: Bool
  ) {
    let state = published.state
    self.report = ReportView(report, state: state)
    let marks = SourceMarks(
      figures, published: published, statements: statements, report: report.id)
    let text = MarkdownText(report.text)
    var blocks: [SourceBlock] = []
    if !isTable {
      for (index, block) in text.blocks.enumerated() {
        let isTitle =
          block.isHeading && !text.blocks[...index].contains { !$0.isHeading || $0.isPart }
        blocks.append(SourceBlock(block, number: index + 1, isTitle: isTitle, marks: marks))
      }
    }
    self.blocks = blocks
    contents = isTable ? [] : Self.contents(text, state)
    kinds = Statement.Kind.allCases.compactMap { kind in
      let all = statements.map(\.statement).filter { $0.kind == kind }
      return all.first.map { first in
        Kind(
          code: kind.rawValue, name: kind.name[state.language], count: all.count,
          href: state.here([("i", nil), ("tab", nil)], at: first.anchor))
      }
    }
    hasKinds = !kinds.isEmpty
    cataloguedCount = figures.count { $0.class == .catalogued }
    uncataloguedCount = figures.count { $0.class == .uncatalogued }
    hasUncatalogued = uncataloguedCount > 0
    notAFigureCount = figures.count { $0.class == .notAFigure }
    self.isTable = isTable
    textHref = state.here([("tab", nil)])
    tableHref = state.here([("tab", "table")])
    places = isTable ? Self.places(figures, published, report.id) : []
    self.takeAway = takeAway
    self.sentence = sentence
    self.others = others.map { ReportView($0, state: state) }
    hasOthers = !others.isEmpty
    rawHref = "/v1/reports/\(report.id)/text"
  }

  /// The parts, each with its items: what its paragraphs begin with in bold.
  private static func contents(_ text: MarkdownText, _ state: PageState) -> [Entry] {
    var parts: [(block: Int, items: [Entry])] = []
    for (index, block) in text.blocks.enumerated() {
      if block.isPart {
        parts.append((index, []))
      } else if !parts.isEmpty {
        let length = block.isHeading ? block.scalars.count : block.boldPrefix
        guard (2...60).contains(length) else { continue }
        let words = String(String.UnicodeScalarView(block.scalars[..<length]))
        parts[parts.count - 1].items.append(
          Entry(
            text: String(words.prefix { $0 != "。" }), href: "#p-\(index + 1)", items: [],
            hasItems: false))
      }
    }
    return parts.map { part in
      Entry(
        text: text.blocks[part.block].text, href: "#p-\(part.block + 1)", items: part.items,
        hasItems: !part.items.isEmpty)
    }
  }

  /// The figures in the order of the report, each where it stands.
  private static func places(
    _ figures: [Figure], _ published: FigureSet, _ report: String
  ) -> [Place] {
    let numbers = Dictionary(
      figures.map { ($0.evidence.start, $0.number) }, uniquingKeysWith: { one, _ in one })
    let state = published.state
    return published.published.flatMap { one in
      one.observation.evidence.filter { $0.report == report }.map { (one, $0) }
    }
    .sorted { $0.1.start < $1.1.start }
    .map { one, evidence in
      let (before, after) = evidence.split
      return Place(
        figure: published.view(one), section: SentenceView.section(evidence, state.language),
        textBefore: before, words: evidence.asWritten, textAfter: after,
        href: state.here(
          [("tab", nil), ("i", nil)], at: numbers[evidence.start].map { "f-\($0)" } ?? "text"))
    }
  }
}

extension Statement.Kind {
  /// What people call it.
  public var name: BilingualText {
    switch self {
    case .commitment: BilingualText(zh: "承诺", en: "commitment")
    case .shortcoming: BilingualText(zh: "不足", en: "shortcoming")
    case .document: BilingualText(zh: "文件", en: "document")
    case .system: BilingualText(zh: "系统", en: "system")
    case .honour: BilingualText(zh: "荣誉", en: "honour")
    case .mechanism: BilingualText(zh: "机制", en: "mechanism")
    }
  }
}

extension ReportView {
  /// Without its text.
  init(_ report: ReportRecord, state: PageState) {
    id = report.id
    title = report.title
    issuer = report.issuer
    period = report.period.description
    href = state.link("/source/\(report.id)")
    docsHref = state.link("/docs")
  }
}

/// `/source`: the reports that there are.
public struct SourcesPage: Sendable {
  /// A report with where it is of.
  public struct Item: Sendable {
    public let report: ReportView
    public let area: String

    public init(_ report: ReportRecord, area: String, state: PageState) {
      self.report = ReportView(report, state: state)
      self.area = area
    }
  }

  public let items: [Item]
  public let count: Int

  public init(items: [Item]) {
    self.items = items
    count = items.count
  }
}
