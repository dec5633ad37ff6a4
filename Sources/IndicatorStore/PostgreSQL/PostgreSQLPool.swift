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
  /// Why nobody tries to connect: whoever did would wait, as the one before did.
  private var fault: PostgreSQLError?

  /// How long a connection rests before it is closed.
  private static let longestRest: Duration = .seconds(60)

  init(_ address: PostgreSQLAddress, _ kind: ServerKind) {
    self.address = address
    self.kind = kind
  }

  /// Runs something on a connection of its own.
  ///
  /// - Throws: A ``PostgreSQLError`` of kind `unavailable` if there is none, or all are in use for too long.
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
        if let fault { throw fault }
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
        fault = error
        condition.broadcast()
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
    }
  }

  /// Whether nobody waits for the server.
  var isSetAside: Bool { condition.withLock { fault != nil } }

  /// Notes that the server hangs: nobody waits for it again until ``tryAgain()`` finds it well.
  func setAside(_ error: PostgreSQLError) {
    renew()
    condition.withLock {
      fault = error
      condition.broadcast()
    }
  }

  /// Connects, where nobody does: if that can be, all may again.
  func tryAgain() {
    let isIdle = condition.withLock { fault == nil || isClosed }
    guard !isIdle, let connection = try? address.connect(kind) else { return }
    condition.withLock {
      fault = nil
      count += 1
    }
    give(back: connection)
  }

  func close() {
    condition.withLock {
      isClosed = true
      idle = []
      condition.broadcast()
    }
  }
}
