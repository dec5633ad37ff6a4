import Foundation
public import Indicators

/// What a publication changes.
public struct PublicationChanges: Sendable {
  /// The release that it made; nil if the store says all of it already.
  public var release: Release?
  public var added: [Observation] = []
  public var changed: [(before: PublishedObservation, after: Observation)] = []
  public var gone: [PublishedObservation] = []
  /// What is published: the report's reading, with the corrections that still hold.
  public var publication: Publication
}

extension StoreChange {
  /// Publishes what a report says as one release.
  ///
  /// Observations that are as before stay in the release that published them; changed ones get a new vintage, and
  /// those that the report no longer holds are superseded. A correction stays while the report's own reading of the
  /// value is what it was made on.
  public func publish(_ publication: Publication, reason: String) throws -> PublicationChanges {
    let publication = try publication.correcting(
      correctionsThatHold(publication), catalogue: catalogue)
    let before = try StoredReport.fetch(db, id: publication.report.id)
    let changes = try write(publication, reason: reason)
    guard let release = changes.release else { return changes }
    try record(
      .publish, publication.report.id, reason: reason, release: release,
      before: try before.map { try Self.note($0.report, $0.vintage.release) },
      after: Self.note(publication.report, release.number))
    return changes
  }

  /// Withdraws a report with all that it says; earlier states still have it.
  ///
  /// - Returns: The release; nil if there is no such report.
  public func withdraw(report id: String, reason: String) throws -> Release? {
    guard let stored = try StoredReport.fetch(db, id: id) else { return nil }
    let current = try PublishedObservation.fetchCurrent(db, report: id)
    let release = try newRelease(report: id, changes: current.count, reason: reason)
    try supersede(stored.report, by: release)
    for published in current { try published.observation.supersede(db, by: release.number) }
    try record(
      .withdraw, id, reason: reason, release: release,
      before: Self.note(stored.report, stored.vintage.release), after: nil)
    return release
  }

  private static func note(_ report: Report, _ release: Int) throws -> String {
    try json(["release": .init(release), "sha256": .init(report.sha256)])
  }

  /// The corrected observations whose reading has not changed, by id.
  private func correctionsThatHold(_ publication: Publication) throws -> [String: Observation] {
    let read = Dictionary(
      publication.observations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var corrections: [String: Observation] = [:]
    for published in try PublishedObservation.fetchCurrent(db, report: publication.report.id) {
      let observation = published.observation
      guard let correction = observation.correction,
        let reading = read[observation.id],
        let before = try PublishedObservation.fetch(db, id: observation.id, release: correction.of),
        before.observation.hasSameReading(as: reading)
      else { continue }
      // Where it stands may have changed.
      var corrected = observation
      corrected.evidence = reading.evidence
      corrections[observation.id] = corrected
    }
    return corrections
  }

  /// Makes the release, without a line of the audit log.
  func write(_ publication: Publication, reason: String) throws -> PublicationChanges {
    guard publication.observations.allSatisfy({ ($0.origin == .derived) == $0.evidence.isEmpty })
    else {
      throw StoreError.refused("a reported value needs evidence, and a derived one has none")
    }
    let report = publication.report
    var changes = try changes(publication)
    let count = changes.added.count + changes.changed.count + changes.gone.count
    guard try count > 0 || !isAsStored(publication) else { return changes }
    let release = try newRelease(report: report.id, changes: count, reason: reason)
    let number = release.number
    try supersede(report, by: release)
    try report.insert(db, release: number)
    for observation in changes.gone.map(\.observation) + changes.changed.map(\.after) {
      try observation.supersede(db, by: number)
    }
    for observation in changes.added + changes.changed.map(\.after) {
      try observation.insert(db, release: number)
    }
    for figure in publication.figures { try figure.insert(db, report, release: number) }
    for (index, statement) in publication.statements.enumerated() {
      try statement.insert(db, report, release: number, position: index + 1)
    }
    for (index, check) in publication.checks.enumerated() {
      try check.insert(db, report, release: number, position: index + 1)
    }
    changes.release = release
    return changes
  }

  private func changes(_ publication: Publication) throws -> PublicationChanges {
    let before = try PublishedObservation.fetchCurrent(db, report: publication.report.id)
    let current = Dictionary(
      before.map { ($0.observation.id, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(publication.observations.map(\.id))
    return PublicationChanges(
      added: publication.observations.filter { current[$0.id] == nil },
      changed: publication.observations.compactMap { observation in
        current[observation.id].flatMap { $0.observation == observation ? nil : ($0, observation) }
      },
      gone: before.filter { !kept.contains($0.observation.id) }, publication: publication)
  }

  private func supersede(_ report: Report, by release: Release) throws {
    try db.execute(
      """
      UPDATE report SET supersededBy = ?
      WHERE area = ? AND period = ? AND supersededBy IS NULL
      """, [release.number, report.area, report.period.year])
  }

  /// Whether the store holds the report with the same text and the same reading.
  private func isAsStored(_ publication: Publication) throws -> Bool {
    let report = publication.report
    guard let stored = try StoredReport.fetch(db, id: report.id), stored.report == report
    else { return false }
    let vintage = stored.vintage
    return try Figure.fetch(db, vintage) == publication.figures
      && vintage.statements(db) == publication.statements
      && vintage.checks(db).map(\.withoutOrder) == publication.checks.map(\.withoutOrder)
  }
}

extension Observation {
  /// Whether a report says the same with both, wherever in its text that stands.
  fileprivate func hasSameReading(as other: Observation) -> Bool {
    quantity == other.quantity && unit == other.unit && asWritten == other.asWritten
      && status == other.status && note == other.note
      && evidence.map(\.sentence) == other.evidence.map(\.sentence)
  }
}

extension CheckResult {
  /// What it was judged from says the same in any order.
  fileprivate var withoutOrder: CheckResult {
    var result = self
    result.operands.sort { $0.observation < $1.observation }
    return result
  }
}
