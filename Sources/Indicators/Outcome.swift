/// What became of a commitment, as the office says, with what shows it.
public struct Outcome: Sendable, Hashable {
  public enum State: String, Sendable, Codable, CaseIterable {
    /// Not settled.
    case open
    case met
    case missed
    /// It cannot be told: nothing in it can be measured.
    case unmeasurable
  }

  public var state: State
  /// What shows it, in words; empty only while it is open.
  public var text: String
  /// Addresses of what shows it.
  public var links: [String]

  public init(state: State = .open, text: String = "", links: [String] = []) {
    self.state = state
    self.text = text
    self.links = links
  }
}

/// A statement with what became of it.
public struct PublishedStatement: Sendable, Hashable {
  public var statement: Statement
  /// Nil for what is no commitment.
  public var outcome: Outcome?
  /// The release that said the outcome; nil while nobody has.
  public var release: Int?

  public init(statement: Statement, outcome: Outcome?, release: Int? = nil) {
    self.statement = statement
    self.outcome = outcome
    self.release = release
  }
}
