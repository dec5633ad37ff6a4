public import Indicators

extension StoreChange {
  /// Says what became of a commitment.
  ///
  /// It stays with the words of the commitment: when the report is published again with the same words, they keep
  /// their outcome, and other words have none.
  ///
  /// - Returns: The statement as it is then; nil if there is no such one.
  public func settle(
    statement id: String, _ outcome: Outcome, reason: String
  ) throws -> PublishedStatement? {
    guard let before = try view.statement(id) else { return nil }
    guard before.statement.kind == .commitment, let earlier = before.outcome else {
      throw StoreError.refused("\(id) is no commitment; only these are met or missed")
    }
    guard earlier != outcome else { return before }
    let report = before.statement.evidence.report
    guard let key = Key.areaAndPeriod(ofReport: report) else { return nil }
    let release = try newRelease(report: report, changes: 0, reason: reason)
    try db.execute(
      """
      UPDATE outcome SET supersededBy = ?
      WHERE area = ? AND period = ? AND text = ? AND supersededBy IS NULL
      """, [release.number, key.area, key.period.year, before.statement.text])
    try outcome.insert(
      db, key, of: before.statement, release: release.number)
    try record(
      .ledger, id, reason: reason, release: release, before: Self.note(earlier),
      after: Self.note(outcome))
    return PublishedStatement(
      statement: before.statement, outcome: outcome, release: release.number)
  }

  private static func note(_ outcome: Outcome) throws -> String {
    try json([
      "state": .init(outcome.state.rawValue), "text": .init(outcome.text),
      "links": .init(outcome.links.joined(separator: " ")),
    ])
  }
}
