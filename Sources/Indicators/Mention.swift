/// Words that speak of an amount without giving a number: listed as text, never turned into a value.
public struct Mention: Sendable, Hashable {
  /// What the words say.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// All there is: 全覆盖.
    case all
    /// None at all: 零投诉. Not named `none`, which an optional has too.
    case zero
    /// Some number: 若干, 数百.
    case vague
    /// A number that was made unreadable: 召开会议*次.
    case masked
  }

  public var kind: Kind
  public var evidence: Evidence

  public init(kind: Kind, evidence: Evidence) {
    self.kind = kind
    self.evidence = evidence
  }
}
