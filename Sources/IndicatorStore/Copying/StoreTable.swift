/// A table of a store, as both engines have it; its columns have another order in each.
struct StoreTable: Sendable {
  /// A column, by the name that it has in statements.
  struct Column: Sendable, ExpressibleByStringLiteral {
    enum Kind: Sendable { case text, integer, bytes }

    let name: String
    let kind: Kind

    init(stringLiteral name: String) { (self.name, kind) = (name, .text) }

    private init(_ name: String, _ kind: Kind) { (self.name, self.kind) = (name, kind) }

    static func integer(_ name: String) -> Column { Column(name, .integer) }
    static func bytes(_ name: String) -> Column { Column(name, .bytes) }
  }

  let name: String
  /// Those of the primary key, in its order.
  let key: [Column]
  let others: [Column]
  /// How many rows are held in memory at a time.
  let rowsAtOnce: Int

  init(_ name: String, key: [Column], _ others: [Column] = [], rowsAtOnce: Int = 2000) {
    self.name = name
    self.key = key
    self.others = others
    self.rowsAtOnce = rowsAtOnce
  }

  var columns: [Column] { key + others }

  private var keyNames: String { key.map(\.name).joined(separator: ", ") }

  private var columnNames: String { columns.map(\.name).joined(separator: ", ") }

  /// The rows that come first after a key, or first of all, in the order of the key.
  func page(
    _ db: any Connection, after key: [StoredValue]?, upTo limit: Int = .max
  ) throws -> [StoreRow] {
    let limit = min(limit, rowsAtOnce)
    let condition = key == nil ? "" : "WHERE (\(keyNames)) > (\(Arguments.marks(self.key.count)))"
    return try db.all(
      "SELECT \(columnNames) FROM \(name) \(condition) ORDER BY \(keyNames) LIMIT \(limit)",
      Arguments(key ?? [])
    ) { StoreRow($0, columns, keyCount: self.key.count) }
  }

  /// The greatest key; nil if there is no row.
  func lastKey(_ db: any Connection) throws -> [StoredValue]? {
    let order = key.map { "\($0.name) DESC" }.joined(separator: ", ")
    return try db.first("SELECT \(keyNames) FROM \(name) ORDER BY \(order) LIMIT 1") {
      StoreRow($0, key, keyCount: key.count).key
    }
  }

  func count(_ db: any Connection) throws -> Int {
    try db.value("SELECT count(*) FROM \(name)") ?? 0
  }

  func isEmpty(_ db: any Connection) throws -> Bool { try lastKey(db) == nil }

  func insert(_ row: StoreRow, _ db: any Connection) throws {
    // Codes may have been there before.
    let conflict = isOfCatalogue ? "ON CONFLICT (code) DO NOTHING" : ""
    try db.execute(
      """
      INSERT INTO \(name) (\(columnNames)) VALUES (\(Arguments.marks(columns.count))) \(conflict)
      """, Arguments(row.values))
  }
}

/// A row of a ``StoreTable``.
struct StoreRow: Sendable {
  /// In the order of the table's columns.
  let values: [StoredValue]
  let key: [StoredValue]
  /// The same in bytes that no other row has: each value with its length, and NULL apart from the empty text.
  let bytes: [UInt8]

  init(_ row: Row, _ columns: [StoreTable.Column], keyCount: Int) {
    var values: [StoredValue] = []
    values.reserveCapacity(columns.count)
    var bytes: [UInt8] = []
    for (place, column) in columns.enumerated() {
      guard !row.rows.isNull(place) else {
        values.append(.null)
        bytes.append(UInt8(ascii: "-"))
        continue
      }
      switch column.kind {
      case .text: values.append(.text(row[place]))
      case .integer: values.append(.integer(row[place]))
      case .bytes: values.append(.bytes(row[place]))
      }
      if case .bytes(let some)? = values.last {
        Self.append(some.span, to: &bytes)
      } else {
        row.rows.withText(place) { Self.append($0, to: &bytes) }
      }
    }
    self.values = values
    key = Array(values.prefix(keyCount))
    self.bytes = bytes
  }

  private static func append(_ value: Span<UInt8>, to bytes: inout [UInt8]) {
    bytes += "\(value.count):".utf8
    for place in value.indices { bytes.append(value[place]) }
  }
}
