import Foundation
public import Indicators

extension StoreChange {
  /// Publishes a new vintage of a reported observation, marked as corrected, with the report's wording beside it.
  /// What is derived from it and what checks say of it follows, in the same release.
  ///
  /// - Parameter correction: changes the observation's value, qualifier, note or status.
  /// - Returns: The observation as it is then; nil if there is no such one.
  public func correct(
    observation id: String, reason: String, _ correction: (inout Observation) throws -> Void
  ) throws -> PublishedObservation? {
    guard let before = try PublishedObservation.fetchCurrent(db, id: id) else { return nil }
    var corrected = before.observation
    guard corrected.origin == .reported else {
      throw StoreError.refused("\(id) is derived; what it is derived from can be corrected")
    }
    try correction(&corrected)
    guard corrected != before.observation else { return before }
    corrected.correction = Correction(
      reason: reason, of: before.observation.correction?.of ?? before.release)
    guard let publication = try publication(report: corrected.report) else { return nil }
    let changes = try write(
      publication.correcting([id: corrected], catalogue: catalogue), reason: reason)
    guard let release = changes.release,
      let after = try PublishedObservation.fetchCurrent(db, id: id)
    else { throw StoreError.failed("the correction of \(id) published nothing") }
    try record(
      .correct, id, reason: reason, release: release, before: try Self.note(before),
      after: try Self.note(after))
    return after
  }

  /// What the report with this id says, as it is published.
  private func publication(report id: String) throws -> Publication? {
    guard let stored = try StoredReport.fetch(db, id: id) else { return nil }
    return Publication(
      report: stored.report, figures: try Figure.fetch(db, stored.vintage),
      observations: try PublishedObservation.fetchCurrent(db, report: id).map(\.observation),
      statements: try stored.vintage.statements(db), checks: try stored.vintage.checks(db))
  }

  private static func note(_ published: PublishedObservation) throws -> String {
    let observation = published.observation
    return try json([
      "release": .init(published.release),
      "value": .init(observation.quantity.value.description),
      "qualifier": .init(observation.quantity.qualifier.rawValue),
      "status": .init(observation.status.rawValue),
      "note": .init(observation.note?.zh), "noteEn": .init(observation.note?.en),
      "correction": .init(observation.correction?.reason),
    ])
  }
}
