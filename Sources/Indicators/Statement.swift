/// Something that a report says in words and that matters as much as its figures.
public struct Statement: Sendable, Hashable {
  /// What a statement is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// What the next year is to bring.
    case commitment
    /// What the report admits to be lacking.
    case shortcoming
    /// A document issued or passed in the year.
    case document
    /// A system or platform that went live.
    case system
    /// An award or a commendation.
    case honour
    /// A body, rule or procedure that was set up.
    case mechanism
  }

  /// Position among the report's statements of this kind, from 1.
  public var number: Int
  public var kind: Kind
  /// The words that say it, as in the report, joined where a page break cuts them.
  public var text: String
  /// What is named, as in the report: the document's title, the system's or the honour's name.
  public var name: String?
  /// The theme of the item that it stands in; nil outside the work areas.
  public var theme: String?
  public var evidence: Evidence

  public init(
    number: Int, kind: Kind, text: String, name: String?, theme: String?, evidence: Evidence
  ) {
    self.number = number
    self.kind = kind
    self.text = text
    self.name = name
    self.theme = theme
    self.evidence = evidence
  }

  /// `{report}.{kind}.{n}`.
  public var id: String { "\(evidence.report).\(kind.rawValue).\(number)" }
}
