public import Foundation

/// A rule that a report's figures must keep, such as `concluded <= accepted <= received`.
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
      case .atMost: possiblyAtMost(pair.0, pair.1)
      case .equal: possiblyAtMost(pair.0, pair.1) && possiblyAtMost(pair.1, pair.0)
      }
    }
  }

  private func possiblyAtMost(_ left: Interval, _ right: Interval) -> Bool {
    guard let lower = left.lower, let upper = right.upper else { return true }
    return lower <= upper
  }
}

/// What a check found in one report.
public struct CheckResult: Sendable, Hashable {
  /// The verdict.
  public enum Verdict: String, Sendable, Codable, CaseIterable {
    case pass, fail, notApplicable
  }

  /// An observation that the rule was evaluated on.
  public struct Operand: Sendable, Hashable, Codable {
    public var indicator: String
    public var observation: String
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
