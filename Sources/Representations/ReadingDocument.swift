public import Indicators

/// What was read from a report, before it is published: the whole of `gongshi read --json`.
public struct ReadingDocument: Encodable, Sendable {
  let report: ReportDocument
  let figures: [FigureDocument]
  let statements: [StatementDocument]
  let checks: [CheckDocument]
  let findings: [FindingDocument]
  let mentions: [MentionDocument]

  public init(
    _ publication: Publication, findings: [Finding], mentions: [Mention], catalogue: Catalogue
  ) {
    report = ReportDocument(publication.report.record, release: nil)
    figures = publication.figures.map(FigureDocument.init)
    statements = publication.statements.map(StatementDocument.init)
    checks = publication.checks.map { CheckDocument($0, catalogue: catalogue) }
    self.findings = findings.map(FindingDocument.init)
    self.mentions = mentions.map(MentionDocument.init)
  }
}

/// Something that the reader did not settle by itself.
struct FindingDocument: Encodable, Sendable {
  let kind: Finding.Kind
  let figure: Int
  let detail: String

  init(_ finding: Finding) {
    kind = finding.kind
    figure = finding.figure
    detail = finding.detail
  }
}

/// Words that speak of an amount without giving a number.
struct MentionDocument: Encodable, Sendable {
  let kind: Mention.Kind
  let asWritten: String
  let start: Int
  let end: Int
  let sentence: String
  let section: String
  let heading: String

  init(_ mention: Mention) {
    kind = mention.kind
    asWritten = mention.evidence.asWritten
    start = mention.evidence.start
    end = mention.evidence.end
    sentence = mention.evidence.sentence
    section = mention.evidence.section
    heading = mention.evidence.heading
  }
}
