import Foundation
import Synchronization

/// The data on PostgreSQL: one server that is written to, and perhaps others that follow it. Any number of processes
/// may use it.
final class PostgreSQLEngine: Engine {
  private let primary: PostgreSQLPool
  private let replicas: PostgreSQLPool?
  /// Whoever answers, where the primary does not.
  private let anybody: PostgreSQLPool
  private let listener: ReleaseListener

  /// Who writes holds it; so there is one writer, whichever process it is in. The number is ours in this database.
  static let lock = "SELECT pg_advisory_xact_lock(370404)"

  /// Connects, and makes or brings up to date the tables.
  init(_ address: PostgreSQLAddress) throws(StoreError) {
    primary = PostgreSQLPool(address, .primary)
    anybody = PostgreSQLPool(address, .any)
    replicas = address.replicas == nil ? nil : PostgreSQLPool(address, .preferringStandby)
    listener = ReleaseListener(address)
    do {
      let isCurrent = try anybody.with { try PostgreSQLMigrations.areComplete($0, address) }
      if !isCurrent { try primary.with { try PostgreSQLMigrations.run($0, address) } }
      try listener.start(release: read(from: 0) { try Self.newest($0) })
    } catch {
      throw StoreError(opening: address, error)
    }
  }

  func close() {
    listener.stop()
    primary.close()
    replicas?.close()
    anybody.close()
  }

  var newestRelease: Int { listener.release }

  var isCutOff: Bool { listener.isCutOff }

  private static func newest(_ db: any Connection) throws -> Int {
    try db.value("SELECT max(number) FROM release") ?? 0
  }

  // MARK: Reading

  /// Reads what is known to have been released, or a later state. While the server that has it cannot be reached, an
  /// earlier one is better than none.
  func read<Value>(
    from release: Int, _ body: (any Connection) throws -> Value
  ) throws -> Value {
    var attempts = 2
    while true {
      let (connection, pool) = try begin(from: max(release, listener.release))
      defer { pool.give(back: connection) }
      do {
        let value = try body(connection)
        try? connection.end()
        return value
      } catch let error as PostgreSQLError where error.kind == .unavailable && attempts > 1 {
        // A server that has ended since the connection was used last. So have the others to it.
        pool.renew()
        attempts -= 1
      } catch {
        try? connection.end("ROLLBACK")
        throw error
      }
    }
  }

  func snapshot(from release: Int) throws -> any EngineSnapshot {
    let (connection, pool) = try begin(
      from: max(release, listener.release), isTried: true)
    return PostgreSQLSnapshot(connection, pool)
  }

  /// A connection in one state.
  ///
  /// - Parameter isTried: whether something has been read on it, so that it is known to work.
  private func begin(from release: Int, isTried: Bool = false) throws -> (
    PostgreSQLConnection, PostgreSQLPool
  ) {
    var fault: (any Error)?
    var behind: (PostgreSQLConnection, PostgreSQLPool)?
    defer { if let (connection, pool) = behind { pool.give(back: connection) } }
    for pool in pools {
      // A connection that has rested may be broken without knowing it: the second one is new.
      for _ in 0..<2 {
        do {
          let connection = try pool.take()
          do {
            try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            if pool === primary, !isTried { return (connection, pool) }
            if try Self.newest(connection) >= release || pool === primary {
              return (connection, pool)
            }
          } catch {
            pool.give(back: connection)
            throw error
          }
          if behind == nil {
            behind = (connection, pool)
          } else {
            try connection.end("ROLLBACK")
            pool.give(back: connection)
          }
          break
        } catch {
          fault = error
          pool.renew()
        }
      }
    }
    if let found = behind {
      behind = nil
      return found
    }
    throw fault ?? PostgreSQLError(unavailable: "there is no server")
  }

  /// Those that are read from, the best first.
  private var pools: [PostgreSQLPool] {
    let first = replicas.map { [$0] } ?? []
    return listener.isCutOff ? first + [anybody] : first + [primary, anybody]
  }

  // MARK: Writing

  func write<Value>(isTrial: Bool, _ body: (any Connection) throws -> Value) throws -> Value {
    do {
      return try primary.with { try write($0, isTrial, body) }
    } catch is NotBegun {
      // A connection to a server that has ended meanwhile, on which nothing was done.
      primary.renew()
      do {
        return try primary.with { try write($0, isTrial, body) }
      } catch let error as NotBegun {
        throw error.reason
      }
    }
  }

  /// Nothing has been done yet.
  private struct NotBegun: Error {
    var reason: PostgreSQLError
  }

  private func begin(writing connection: PostgreSQLConnection) throws {
    do {
      // Each statement sees what was committed before it, so that who waited for the lock sees what the other did.
      try connection.execute("BEGIN ISOLATION LEVEL READ COMMITTED")
      _ = try connection.result(Self.lock)
    } catch let error as PostgreSQLError where error.kind == .unavailable {
      throw NotBegun(reason: error)
    }
  }

  private func write<Value>(
    _ connection: PostgreSQLConnection, _ isTrial: Bool, _ body: (any Connection) throws -> Value
  ) throws -> Value {
    do {
      try begin(writing: connection)
      let value = try body(connection)
      if isTrial {
        connection.rollBack()
        return value
      }
      let release = try Self.newest(connection)
      try connection.execute(
        "SELECT pg_notify('\(ReleaseListener.channel)', CAST(CAST(? AS BIGINT) AS TEXT))", [release]
      )
      // Not ended by a time-out of the server, which would tell of a commit that no standby has.
      try connection.execute("SET LOCAL statement_timeout = 0")
      try connection.commit()
      listener.learn(release)
      return value
    } catch {
      connection.rollBack()
      throw error
    }
  }

  func storeError(_ error: any Error) -> StoreError {
    (error as? PostgreSQLError)?.storeError ?? error as? StoreError ?? .failed("\(error)")
  }
}

/// @unchecked Sendable: the connection is used under the lock only.
private final class PostgreSQLSnapshot: EngineSnapshot, @unchecked Sendable {
  private let connection: PostgreSQLConnection
  private let pool: PostgreSQLPool
  private let lock = NSLock()

  /// - Parameter connection: in a transaction; it is given back at the end.
  init(_ connection: PostgreSQLConnection, _ pool: PostgreSQLPool) {
    self.connection = connection
    self.pool = pool
  }

  deinit {
    try? connection.end("ROLLBACK")
    pool.give(back: connection)
  }

  func read<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
    try lock.withLock { try body(connection) }
  }
}
