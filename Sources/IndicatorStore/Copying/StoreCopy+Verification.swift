import Indicators

extension StoreCopy {
  /// Compares all rows of both sides, byte for byte, and looks at the chain of the audit log.
  mutating func verified() throws -> [Table] {
    let copied = try destination.snapshot(from: 0)
    var tables: [Table] = []
    for table in StoreTable.all { tables.append(try verified(table, in: copied)) }
    tables.append(try verifiedWords(in: copied))
    let faults = try copied.read { try AuditEntry.faults($0) }
    guard faults.isEmpty else {
      throw StoreError.damaged(path: name, findings: faults)
    }
    return tables
  }

  private mutating func verified(
    _ table: StoreTable, in copied: any EngineSnapshot
  ) throws -> Table {
    var digest = RunningDigest()
    var count = 0
    var key: [StoredValue]?
    while true {
      let rows = try source.snapshot.read { try table.page($0, after: key) }
      let others = try copied.read { try table.page($0, after: key) }
      for place in 0..<max(rows.count, others.count) {
        let (row, other) = (rows.at(place), others.at(place))
        guard let row, let other, row.bytes == other.bytes else {
          throw difference(table, row, other)
        }
        digest.add(other.bytes)
      }
      guard let last = rows.last else { break }
      key = last.key
      count += rows.count
      try note(rows.count, of: table.name)
    }
    return Table(name: table.name, rows: count, digest: digest.text)
  }

  /// The words were made anew, and are compared with what they are made from.
  private mutating func verifiedWords(in copied: any EngineSnapshot) throws -> Table {
    let table = SentenceIndex.rows
    var digest = RunningDigest()
    var count = 0
    try source.snapshot.read { from in
      try copied.read { db in
        var entries = try SentenceIndex.Entries(from)
        let rows = try db.rows(
          "SELECT area, id, release, words FROM \(table.name) ORDER BY area, id, release", [],
          .streamed)
        while true {
          let entry = try entries.next()
          let row =
            try rows.next()
            ? StoreRow(Row(rows: rows), table.columns, keyCount: table.key.count) : nil
          if entry == nil, row == nil { break }
          guard let entry, let row, row.bytes == entry.row else {
            throw StoreError.cannotCopy(
              "the words of \(entry?.id ?? row?.words ?? "") in \(name) are not those of "
                + "its sentences; \(Self.remedy)")
          }
          digest.add(row.bytes)
          count += 1
          if count.isMultiple(of: table.rowsAtOnce) {
            try note(table.rowsAtOnce, of: table.name)
          }
        }
      }
    }
    try note(count % table.rowsAtOnce, of: table.name)
    return Table(name: table.name, rows: count, digest: digest.text)
  }

  private func difference(_ table: StoreTable, _ row: StoreRow?, _ other: StoreRow?) -> StoreError {
    let place =
      row?.key == other?.key
      ? "the row \(row?.words ?? "") is not the same in both"
      : "\(source.name) has \(row.map { "the row \($0.words)" } ?? "no more rows") where "
        + "\(name) has \(other.map { "the row \($0.words)" } ?? "none")"
    return .cannotCopy("the copy differs in the table \(table.name): \(place); \(Self.remedy)")
  }

  private static let remedy =
    "to begin again with a file that is not there, or an empty database, would be right"
}

extension [StoreRow] {
  fileprivate func at(_ place: Int) -> StoreRow? { place < count ? self[place] : nil }
}

extension SentenceIndex.Entry {
  /// As its row must be.
  fileprivate var row: [UInt8] {
    [area, id, String(release), words].flatMap { "\($0.utf8.count):\($0)".utf8 }
  }
}
