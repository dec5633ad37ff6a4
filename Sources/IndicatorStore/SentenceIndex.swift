import GRDB
import Indicators

/// The sentences of observations, for full text search by SQLite's FTS5. What is stored are the tokens
/// of ``SearchText`` with blanks between them, so that the tokenizer that comes with FTS5 finds Chinese
/// words of two characters.
enum SentenceIndex {
  static let table = "observationText"

  static let schema = """
    CREATE VIRTUAL TABLE observationText USING fts5(
      area UNINDEXED, id UNINDEXED, release UNINDEXED, words, tokenize = 'unicode61');
    """

  /// Enters the sentences of all observations: for a store that was made before there was an index.
  static func fill(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT area, observation, release, group_concat(sentence, ' ') AS sentences
        FROM evidence GROUP BY area, observation, release
        """)
    while let row = try rows.next() {
      try insert(
        db, area: row["area"], id: row["observation"], release: row["release"],
        text: row["sentences"])
    }
  }

  static func insert(
    _ db: Database, area: String, id: String, release: Int, text: String
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO observationText (area, id, release, words) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [area, id, release, SearchText.tokens(text).joined(separator: " ")])
  }

  /// A query for the keys of the observations whose sentences have a text; nil if it has no letter or
  /// digit.
  static func match(_ text: String) -> (sql: String, argument: String)? {
    let tokens = SearchText.tokens(text)
    guard let last = tokens.last else { return nil }
    let keys = "SELECT area, id, release FROM observationText WHERE"
    if tokens.count == 1, last.unicodeScalars.count == 1 {
      // A single Chinese character may be either of a pair. A single letter is rare enough to go the
      // same way.
      return ("\(keys) words LIKE '%' || ? || '%'", last)
    }
    // In this order, side by side; the last may go on: recon finds reconsideration.
    return ("\(keys) observationText MATCH ?", "\"\(tokens.joined(separator: " "))\" *")
  }
}
