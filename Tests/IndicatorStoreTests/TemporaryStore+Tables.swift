import GRDB
import TestSupport
import Testing

@testable import IndicatorStore

/// The tables of a store, past what the service does with them.
extension TemporaryStore {
  func run(_ sql: String) throws { try store.engine.write(isTrial: false) { try $0.execute(sql) } }

  func read<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
    try store.engine.read(from: 0, body)
  }

  /// The names of the columns of a table, as SQL.
  func columns(of table: String) throws -> [String] {
    let sql =
      switch address {
      case .sqlite: "SELECT name FROM pragma_table_info(?)"
      case .postgresql:
        """
        SELECT column_name FROM information_schema.columns WHERE table_name = lower(?)
        ORDER BY ordinal_position
        """
      }
    return try read { try $0.all(sql, [table]) { "\"\($0[0] as String)\"" } }
  }

  /// Everything in a table, a text for each row.
  func contents(of table: String) throws -> [String] {
    let columns = try columns(of: table)
    let all = columns.map { "coalesce(CAST(\($0) AS TEXT), '-')" }.joined(separator: " || '|' || ")
    return try read { try $0.column("SELECT \(all) AS row FROM \(table) ORDER BY 1") }
  }

  /// Runs statements without triggers, keys and, where the engine has a way to, conditions. The store is closed then.
  func damage(_ sql: String) throws {
    try store.close()
    try Self.damage(path, database, sql)
  }

  /// The same with any file, or any database.
  static func damage(_ path: String, _ database: TemporaryDatabase?, _ sql: String) throws {
    if let database {
      try database.run(
        """
        SET session_replication_role = replica;
        DO $$ DECLARE rule record; BEGIN
          FOR rule IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
            WHERE contype = 'c' AND conrelid <> 0 AND connamespace = 'public'::regnamespace
          LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.place, rule.conname); END LOOP;
        END $$;
        \(sql)
        """)
      return
    }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      for trigger in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  /// What is wrong with it, after ``damage(_:)`` too.
  func findings() throws -> [String] {
    switch address {
    case .sqlite(let path): return try StoreFile(path).findings()
    case .postgresql:
      let again = try IndicatorStore(address, catalogue: catalogue)
      defer { try? again.close() }
      return try again.findings()
    }
  }

  /// Expects that a statement breaks a rule of the schema.
  func expectRefusal(_ sql: String, sourceLocation: SourceLocation = #_sourceLocation) {
    do {
      try run(sql)
      Issue.record("taken: \(sql)", sourceLocation: sourceLocation)
    } catch {
      guard case .refused = store.engine.storeError(error) else {
        Issue.record("\(error): \(sql)", sourceLocation: sourceLocation)
        return
      }
    }
  }
}
