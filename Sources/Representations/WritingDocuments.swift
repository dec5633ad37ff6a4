import Foundation
public import Indicators

/// What a report changes, or would change.
public struct PublicationDocument: Encodable, Sendable {
  struct Change: Encodable {
    let before: ObservationDocument
    let after: ObservationDocument
  }

  let report: String
  let dryRun: Bool
  /// The release that it made; null where nothing has changed, or where it was only tried.
  let release: Int?
  let added: [ObservationDocument]
  let changed: [Change]
  let gone: [ObservationDocument]
  let figures: Int
  let statements: Int
  let failed: [CheckDocument]
  let findings: [FindingDocument]

  /// - Parameters:
  ///   - number: of the release that added and changed observations are of; those before are of their own.
  public init(
    _ publication: Publication, number: Int, isTrial: Bool, hasChanged: Bool,
    added: [Observation], changed: [(before: PublishedObservation, after: Observation)],
    gone: [PublishedObservation], findings: [Finding], catalogue: Catalogue
  ) {
    func document(_ observation: Observation) -> ObservationDocument {
      ObservationDocument(
        PublishedObservation(observation: observation, release: number, supersededBy: nil))
    }
    report = publication.report.id
    dryRun = isTrial
    release = hasChanged && !isTrial ? number : nil
    self.added = added.map(document)
    self.changed = changed.map {
      Change(before: ObservationDocument($0.before), after: document($0.after))
    }
    self.gone = gone.map { ObservationDocument($0) }
    figures = publication.figures.count
    statements = publication.statements.count
    failed = publication.checks.filter { $0.result == .fail }.map {
      CheckDocument($0, catalogue: catalogue)
    }
    self.findings = findings.map(FindingDocument.init)
  }

  enum CodingKeys: CodingKey {
    case report, dryRun, release, added, changed, gone, figures, statements, failed, findings
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(report, forKey: .report)
    try values.encode(dryRun, forKey: .dryRun)
    try values.encode(release, forKey: .release)
    try values.encode(added, forKey: .added)
    try values.encode(changed, forKey: .changed)
    try values.encode(gone, forKey: .gone)
    try values.encode(figures, forKey: .figures)
    try values.encode(statements, forKey: .statements)
    try values.encode(failed, forKey: .failed)
    try values.encode(findings, forKey: .findings)
  }
}

/// What a withdrawal took.
public struct WithdrawalDocument: Encodable, Sendable {
  let report: String
  /// Null where it was only tried.
  let release: Int?
  /// How many observations.
  let gone: Int

  public init(_ release: Release, isTrial: Bool) {
    report = release.report
    self.release = isTrial ? nil : release.number
    gone = release.changes
  }

  enum CodingKeys: CodingKey { case report, release, gone }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(report, forKey: .report)
    try values.encode(release, forKey: .release)
    try values.encode(gone, forKey: .gone)
  }
}

/// What became of a commitment.
public struct StatementStateDocument: Encodable, Sendable {
  let statement: String
  let state: Outcome.State
  let text: String
  let links: [String]
  /// Null while nobody has said it.
  let release: Int?

  /// Nil for what is no commitment.
  public init?(_ published: PublishedStatement) {
    guard let outcome = published.outcome else { return nil }
    statement = published.statement.id
    state = outcome.state
    text = outcome.text
    links = outcome.links
    release = published.release
  }

  enum CodingKeys: CodingKey { case statement, state, text, links, release }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(statement, forKey: .statement)
    try values.encode(state, forKey: .state)
    try values.encode(text, forKey: .text)
    try values.encode(links, forKey: .links)
    try values.encode(release, forKey: .release)
  }
}

/// A promise with the year that it is for, and what became of it.
public struct CommitmentDocument: Encodable, Sendable {
  let id: String
  let text: String
  let theme: String?
  let report: String
  let area: String
  let due: Period
  /// The report that has the results of that year; null while there is none.
  let results: String?
  let state: Outcome.State
  let outcome: OutcomeDocument?
  let evidence: Evidence

  /// - Parameters:
  ///   - results: the id of the report of the year in which it is due.
  public init(
    _ published: PublishedStatement, area: String, due: Period, results: String?
  ) {
    let document = StatementDocument(published)
    id = document.id
    text = document.text
    theme = document.theme
    report = document.report
    self.area = area
    self.due = due
    self.results = results
    state = document.state ?? .open
    outcome = document.outcome
    evidence = document.evidence
  }

  enum CodingKeys: CodingKey {
    case id, text, theme, report, area, due, results, state, outcome, evidence
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(text, forKey: .text)
    try values.encodeIfPresent(theme, forKey: .theme)
    try values.encode(report, forKey: .report)
    try values.encode(area, forKey: .area)
    try values.encode(due, forKey: .due)
    try values.encode(results, forKey: .results)
    try values.encode(state, forKey: .state)
    try values.encodeIfPresent(outcome, forKey: .outcome)
    try values.encode(evidence, forKey: .evidence)
  }
}

/// The ledger: commitments, and how many are in which state.
public struct CommitmentsDocument: Encodable, Sendable {
  let data: [CommitmentDocument]
  let counts: [String: Int]
  let page: ListDocument<CommitmentDocument>.PageDocument
  let release: Int

  public init(_ data: [CommitmentDocument], release: Int) {
    let list = ListDocument(data, release: release)
    self.data = data
    page = list.page
    self.release = release
    counts = Dictionary(
      uniqueKeysWithValues: Outcome.State.allCases.map { state in
        (state.rawValue, data.count { $0.state == state })
      })
  }
}

/// A line of the audit log as clients see it.
public struct AuditEntryDocument: Encodable, Sendable {
  let entry: AuditEntry

  public init(_ entry: AuditEntry) {
    self.entry = entry
  }

  enum CodingKeys: CodingKey {
    case number, madeAt, by, address, request, action, target, reason, release, before, after
    case digest
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(entry.number, forKey: .number)
    try values.encode(entry.madeAt, forKey: .madeAt)
    try values.encode(entry.by.name, forKey: .by)
    try values.encode(entry.by.address, forKey: .address)
    try values.encode(entry.by.request, forKey: .request)
    try values.encode(entry.action, forKey: .action)
    try values.encode(entry.target, forKey: .target)
    try values.encode(entry.reason, forKey: .reason)
    try values.encode(entry.release, forKey: .release)
    try values.encode(Self.node(entry.before), forKey: .before)
    try values.encode(Self.node(entry.after), forKey: .after)
    try values.encode(entry.digest, forKey: .digest)
  }

  /// What is kept as text, as the object that it is.
  private static func node(_ text: String?) throws -> JSONNode? {
    try text.map { try JSONDecoder().decode(JSONNode.self, from: Data($0.utf8)) }
  }
}
