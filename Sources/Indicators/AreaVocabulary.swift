/// The words by which the name of an area is told from other words. A domain expert edits them in
/// `Config/catalogue/area-words.yaml`.
public struct AreaVocabulary: Sendable, Hashable {
  /// Words that may stand right before a name: 关于.
  public var before: [String]
  /// Words that have a name's last character without ending a name: 区域.
  public var notEndings: [String]
  /// Words that may stand right after a short name, or after the name of a part: 人民政府.
  public var after: [String]
  /// What ends the name of something smaller that has no code: 镇, 开发区.
  public var parts: [String]
  /// Words that cannot be within the name of such a part: 创建.
  public var breaks: [String]
  /// Words of lines that say who published a report: 发布机构.
  public var issuers: [String]
  /// Openings of lines at the end of a report that name others: 抄送.
  public var copies: [String]

  public init(
    before: [String], notEndings: [String], after: [String], parts: [String], breaks: [String],
    issuers: [String], copies: [String]
  ) {
    self.before = before
    self.notEndings = notEndings
    self.after = after
    self.parts = parts
    self.breaks = breaks
    self.issuers = issuers
    self.copies = copies
  }
}

extension AreaVocabulary: YAMLReadable {
  enum Key: String, CaseIterable {
    case before, notEndings, after, parts, breaks, issuers, copies
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      before: try values.read(.before),
      notEndings: try values.read(.notEndings),
      after: try values.read(.after),
      parts: try values.read(.parts),
      breaks: try values.read(.breaks),
      issuers: try values.read(.issuers),
      copies: try values.read(.copies))
  }
}
