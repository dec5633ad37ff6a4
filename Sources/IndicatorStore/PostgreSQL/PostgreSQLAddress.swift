import CPQ
import Foundation

/// How a store on PostgreSQL is reached.
public struct PostgreSQLAddress: Sendable, Hashable {
  /// An address of libpq (`postgresql://user@host1,host2/gongshi`), of the server that is written to, or of all of which
  /// one is.
  public var primary: String
  /// Of the standbys that are read from; nil where the primary is.
  public var replicas: String?
  /// How many connections are open at most, to each of the two.
  public var mostConnections = 16
  /// How long an answer of the server is waited for.
  public var timeout: Duration = .seconds(5)

  public init(primary: String, replicas: String? = nil) {
    self.primary = primary
    self.replicas = replicas
  }

  /// As it may be told: without a password.
  var description: String { Self.withoutPassword(primary) }

  private static func withoutPassword(_ address: String) -> String {
    address.replacing(/:[^:@\/]*@/, with: ":…@").replacing(/password=[^&]*/, with: "password=…")
  }

  /// What is wrong with an address; nil if libpq can read it.
  public static func fault(_ address: String) -> String? {
    guard lazy_pq_is_there() else { return nil }
    var message: UnsafeMutablePointer<CChar>?
    let options = unsafe lazy_PQconninfoParse(address, &message)
    defer {
      unsafe lazy_PQconninfoFree(options)
      unsafe lazy_PQfreemem(message)
    }
    guard unsafe options == nil else { return nil }
    return unsafe message.map {
      unsafe String(cString: $0).trimmingCharacters(in: .whitespacesAndNewlines)
    }
      ?? "libpq cannot read it"
  }

  /// Connects to a server.
  func connect(_ kind: ServerKind) throws(PostgreSQLError) -> PostgreSQLConnection {
    let milliseconds = timeout.components.seconds * 1000
    // libpq does not wait for less than two seconds.
    let seconds = min(max(2, timeout.components.seconds), 3)
    let own = [
      ("target_session_attrs", kind.rawValue), ("connect_timeout", String(seconds)),
      ("tcp_user_timeout", String(milliseconds)), ("keepalives_idle", "10"),
      ("keepalives_interval", "5"), ("keepalives_count", "3"), ("client_encoding", "UTF8"),
      ("fallback_application_name", "gongshi"),
    ]
    let address = kind == .preferringStandby ? replicas ?? primary : primary
    let connection = try PostgreSQLConnection(address, own, timeout: timeout)
    do {
      // What is not waited for any more is not to go on. A commit that waits for a standby is not ended by it: the
      // server would say that all is well.
      try connection.executeOnce("SET statement_timeout = \(milliseconds)")
      try connection.executeOnce("SET lock_timeout = \(milliseconds)")
      // An export is in its transaction while a client takes its time.
      try connection.executeOnce("SET idle_in_transaction_session_timeout = 0")
      _ = try connection.result("SELECT 1", [], .once)
    } catch let error as PostgreSQLError {
      throw error
    } catch {
      throw PostgreSQLError(unavailable: "\(error)")
    }
    return connection
  }
}

/// Which server a connection is to (`target_session_attrs` of libpq).
enum ServerKind: String {
  case primary = "read-write"
  case preferringStandby = "prefer-standby"
  case any
}
