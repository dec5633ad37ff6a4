public import Indicators

/// What was read from a report, before it is published: the whole of `gongshi read --json`.
public struct ReadingDocument: Encodable, Sendable {
  let report: ReportDocument
  let figures: [FigureDocument]
  let statements: [StatementDocument]
  let checks: [CheckDocument]
  let findings: [FindingDocument]

  public init(_ publication: Publication, findings: [Finding], catalogue: Catalogue) {
    report = ReportDocument(publication.report, release: nil)
    figures = publication.figures.map(FigureDocument.init)
    statements = publication.statements.map(StatementDocument.init)
    checks = publication.checks.map { CheckDocument($0, catalogue: catalogue) }
    self.findings = findings.map(FindingDocument.init)
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
