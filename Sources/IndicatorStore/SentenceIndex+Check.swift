extension SentenceIndex {
  /// The observations that have evidence and no words, or words and no evidence.
  static func strays(_ db: any Connection) throws -> [(id: String, release: Int)] {
    let evidence = "SELECT area, observation AS id, release FROM evidence"
    let words = "SELECT area, id, release FROM \(table)"
    return try db.all(
      """
      SELECT id, release FROM (\(evidence) EXCEPT \(words)) AS lost
      UNION SELECT id, release FROM (\(words) EXCEPT \(evidence)) AS strange
      """
    ) { ($0["id"], $0["release"]) }
  }
}
