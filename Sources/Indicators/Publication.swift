/// What one report says, ready to be published as a release.
public struct Publication: Sendable, Hashable {
  public var report: Report
  /// Every numeral, in the order of the text.
  public var figures: [Figure]
  /// Reported and derived ones.
  public var observations: [Observation]
  public var statements: [Statement]
  public var checks: [CheckResult]

  public init(
    report: Report, figures: [Figure], observations: [Observation], statements: [Statement],
    checks: [CheckResult]
  ) {
    self.report = report
    self.figures = figures
    self.observations = observations
    self.statements = statements
    self.checks = checks
  }
}
