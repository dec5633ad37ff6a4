public import Foundation

/// A rule that figures must keep, those of one report, such as `concluded <= accepted <= received`,
/// or those of two consecutive years.
public struct Check: Sendable, Hashable {
  /// How bad a failure is.
  public enum Severity: String, Sendable, Codable, CaseIterable {
    /// The figures cannot all be right.
    case error
    /// Worth a look.
    case warning
  }

  /// What a rule is evaluated on.
  public enum Scope: String, Sendable, Codable, CaseIterable {
    /// On the indicators that it names.
    case named
    /// On every rate in turn, as `value`.
    case rates
    /// On every figure that a report states more than once: all must have one value.
    case restated
    /// On every result in turn, as `value`, with that of the year before as `earlier`.
    case years
    /// On every value of the year before that a report states, as `stated`, with the one that the
    /// report of that year gave, as `value`.
    case revisions

    /// What a rule may name; nil for indicators' codes.
    var operands: [String]? {
      switch self {
      case .named: nil
      case .rates, .restated: ["value"]
      case .years: ["value", "earlier"]
      case .revisions: ["value", "stated"]
      }
    }
  }

  public var code: String
  public var name: BilingualText
  public var rule: CheckRule
  public var scope: Scope
  public var severity: Severity

  public init(
    code: String, name: BilingualText, rule: CheckRule, scope: Scope, severity: Severity
  ) {
    self.code = code
    self.name = name
    self.rule = rule
    self.scope = scope
    self.severity = severity
  }
}

/// A chain of comparisons between formulas: `0 <= value <= 100`.
public struct CheckRule: Sendable, Hashable {
  enum Comparison: String, Sendable, CaseIterable {
    case atMost = "<="
    case equal = "="
  }

  public let text: String
  let formulas: [Formula]
  let comparisons: [Comparison]

  /// Nil if the text is no chain of formulas joined by `<=` or `=`.
  public init?(_ text: String) {
    var formulas: [Formula] = []
    var comparisons: [Comparison] = []
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      if let comparison = Comparison(rawValue: String(word)) {
        guard let formula = Formula(words.joined(separator: " ")) else { return nil }
        formulas.append(formula)
        comparisons.append(comparison)
        words = []
      } else {
        words.append(word)
      }
    }
    guard !comparisons.isEmpty, let last = Formula(words.joined(separator: " ")) else { return nil }
    self.text = text
    self.formulas = formulas + [last]
    self.comparisons = comparisons
  }

  public var codes: [String] {
    formulas.flatMap(\.codes).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Whether the rule can be true within the operands' bounds; nil where an operand is missing.
  public func holds(_ operand: (String) -> Interval?) -> Bool? {
    var values: [Interval] = []
    for formula in formulas {
      guard let value = formula.evaluate(operand) else { return nil }
      values.append(value)
    }
    return zip(comparisons, zip(values, values.dropFirst())).allSatisfy { comparison, pair in
      switch comparison {
      case .atMost: pair.0.canBeAtMost(pair.1)
      case .equal: pair.0.canEqual(pair.1)
      }
    }
  }
}

/// What a check found in one report, or between it and that of the year before.
public struct CheckResult: Sendable, Hashable {
  /// The verdict.
  public enum Verdict: String, Sendable, Codable, CaseIterable {
    case pass, fail, notApplicable
  }

  /// A value that the rule was evaluated on.
  public struct Operand: Sendable, Hashable, Codable {
    public var indicator: String
    /// The id of the observation that it is the value of, or that it is stated for.
    public var observation: String
    /// The id of the figure by which a later report states it; nil for the observation's own value.
    public var figure: String?
    public var value: Decimal
    public var lowerBound: Decimal?
    public var upperBound: Decimal?

    public init(_ observation: Observation) {
      self.indicator = observation.indicator
      self.observation = observation.id
      self.value = observation.quantity.value
      self.lowerBound = observation.quantity.lowerBound
      self.upperBound = observation.quantity.upperBound
    }

    /// What a figure says of an observation of the year before.
    public init(_ observation: Observation, statedAs quantity: Quantity, by figure: Figure) {
      self.init(observation)
      self.figure = figure.id
      value = quantity.value
      lowerBound = quantity.lowerBound
      upperBound = quantity.upperBound
    }
  }

  public var check: String
  public var report: String
  public var result: Verdict
  public var operands: [Operand]

  public init(check: String, report: String, result: Verdict, operands: [Operand]) {
    self.check = check
    self.report = report
    self.result = result
    self.operands = operands
  }
}
