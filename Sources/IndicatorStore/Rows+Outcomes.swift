import Indicators

extension Outcome {
  func insert(
    _ db: any Connection, _ key: (area: String, period: Period), of statement: Statement,
    release: Int
  ) throws {
    try db.execute(
      """
      INSERT INTO outcome (area, period, text, release, state, evidence, links)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        key.area, key.period.year, statement.text, release, state.rawValue, text,
        links.joined(separator: "\n"),
      ])
  }
}

extension Vintage {
  /// The statements with what became of them.
  func publishedStatements(
    _ db: any Connection, at time: PointInTime
  ) throws -> [PublishedStatement] {
    let statements = try statements(db)
    guard statements.contains(where: { $0.kind == .commitment }) else {
      return statements.map { PublishedStatement(statement: $0, outcome: nil) }
    }
    let settled = try db.all(
      """
      SELECT text, release, state, evidence, links FROM outcome
      WHERE area = ? AND period = ? AND \(time.condition)
      """, [area, period.year], use: time.use
    ) { row in
      let links: String = row["links"]
      let outcome = Outcome(
        state: try row.decode("state"), text: row["evidence"],
        links: links.split(separator: "\n").map(String.init))
      return (row["text"] as String, (outcome: outcome, release: row["release"] as Int))
    }
    let outcomes = Dictionary(settled, uniquingKeysWith: { first, _ in first })
    return statements.map { statement in
      guard statement.kind == .commitment else {
        return PublishedStatement(statement: statement, outcome: nil)
      }
      let settled = outcomes[statement.text]
      return PublishedStatement(
        statement: statement, outcome: settled?.outcome ?? Outcome(), release: settled?.release)
    }
  }
}
