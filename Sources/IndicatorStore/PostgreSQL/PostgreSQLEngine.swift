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
  private let watcher: PoolWatcher

  /// Who writes holds it; so there is one writer, whichever process it is in. The number is ours in this database.
  static let lock = "SELECT pg_advisory_xact_lock(370404)"

  /// Connects, and makes or brings up to date the tables.
  init(_ address: PostgreSQLAddress) throws(StoreError) {
    primary = PostgreSQLPool(address, .primary)
    anybody = PostgreSQLPool(address, .any)
    replicas = address.replicas == nil ? nil : PostgreSQLPool(address, .preferringStandby)
    watcher = PoolWatcher([primary, anybody] + (replicas.map { [$0] } ?? []))
    listener = ReleaseListener(address) { [primary] in primary.tryAgain() }
    do {
      let isCurrent = try anybody.with { try PostgreSQLMigrations.areComplete($0, address) }
      if !isCurrent { try primary.with { try PostgreSQLMigrations.run($0, address) } }
      watcher.start()
      try listener.start(release: read(from: 0) { try Self.newest($0) })
    } catch {
      close()
      throw StoreError(opening: address, error)
    }
  }

  deinit {
    watcher.stop()
    listener.stop()
  }

  func close() {
    watcher.stop()
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
      let lease = try begin(from: max(release, listener.release))
      do {
        let value = try body(lease.connection)
        lease.end()
        return value
      } catch let error as PostgreSQLError where error.kind == .unavailable && attempts > 1 {
        lease.end()
        lease.pool.note(error)
        attempts -= 1
      } catch {
        lease.end()
        throw error
      }
    }
  }

  func snapshot(from release: Int) throws -> any EngineSnapshot {
    let lease = try begin(from: max(release, listener.release), isTried: true)
    do {
      try lease.allow(Self.grace) { [listener, primary, pool = lease.pool] in
        pool.isSetAside || (pool === primary && listener.isCutOff)
      }
    } catch {
      lease.end()
      throw error
    }
    return PostgreSQLSnapshot(lease)
  }

  /// How much longer a snapshot waits for rows: all may have to be sorted for the first of them. It does not where the
  /// server is known to hang, since who reads from it here serves others, too.
  private static let grace: Duration = .seconds(60)

  /// A transaction that reads one state.
  ///
  /// - Parameter isTried: whether something has been read in it, so that its connection is known to work.
  private func begin(from release: Int, isTried: Bool = false) throws -> Lease {
    var fault: (any Error)?
    var behind: Lease?
    for pool in pools {
      do {
        let (lease, newest) = try begin(on: pool, isTried: isTried || pool !== primary)
        if pool === primary || newest >= release {
          behind?.end()
          return lease
        }
        behind?.end()
        behind = lease
      } catch {
        fault = error
      }
    }
    if let behind { return behind }
    throw fault ?? PostgreSQLError(unavailable: "there is no server")
  }

  /// - Returns: With it the newest release there, if it has been tried.
  private func begin(
    on pool: PostgreSQLPool, isTried: Bool
  ) throws -> (lease: Lease, newest: Int) {
    var attempts = 2
    while true {
      let lease = Lease(connection: try pool.take(), pool: pool)
      do {
        try lease.connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return (lease, isTried ? try Self.newest(lease.connection) : 0)
      } catch {
        lease.end()
        guard let fault = error as? PostgreSQLError else { throw error }
        pool.note(fault)
        // One that has rested may have been broken without knowing it: the second one is new.
        attempts -= 1
        guard attempts > 0, !fault.isSilence else { throw fault }
      }
    }
  }

  /// Those that are read from, the best first.
  private var pools: [PostgreSQLPool] {
    let first = replicas.map { [$0] } ?? []
    return listener.isCutOff ? first + [anybody] : first + [primary, anybody]
  }

  // MARK: Writing

  func write<Value>(isTrial: Bool, _ body: (any Connection) throws -> Value) throws -> Value {
    guard !listener.isCutOff else {
      throw PostgreSQLError(unavailable: "no server can be written to")
    }
    do {
      return try primary.with { try write($0, isTrial, body) }
    } catch let error as NotBegun {
      // A connection to a server that has ended meanwhile, on which nothing was done.
      primary.note(error.reason)
      guard !error.reason.isSilence else { throw error.reason }
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

/// A connection in a transaction that reads.
private struct Lease {
  let connection: PostgreSQLConnection
  let pool: PostgreSQLPool

  /// Waits longer for an answer, for as long as there is hope.
  func allow(_ grace: Duration, isHopeless: @escaping () -> Bool) throws {
    connection.grace = (grace, isHopeless)
    let seconds = (connection.timeout + grace).components.seconds
    try connection.executeOnce("SET LOCAL statement_timeout = \(seconds * 1000)")
  }

  func end() {
    connection.grace = nil
    try? connection.end()
    pool.give(back: connection)
  }
}

extension PostgreSQLPool {
  /// Learns from what went wrong on a connection.
  fileprivate func note(_ error: PostgreSQLError) {
    guard error.kind == .unavailable else { return }
    if error.isSilence { setAside(error) } else { renew() }
  }
}

/// @unchecked Sendable: the connection is used under the lock only.
private final class PostgreSQLSnapshot: EngineSnapshot, @unchecked Sendable {
  private let lease: Lease
  private let lock = NSLock()

  init(_ lease: Lease) { self.lease = lease }

  deinit { lease.end() }

  func read<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
    try lock.withLock {
      do {
        return try body(lease.connection)
      } catch let error as PostgreSQLError {
        lease.pool.note(error)
        throw error
      }
    }
  }
}
