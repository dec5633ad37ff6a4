import Foundation

/// Connections to the servers of one kind, which are taken and given back.
///
/// @unchecked Sendable: the mutable properties are used under the condition's lock only.
final class PostgreSQLPool: @unchecked Sendable {
  private let address: PostgreSQLAddress
  private let kind: ServerKind
  private let condition = NSCondition()
  /// The one that was given back last is taken first: the others can rest until they are closed.
  private var idle: [(connection: PostgreSQLConnection, since: ContinuousClock.Instant)] = []
  private var count = 0
  private var isClosed = false
  /// Until when nobody tries to connect, since it has just failed.
  private var pause: (until: ContinuousClock.Instant, error: PostgreSQLError)?

  /// How long nobody tries again after a failure: those who wait for the same server would all wait for it.
  private static let pauseAfterFailure: Duration = .milliseconds(250)
  /// How long a connection rests before it is closed.
  private static let longestRest: Duration = .seconds(60)

  init(_ address: PostgreSQLAddress, _ kind: ServerKind) {
    self.address = address
    self.kind = kind
  }

  /// Runs something on a connection of its own.
  ///
  /// - Throws: A ``PostgreSQLError`` of kind `unavailable` if there is none, and `busy` if all are in use for too long.
  func with<Value>(_ body: (PostgreSQLConnection) throws -> Value) throws -> Value {
    let connection = try take()
    defer { give(back: connection) }
    return try body(connection)
  }

  /// A connection, which must be given back.
  func take() throws -> PostgreSQLConnection {
    let resting: PostgreSQLConnection? = try condition.withLock {
      let deadline = Date(timeIntervalSinceNow: Double(address.timeout.components.seconds))
      while true {
        guard !isClosed else { throw PostgreSQLError(state: "", message: "the store is closed") }
        while let (connection, _) = idle.popLast() {
          if connection.isAlive { return connection }
          count -= 1
        }
        if let pause, pause.until > .now { throw pause.error }
        if count < address.mostConnections {
          count += 1
          return nil
        }
        guard condition.wait(until: deadline) else {
          throw PostgreSQLError(
            state: "53300",
            message: "all \(address.mostConnections) connections are in use (store.connections)")
        }
      }
    }
    if let resting { return resting }
    do {
      return try address.connect(kind)
    } catch {
      condition.withLock {
        count -= 1
        pause = (.now + Self.pauseAfterFailure, error)
        condition.signal()
      }
      throw error
    }
  }

  func give(back connection: PostgreSQLConnection) {
    condition.withLock {
      if isClosed || connection.isBroken {
        count -= 1
      } else {
        idle.append((connection, .now))
        while let first = idle.first, first.since + Self.longestRest < .now {
          idle.removeFirst()
          count -= 1
        }
      }
      condition.signal()
    }
  }

  /// Closes what rests: who takes one next gets a new one, perhaps to another server.
  func renew() {
    condition.withLock {
      count -= idle.count
      idle = []
      pause = nil
    }
  }

  func close() {
    condition.withLock {
      isClosed = true
      idle = []
      condition.broadcast()
    }
  }
}
