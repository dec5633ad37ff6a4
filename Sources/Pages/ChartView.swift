import Charts
public import Indicators

/// A chart of the catalogue among the text of a page: its rows with their figures, and the bars as SVG.
public struct ChartView: Sendable {
  /// A stage of a funnel.
  public struct Stage: Sendable {
    public let name: String
    public let otherName: String
    public let figure: FigureView
    /// The bar.
    public let strip: String
    /// What did not come this far: `12 件未受理（39 − 27）`; nil where nothing is missing.
    public let gap: String?
    public let rate: FigureView?
    public let hasNote: Bool
    public let parts: [FigureView]
  }

  /// A row of a completion chart.
  public struct Row: Sendable {
    public let name: String
    public let otherName: String
    public let whole: FigureView
    public let done: FigureView
    public let strip: String
    public let gap: String?
    public let rate: FigureView?
    public let satisfaction: FigureView?
  }

  public let code: String
  public let name: String
  public let otherName: String
  public let note: String?
  public let isFunnel: Bool
  public let isCompletion: Bool
  public let isRates: Bool
  public let stages: [Stage]
  public let hasParts: Bool
  public let parts: [FigureView]
  public let rows: [Row]
  public let rates: [FigureView]
  /// All of them, in the order of the table.
  public let figures: [FigureView]
  /// How many rates there are, and how many of them are 100 %.
  public let rateCount: Int
  public let fullCount: Int
  /// The chart as SVG where it is not made of rows, and what its axis needs to say.
  public let picture: String
  public let axisNote: String?
  public let takeAway: TakeAway
  /// Shown as a table in place of the picture.
  public let isTable: Bool
  public let pictureHref: String
  public let tableHref: String

  /// Nil where a figure that the chart cannot do without is missing.
  ///
  /// - Parameter tab: `CODE.table` shows the chart of that code as a table.
  public init?(
    _ definition: ChartDefinition, of figures: FigureSet, tab: String?, takeAway: TakeAway
  ) {
    let state = figures.state
    let language = state.language
    let head = ChartHead(
      id: definition.code, title: definition.name[language], language: language.tag,
      secondaryLanguage: language.other.tag)
    guard let chart = figures.chart(definition, head: head) else { return nil }
    let strips = (chart as? any RowChart)?.rows.map { $0.inline(isDecorative: true) } ?? []
    code = definition.code
    name = definition.name[language]
    otherName = definition.name[language.other]
    note = definition.note?[language]
    isFunnel = definition.kind == .funnel
    isCompletion = definition.kind == .completion
    isRates = definition.kind == .rates
    stages = zip(definition.stages.indices, definition.stages).compactMap { index, stage in
      guard let figure = figures.figure(stage.indicator), index < strips.count else { return nil }
      let previous = index > 0 ? definition.stages[index - 1].indicator : nil
      let gap = figures.gap(stage.gap, of: stage.indicator, in: previous)
      let rate = stage.rate.flatMap(figures.figure)
      return Stage(
        name: stage.name[language], otherName: stage.name[language.other], figure: figure,
        strip: strips[index], gap: gap, rate: rate, hasNote: gap != nil || rate != nil,
        parts: stage.parts.compactMap(figures.figure))
    }
    parts = stages.flatMap(\.parts)
    hasParts = !parts.isEmpty
    rows = zip(definition.rows.indices, definition.rows).compactMap { index, row in
      guard let whole = figures.figure(row.of), let done = figures.figure(row.done),
        index < strips.count
      else { return nil }
      return Row(
        name: row.name[language], otherName: row.name[language.other], whole: whole, done: done,
        strip: strips[index],
        gap: figures.gap(FigureSet.unresolved, of: row.done, in: row.of),
        rate: row.rate.flatMap(figures.figure),
        satisfaction: row.satisfaction.flatMap(figures.figure))
    }
    let dots = chart as? RateDots
    rates = dots == nil ? [] : figures.rates.map(figures.view)
    rateCount = rates.count
    fullCount = rates.count { $0.value == "100" }
    self.figures = dots == nil ? definition.indicators.compactMap(figures.figure) : rates
    picture = dots?.inline(isDecorative: true) ?? ""
    axisNote = dots?.axisNote
    self.takeAway = takeAway
    isTable = tab == "\(definition.code).table"
    pictureHref = state.here([("tab", nil)], at: definition.code)
    tableHref = state.here([("tab", "\(definition.code).table")], at: definition.code)
  }
}

/// In what ways a chart or a table can be taken away: addresses, and texts to copy.
public struct TakeAway: Sendable {
  /// What names the menu apart from others of the page.
  public let id: String
  /// Nil for a table without a picture.
  public let svg: String?
  public let png: String?
  public let csv: String
  public let xlsx: String
  public let json: String
  /// HTML for another site's page; nil where there is none.
  public let embed: String?
  /// The address of one figure's citation; nil where there are several.
  public let citation: String?
  public let curl: String

  /// - Parameters:
  ///   - code: of a chart or an indicator; nil for a table of other things.
  ///   - path: of the data, without a format.
  ///   - query: what chooses the data; `lang` is not in it.
  ///   - citation: the path of the citation of the one figure that there is.
  public init(
    code: String?, path: String, query: [(name: String, value: String)], citation: String? = nil,
    title: String, state: PageState, site: String, area: String?, period: String?
  ) {
    func address(_ path: String, _ query: [(name: String, value: String)]) -> String {
      let items = query.sorted { $0.name < $1.name }
        .map { "\($0.name)=\(PageState.encoded($0.value))" }.joined(separator: "&")
      return items.isEmpty ? path : "\(path)?\(items)"
    }
    let lang = [(name: "lang", value: state.language.rawValue)]
    // All parameters are named, so that what is taken away stays what it was.
    let choice = [("area", area), ("period", period)].compactMap { name, value in
      value.map { (name: name, value: $0) }
    }
    id = "take-\(code ?? "table")"
    svg = code.map { address("/charts/\($0).svg", choice + lang) }
    png = code.map { address("/charts/\($0).png", choice + lang) }
    csv = address(path + ".csv", query + lang)
    xlsx = address(path + ".xlsx", query + lang)
    json = address(path + ".json", query)
    embed = code.map { code in
      let source = site + address("/embed/\(code)", choice + lang)
      let name = title.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      return
        "<iframe src=\"\(source.replacing("&", with: "&amp;"))\" title=\"\(name)\" width=\"640\" height=\"420\"></iframe>"
    }
    self.citation = citation
    curl = "curl '\(site)\(json)'"
  }
}
