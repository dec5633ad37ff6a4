public import Foundation

/// What a value counts or measures in. 件, 宗 and 起 are one unit; 场次 and 人次 are units of their
/// own.
public struct Unit: Sendable, Hashable, Codable {
  public var code: String
  public var name: BilingualText
  /// The measure words that stand for this unit in a report; no word stands for two units.
  public var classifiers: [String]
  /// Nouns which name the unit where the general classifier 个 (0.5 个 · 工作日) or no classifier
  /// (600 余 · 科级干部) stands before them. Not part of the figure as written.
  public var nouns: [String]
  /// The unit that values are converted to, with how many of it one of these is: 成 is 10 percent.
  public var base: String?
  public var factor: Decimal?

  public init(
    code: String, name: BilingualText, classifiers: [String], nouns: [String] = [],
    base: String? = nil, factor: Decimal? = nil
  ) {
    self.code = code
    self.name = name
    self.classifiers = classifiers
    self.nouns = nouns
    self.base = base
    self.factor = factor
  }
}
