import Indicators

/// The sentences of observations, for full text search. What is stored are the tokens of ``SearchText`` with
/// blanks between them: the engines know no Chinese words, and find two characters side by side as a token.
enum SentenceIndex {
  static let table = "observationText"

  /// Enters the sentences of all observations: for a store that was made before there was an index.
  static func fill(_ db: any Connection) throws {
    var entries = try Entries(db)
    while let entry = try entries.next() { try entry.insert(db) }
  }

  static func insert(
    _ db: any Connection, area: String, id: String, release: Int, text: String
  ) throws {
    try db.execute(
      "INSERT INTO observationText (area, id, release, words) VALUES (?, ?, ?, ?)",
      [area, id, release, words(of: text)])
  }

  /// What is stored of a text.
  static func words(of text: String) -> String { SearchText.tokens(text).joined(separator: " ") }

  /// A query for the keys of the observations whose sentences have a text; nil if it has no letter or
  /// digit.
  static func match(_ text: String, _ db: any Connection) -> (sql: String, arguments: Arguments)? {
    let tokens = SearchText.tokens(text)
    guard let last = tokens.last else { return nil }
    if tokens.count == 1, last.unicodeScalars.count == 1 {
      // A single Chinese character may be either of a pair. A single letter is rare enough to go the
      // same way.
      return (
        "SELECT area, id, release FROM observationText WHERE words LIKE '%' || ? || '%'", [last]
      )
    }
    return db.sentences(having: tokens)
  }
}
