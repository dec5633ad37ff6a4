/// What could make an indicator of a figure that none claims.
public struct IndicatorSuggestion: Sendable, Hashable {
  /// An entry for the catalogue, or why there is none.
  public enum Outcome: Sendable, Hashable {
    /// It claims the figure and no other one of the report. Its code, its English texts and its
    /// definition are placeholders.
    case entry(Indicator)
    /// A sentence.
    case none(String)
  }

  public var figure: Figure
  public var outcome: Outcome
  /// Whether the theme of the entry is told by the headings above the figure, and not just any.
  public var knowsTheme: Bool

  public init(figure: Figure, outcome: Outcome, knowsTheme: Bool = false) {
    self.figure = figure
    self.outcome = outcome
    self.knowsTheme = knowsTheme
  }
}
