extension SentenceIndex {
  /// The words of an observation, from all of its sentences.
  struct Entry {
    var area: String
    var id: String
    var release: Int
    var text: String

    var words: String { SentenceIndex.words(of: text) }

    func insert(_ db: any Connection) throws {
      try SentenceIndex.insert(db, area: area, id: id, release: release, text: text)
    }
  }

  /// What the evidence in a store makes, in the order of its keys, without much memory.
  struct Entries {
    private let rows: any Rows
    /// Whether the rows are at the first one of the next entry.
    private var isThere: Bool

    /// - Parameter key: of the entry before the first one; nil for all.
    init(_ db: any Connection, after key: [StoredValue]? = nil) throws {
      let condition = key == nil ? "" : "WHERE (area, observation, release) > (?, ?, ?)"
      rows = try db.rows(
        """
        SELECT area, observation, release, sentence FROM evidence \(condition)
        ORDER BY area, observation, release, position
        """, Arguments(key ?? []), .streamed)
      isThere = try rows.next()
    }

    mutating func next() throws -> Entry? {
      guard isThere else { return nil }
      let row = Row(rows: rows)
      var entry = Entry(area: row[0], id: row[1], release: row[2], text: row[3])
      isThere = try rows.next()
      while isThere, row[0] == entry.area, row[1] == entry.id, row[2] == entry.release {
        entry.text += " " + row[3]
        isThere = try rows.next()
      }
      return entry
    }

    mutating func next(upTo limit: Int) throws -> [Entry] {
      var entries: [Entry] = []
      while entries.count < limit, let entry = try next() { entries.append(entry) }
      return entries
    }
  }
}
