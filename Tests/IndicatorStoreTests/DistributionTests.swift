import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

/// What `create_distributed_table('observation', 'area')` asks for, looked up in the catalogue of the server.
@Suite(
  "Distribution by area", .enabled(if: TestEngine.server != nil && TestEngine.current == .sqlite))
struct DistributionTests {
  private let database: TemporaryDatabase
  private let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore(on: .postgresql)
    database = try #require(temporary.database)
  }

  private func lines(_ sql: String) throws -> [String] {
    try database.run(sql).split(separator: "\n").map(String.init)
  }

  private var large: String {
    PostgreSQLSchema.largeTables.map { "'\($0.lowercased())'::regclass" }.joined(separator: ", ")
  }

  /// Each key with the columns that it has.
  private static let keys = """
    SELECT i.indrelid::regclass AS place, i.indexrelid::regclass AS key,
      array(SELECT attname FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = ANY (i.indkey))
        AS columns
    FROM pg_index AS i WHERE i.indisunique
    """

  @Test("Every table is large or one that all others refer to")
  func tables() throws {
    let all = try lines(
      "SELECT lower(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    let small = [
      "theme", "unit", "area", "indicator", "release", "token", "audit", "keptanswer", "migration",
    ]
    #expect(Set(all) == Set(small + PostgreSQLSchema.largeTables.map { $0.lowercased() }))
  }

  @Test("The area is in every key of the large tables")
  func keys() throws {
    let keys = try lines("SELECT key FROM (\(Self.keys)) AS keys WHERE place IN (\(large))")
    #expect(keys.count >= PostgreSQLSchema.largeTables.count + 3)
    let without = try lines(
      "SELECT key FROM (\(Self.keys)) AS keys WHERE place IN (\(large)) AND NOT 'area' = ANY (columns)"
    )
    #expect(without == [])
  }

  @Test("No key leads from one area to another")
  func references() throws {
    let crossing = try lines(
      """
      SELECT conname FROM pg_constraint AS c
      WHERE contype = 'f' AND conrelid IN (\(large)) AND confrelid IN (\(large))
        AND NOT EXISTS (
          SELECT 1 FROM unnest(conkey, confkey) AS k (own, other)
          JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.own AND a.attname = 'area'
          JOIN pg_attribute AS b ON b.attrelid = c.confrelid AND b.attnum = k.other AND b.attname = 'area')
      """)
    #expect(crossing == [])
    let inward = try lines(
      """
      SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND conrelid NOT IN (\(large)) AND confrelid IN (\(large))
      """)
    #expect(inward == [])
  }

  @Test(
    "A key without the area is found",
    arguments: [
      "CREATE UNIQUE INDEX wrong ON observation (id, release)",
      "ALTER TABLE figure DROP CONSTRAINT figure_pkey, ADD PRIMARY KEY (period, release, number)",
    ])
  func found(fault: String) throws {
    try database.run(fault)
    let without = try lines(
      "SELECT key FROM (\(Self.keys)) AS keys WHERE place IN (\(large)) AND NOT 'area' = ANY (columns)"
    )
    #expect(without.count == 1)
  }

  @Test("What is asked of large tables names the area, by which they are joined, too")
  func statements() throws {
    try temporary.store.publish(ProjectFiles.publication.get(), by: "tests", reason: "first")
    let prepared = try temporary.store.view { view in
      let id = "reconsideration-accepted.370404.2021"
      _ = try view.observation(id)
      _ = try view.history(id)
      _ = try view.observations(ObservationQuery(), limit: 10)
      _ = try view.latestObservations(ObservationQuery())
      _ = try view.reports()
      _ = try view.report("370404-2021")
      _ = try view.figures(report: "370404-2021")
      _ = try view.statements(StatementQuery())
      _ = try view.statement("370404-2021.commitment.1")
      _ = try view.checks(CheckQuery(), catalogue: temporary.catalogue)
      return try view.db.column("SELECT statement FROM pg_prepared_statements", of: String.self)
    }
    let asked = prepared.filter { sql in
      PostgreSQLSchema.largeTables.contains { sql.contains("FROM \($0) ") }
    }
    #expect(asked.count > 8)
    #expect(asked.filter { !$0.contains("area") && !$0.contains("count(*)") } == [])
    let joined = asked.filter { $0.contains("JOIN") }
    #expect(!joined.isEmpty && joined.allSatisfy { $0.contains("e.area = o.area") })
  }
}
