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

  /// As it may be told: without a password.
  public var description: String {
    switch self {
    case .sqlite(let path): path
    case .postgresql(let address): address.description
    }
  }
}
