/// One wording by which reports state an indicator: which words must stand where around a number.
///
/// A pattern claims a figure when the unit fits, every term of `counts`, `clause`, `about` and
/// `within` is found in its place, and no term of `not` or `notAbout`. The places, from near to far:
///
/// | slot | where the words must stand |
/// |---|---|
/// | `counts` | beside the number: between its neighbours in the clause |
/// | `clause` | anywhere in the clause |
/// | `about` | in the clause, or in the subject carried over to it from the clauses before, or from the heading if they have none |
/// | `within` | anywhere in the sentence or the headings above it |
/// | `not` | nowhere beside the number |
/// | `notAbout` | neither in the clause nor in the subject carried over to it |
public struct ReadingPattern: Sendable, Hashable {
  public var counts: [Term]
  public var clause: [Term]
  public var about: [Term]
  public var within: [Term]
  public var not: [Term]
  public var notAbout: [Term]
  /// What the value must be to the thing counted; nearly always its level.
  public var role: Figure.Role
  /// The unit as written, where a report uses a classifier that does not fit the indicator's own.
  public var unit: String?
  /// Said of every observation that this pattern finds.
  public var note: BilingualText?

  public init(
    counts: [Term], clause: [Term] = [], about: [Term] = [], within: [Term] = [],
    not: [Term] = [], notAbout: [Term] = [], role: Figure.Role = .level,
    unit: String? = nil, note: BilingualText? = nil
  ) {
    self.counts = counts
    self.clause = clause
    self.about = about
    self.within = within
    self.not = not
    self.notAbout = notAbout
    self.role = role
    self.unit = unit
    self.note = note
  }
}

extension ReadingPattern {
  /// Wordings of which one is enough, written `受理|立案`; `…` within a wording stands for any
  /// words between (`负责人出庭…率`).
  public struct Term: Sendable, Hashable {
    /// Each alternative as its parts in order.
    public let alternatives: [[[Unicode.Scalar]]]
    /// As in the catalogue.
    public let text: String

    /// Nil if an alternative is empty.
    public init?(_ text: String) {
      // By scalars: there are thousands of terms at every start, and characters cost several times as much.
      let alternatives = text.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
        .map { alternative in
          // In the catalogue a long term may go on in the next line.
          alternative.drop { $0 == " " }.split(separator: "…").map(Array.init)
        }
      guard alternatives.allSatisfy({ !$0.isEmpty }) else { return nil }
      self.alternatives = alternatives
      self.text = text
    }
  }
}
