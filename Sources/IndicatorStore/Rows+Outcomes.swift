import GRDB
import Indicators

extension Outcome {
  func insert(
    _ db: Database, _ key: (area: String, period: Period), of statement: Indicators.Statement,
    release: Int
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO outcome (area, period, text, release, state, evidence, links)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        key.area, key.period.year, statement.text, release, state.rawValue, text,
        links.joined(separator: "\n"),
      ])
  }
}

extension Vintage {
  /// The statements with what became of them.
  func publishedStatements(
    _ db: Database, at time: PointInTime
  ) throws -> [PublishedStatement] {
    let statements = try statements(db)
    guard statements.contains(where: { $0.kind == .commitment }) else {
      return statements.map { PublishedStatement(statement: $0, outcome: nil) }
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT text, release, state, evidence, links FROM outcome
        WHERE area = ? AND period = ? AND \(time.condition)
        """,
      arguments: [area, period.year])
    var outcomes: [String: (outcome: Outcome, release: Int)] = [:]
    for row in rows {
      let links: String = row["links"]
      outcomes[row["text"]] = (
        Outcome(
          state: try row.decode("state"), text: row["evidence"],
          links: links.split(separator: "\n").map(String.init)), row["release"]
      )
    }
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
