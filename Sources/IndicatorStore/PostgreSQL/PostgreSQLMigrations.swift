/// Makes the tables, and brings them up to date, once however many processes start.
enum PostgreSQLMigrations {
  private static var names: [String] { PostgreSQLSchema.migrations.map(\.name) }

  /// Whether there is nothing to do.
  static func areComplete(
    _ connection: PostgreSQLConnection, _ address: PostgreSQLAddress
  ) throws -> Bool {
    // What others are making just now is looked at with the lock.
    guard try connection.hasTable("migration") else { return false }
    return try applied(connection, address) == names
  }

  static func run(_ connection: PostgreSQLConnection, _ address: PostgreSQLAddress) throws {
    try connection.execute("BEGIN")
    do {
      _ = try connection.result(PostgreSQLEngine.lock)
      // Another process may have been first.
      let applied = try applied(connection, address)
      if applied.isEmpty {
        try connection.executeOnce("CREATE TABLE migration (name TEXT COLLATE \"C\" PRIMARY KEY)")
      }
      for migration in PostgreSQLSchema.migrations where !applied.contains(migration.name) {
        for statement in migration.statements { try connection.executeOnce(statement) }
        try connection.execute("INSERT INTO migration (name) VALUES (?)", [migration.name])
      }
      try connection.commit()
    } catch {
      connection.rollBack()
      throw error
    }
  }

  /// - Throws: ``StoreError/newerSchema(path:)`` and ``StoreError/notAStore(path:)``.
  private static func applied(
    _ connection: PostgreSQLConnection, _ address: PostgreSQLAddress
  ) throws -> [String] {
    guard try connection.hasTable("migration") else {
      guard try !connection.hasTable("observation"), try !connection.hasTable("report") else {
        throw StoreError.notAStore(path: address.description)
      }
      return []
    }
    let applied = try connection.column("SELECT name FROM migration ORDER BY name", of: String.self)
    guard applied.allSatisfy(names.contains) else {
      throw StoreError.newerSchema(path: address.description)
    }
    return applied
  }
}

extension StoreError {
  init(opening address: PostgreSQLAddress, _ error: any Error) {
    self =
      switch error {
      case let error as StoreError: error
      case let error as PostgreSQLError where error.kind == .unavailable:
        .cannotConnect(address: address.description, reason: error.description)
      default: (error as? PostgreSQLError)?.storeError ?? .failed("\(error)")
      }
  }
}
