/// What stands together on one chart of the pages, as `charts.yaml` has it.
public struct ChartDefinition: Sendable, Hashable {
  /// How the figures relate.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Each stage is within the one before.
    case funnel
    /// Each row has a whole and what of it is done.
    case completion
    /// Every reported rate.
    case rates
  }

  /// A stage of a funnel.
  public struct Stage: Sendable, Hashable {
    public var indicator: String
    public var name: BilingualText
    /// What became of those of the stage before that are not in this one.
    public var gap: BilingualText?
    /// The derived share of the stage before.
    public var rate: String?
    /// What it is made up of, in part.
    public var parts: [String]
  }

  /// A row of a completion chart.
  public struct Row: Sendable, Hashable {
    public var name: BilingualText
    public var of: String
    public var done: String
    public var rate: String?
    public var satisfaction: String?
  }

  public var code: String
  public var kind: Kind
  public var name: BilingualText
  /// The sentence that opens the first page, with `{period}` and `{code}` for what is filled in.
  public var headline: BilingualText?
  public var note: BilingualText?
  public var stages: [Stage]
  public var rows: [Row]

  /// The indicators that it cannot do without; none for one of rates.
  public var operands: [String] {
    stages.map(\.indicator) + rows.flatMap { [$0.of, $0.done] }
  }

  /// Every indicator that it names.
  public var indicators: [String] {
    stages.flatMap { [$0.indicator] + $0.parts + [$0.rate].compactMap(\.self) }
      + rows.flatMap { [$0.of, $0.done] + [$0.rate, $0.satisfaction].compactMap(\.self) }
  }

  /// The codes that the headline fills in.
  public var headlineCodes: Set<String> {
    guard let headline else { return [] }
    let names = [headline.zh, headline.en].flatMap { text in
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false).first
      }
    }
    return Set(names.map(String.init)).subtracting(["period"])
  }
}

extension ChartDefinition: CatalogueEntry {
  enum Key: String, CaseIterable { case code, kind, name, headline, note, stages, rows }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      code: try values.code(.code),
      kind: try values.word(.kind),
      name: try values.read(.name),
      headline: try values.readIfAny(.headline),
      note: try values.readIfAny(.note),
      stages: try values.readIfAny(.stages) ?? [],
      rows: try values.readIfAny(.rows) ?? [])
    guard (kind == .funnel) == (stages.count > 1), (kind == .completion) == !rows.isEmpty else {
      throw values.mistake(
        .kind, "a funnel needs two stages or more, completion rows, and rates none of them")
    }
  }
}

extension ChartDefinition.Stage: YAMLReadable {
  enum Key: String, CaseIterable { case indicator, name, gap, rate, parts }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      indicator: try values.read(.indicator),
      name: try values.read(.name),
      gap: try values.readIfAny(.gap),
      rate: try values.readIfAny(.rate),
      parts: try values.readIfAny(.parts) ?? [])
  }
}

extension ChartDefinition.Row: YAMLReadable {
  enum Key: String, CaseIterable { case name, of, done, rate, satisfaction }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      name: try values.read(.name),
      of: try values.read(.of),
      done: try values.read(.done),
      rate: try values.readIfAny(.rate),
      satisfaction: try values.readIfAny(.satisfaction))
  }
}
