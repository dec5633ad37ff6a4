/// Where a store is.
public enum StoreAddress: Sendable, Hashable, CustomStringConvertible {
  /// A file of SQLite.
  case sqlite(path: String)
  /// A database of PostgreSQL.
  case postgresql(PostgreSQLAddress)

  /// - Parameters:
  ///   - text: a path, `sqlite:PATH`, or `postgresql://USER@HOST/DATABASE`.
  ///   - replicas: an address of standbys that are read from, for PostgreSQL; empty for none.
  public init(_ text: String, replicas: String = "") {
    if Self.isPostgreSQL(text) {
      self = .postgresql(
        PostgreSQLAddress(primary: text, replicas: replicas.isEmpty ? nil : replicas))
    } else {
      self = .sqlite(
        path: text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text)
    }
  }

  /// Whether an address is one of libpq.
  public static func isPostgreSQL(_ text: String) -> Bool {
    text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
  }

  /// Opens what keeps the data, makes it if there is nothing, and brings it up to date.
  ///
  /// - Parameter copied: is told where the copy of an older file is, before anything is changed.
  func open(_ copied: (String) -> Void) throws(StoreError) -> any Engine {
    switch self {
    case .sqlite(let path): try SQLiteEngine(path: path, copied: copied)
    case .postgresql(let address): try PostgreSQLEngine(address)
    }
  }

  /// As it may be told: without a password.
  public var description: String {
    switch self {
    case .sqlite(let path): path
    case .postgresql(let address): address.description
    }
  }
}
