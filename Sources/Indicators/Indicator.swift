/// Something that reports give a number for: its meaning, its one unit, and how it relates to
/// others.
public struct Indicator: Sendable, Hashable {
  /// What kind of quantity the value is.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    case count, rate, amount, duration, rank
  }

  /// Whether reports state the value, or it is computed from others that they state.
  public enum Origin: String, Sendable, Codable, CaseIterable {
    case reported, derived
  }

  public var code: String
  public var theme: String
  public var name: BilingualText
  public var definition: BilingualText
  /// The law or official document that the definition rests on; nil where there is none.
  public var source: BilingualText?
  /// The code of the unit of every value.
  public var unit: String
  public var measure: Measure
  public var origin: Origin
  /// The whole that this count is a part of, by its code.
  public var partOf: String?
  /// What a rate is a share of; rates only.
  public var base: BilingualText?
  /// How a derived value is computed; derived indicators only.
  public var formula: Formula?
  /// Places after the point that a derived value is rounded to; derived indicators only.
  public var decimals: Int?
  /// The wordings by which a report states this indicator; empty for derived ones.
  public var patterns: [ReadingPattern]

  public init(
    code: String, theme: String, name: BilingualText, definition: BilingualText,
    source: BilingualText? = nil, unit: String,
    measure: Measure, origin: Origin, partOf: String? = nil, base: BilingualText? = nil,
    formula: Formula? = nil, decimals: Int? = nil, patterns: [ReadingPattern] = []
  ) {
    self.code = code
    self.theme = theme
    self.name = name
    self.definition = definition
    self.source = source
    self.unit = unit
    self.measure = measure
    self.origin = origin
    self.partOf = partOf
    self.base = base
    self.formula = formula
    self.decimals = decimals
    self.patterns = patterns
  }
}
