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

extension AreaVocabulary: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case before, notEndings, after, parts, breaks, issuers, copies
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      before: try values.decode([String].self, forKey: .before),
      notEndings: try values.decode([String].self, forKey: .notEndings),
      after: try values.decode([String].self, forKey: .after),
      parts: try values.decode([String].self, forKey: .parts),
      breaks: try values.decode([String].self, forKey: .breaks),
      issuers: try values.decode([String].self, forKey: .issuers),
      copies: try values.decode([String].self, forKey: .copies))
  }
}
