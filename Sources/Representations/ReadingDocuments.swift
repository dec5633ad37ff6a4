import Foundation
public import Indicators

/// A report as clients see it, without its text.
public struct ReportDocument: Encodable, Sendable {
  let id: String
  let area: String
  let period: Period
  let title: String
  let issuer: String
  let language: String
  let sha256: String
  let release: Int?

  /// - Parameter release: Nil for a report that has only been read.
  public init(_ report: ReportRecord, release: Int?) {
    id = report.id
    area = report.area
    period = report.period
    title = report.title
    issuer = report.issuer
    language = report.language
    sha256 = report.sha256
    self.release = release
  }
}

/// A numeral of a report as clients see it.
public struct FigureDocument: Encodable, Sendable {
  let figure: Figure

  public init(_ figure: Figure) {
    self.figure = figure
  }

  enum CodingKeys: String, CodingKey {
    case id, number, asWritten, start, end, `class`, reason, value, unit, qualifier, lowerBound
    case upperBound, kind, role, indicator, indicators, previousOf, subject, sentence
    case sentenceStart, sentenceEnd, section, heading, report
  }

  public func encode(to encoder: any Encoder) throws {
    let evidence = figure.evidence
    let quantity = figure.reading?.quantity
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(figure.id, forKey: .id)
    try values.encode(figure.number, forKey: .number)
    try values.encode(evidence.asWritten, forKey: .asWritten)
    try values.encode(evidence.start, forKey: .start)
    try values.encode(evidence.end, forKey: .end)
    try values.encode(figure.class, forKey: .class)
    try values.encode(figure.reason, forKey: .reason)
    try values.encode(quantity?.value, forKey: .value)
    try values.encode(figure.reading?.unit, forKey: .unit)
    try values.encode(quantity?.qualifier, forKey: .qualifier)
    try values.encode(quantity?.lowerBound, forKey: .lowerBound)
    try values.encode(quantity?.upperBound, forKey: .upperBound)
    try values.encode(figure.reading?.kind, forKey: .kind)
    try values.encode(figure.reading?.role, forKey: .role)
    try values.encode(figure.indicators.first, forKey: .indicator)
    try values.encode(figure.indicators, forKey: .indicators)
    try values.encode(figure.previousOf, forKey: .previousOf)
    try values.encode(figure.subject, forKey: .subject)
    try values.encode(evidence.sentence, forKey: .sentence)
    try values.encode(evidence.sentenceStart, forKey: .sentenceStart)
    try values.encode(evidence.sentenceEnd, forKey: .sentenceEnd)
    try values.encode(evidence.section, forKey: .section)
    try values.encode(evidence.heading, forKey: .heading)
    try values.encode(evidence.report, forKey: .report)
  }
}

/// A statement as clients see it.
public struct StatementDocument: Encodable, Sendable {
  /// What is named, in the language of the report.
  struct Name: Encodable {
    let zh: String
  }

  let id: String
  let kind: Statement.Kind
  let text: String
  let name: Name?
  let theme: String?
  let report: String
  let evidence: Evidence
  /// What became of a commitment.
  let state: Outcome.State?
  let outcome: OutcomeDocument?

  /// A statement as its report has it.
  public init(_ statement: Statement) {
    self.init(PublishedStatement(statement: statement, outcome: nil))
  }

  public init(_ published: PublishedStatement) {
    let statement = published.statement
    state = published.outcome?.state
    outcome = published.outcome.flatMap { outcome in
      published.release.map { OutcomeDocument(outcome, release: $0) }
    }
    id = statement.id
    kind = statement.kind
    text = statement.text
    name = statement.name.map(Name.init)
    theme = statement.theme
    report = statement.evidence.report
    evidence = statement.evidence
  }
}

/// What became of a commitment, as the office says.
public struct OutcomeDocument: Encodable, Sendable {
  let text: String
  let links: [String]
  let release: Int

  init(_ outcome: Outcome, release: Int) {
    text = outcome.text
    links = outcome.links
    self.release = release
  }
}

/// The result of a check as clients see it, with its rule.
public struct CheckDocument: Encodable, Sendable {
  let code: String
  let name: BilingualText?
  let rule: String?
  let severity: Check.Severity?
  let report: String
  let result: CheckResult.Verdict
  let operands: [CheckResult.Operand]

  public init(_ result: CheckResult, catalogue: Catalogue) {
    let check = catalogue.check(result.check)
    code = result.check
    name = check?.name
    rule = check?.rule.text
    severity = check?.severity
    report = result.report
    self.result = result.result
    operands = result.operands
  }
}

/// A release as clients see it.
public struct ReleaseDocument: Encodable, Sendable {
  let number: Int
  let madeAt: Date
  let by: String
  let reason: String
  let report: String
  let changes: Int

  public init(_ release: Release) {
    number = release.number
    madeAt = release.madeAt
    by = release.by
    reason = release.reason
    report = release.report
    changes = release.changes
  }
}
