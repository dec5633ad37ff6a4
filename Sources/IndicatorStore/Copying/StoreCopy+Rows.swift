extension StoreCopy {
  /// Marks the destination, which must be empty, or goes on with what is there of the same state.
  func begin() throws {
    try destination.write(isTrial: false) { db in
      if let mark = try CopyMark.read(db) {
        guard mark.state == source.state else { throw StoreError.cannotCopy(otherState(mark)) }
        // Whose day is over is gone from the source by now.
        try db.execute("DELETE FROM \(StoreTable.keptAnswer.name)")
        return
      }
      for table in StoreTable.all where try !table.isOfCatalogue && !table.isEmpty(db) {
        throw StoreError.cannotCopy(
          "\(name) is not empty: its table \(table.name) has rows, and nothing has been "
            + "changed; a file that is not there, or an empty database, would be right")
      }
      // Codes that only this version's catalogue has come back when it is opened as a store.
      for table in StoreTable.catalogue.reversed() { try db.execute("DELETE FROM \(table.name)") }
      try CopyMark(source: source.name, state: source.state).write(db)
    }
  }

  private func otherState(_ mark: CopyMark) -> String {
    "\(name) is an unfinished copy of \(mark.source) as it was at \(mark.state.words), and "
      + "\(source.name) is at \(source.state.words); to begin again with a file that is not there, or an empty "
      + "database, and to publish nothing meanwhile, would be right"
  }

  /// Copies what the destination does not have yet.
  mutating func copy(_ table: StoreTable) throws {
    var key: [StoredValue]?
    if !table.isOfCatalogue {
      let (last, count) = try destination.read(from: 0) {
        (try table.lastKey($0), try table.count($0))
      }
      key = last
      try note(count, of: table.name)
    }
    while true {
      let rows = try source.snapshot.read { try table.page($0, after: key, upTo: rowsAtOnce) }
      guard let last = rows.last else { return }
      try put(rows, into: table)
      key = last.key
      try note(rows.count, of: table.name)
    }
  }

  private func put(_ rows: [StoreRow], into table: StoreTable) throws {
    do {
      try destination.write(isTrial: false) { db in
        for row in rows { try table.insert(row, db) }
      }
    } catch {
      guard case .refused(let reason) = destination.storeError(error) else { throw error }
      let keys = [rows.first, rows.last].map { $0?.words ?? "" }
      throw StoreError.cannotCopy(
        "a row of \(table.name), between \(keys[0]) and \(keys[1]), breaks a rule of "
          + "\(name): \(reason); gongshi check tells what is wrong with \(source.name)")
    }
  }

  /// Makes the index of words from the sentences.
  mutating func copyWords() throws {
    let (last, count) = try destination.read(from: 0) {
      (try SentenceIndex.rows.lastKey($0), try SentenceIndex.rows.count($0))
    }
    try note(count, of: SentenceIndex.table)
    let (destination, rowsAtOnce) = (destination, rowsAtOnce)
    try source.snapshot.read { db in
      var entries = try SentenceIndex.Entries(db, after: last)
      while case let some = try entries.next(upTo: rowsAtOnce), !some.isEmpty {
        try destination.write(isTrial: false) { db in
          for entry in some { try entry.insert(db) }
        }
        try note(some.count, of: SentenceIndex.table)
      }
    }
  }
}

extension SentenceIndex {
  /// The index as a table.
  static let rows = StoreTable(table, key: ["area", "id", .integer("release")], ["words"])
}

extension StoreRow {
  /// The key, for people.
  var words: String { key.map(\.words).joined(separator: " ") }
}

extension StoredValue {
  fileprivate var words: String {
    switch self {
    case .null: "-"
    case .integer(let number): String(number)
    case .text(let text): text
    case .bytes(let bytes): "\(bytes.count) bytes"
    }
  }
}
