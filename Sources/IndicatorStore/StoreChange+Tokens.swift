public import Foundation
public import Indicators

extension StoreChange {
  /// Makes a token.
  ///
  /// - Returns: The token, and its text, which is nowhere else and cannot be told again.
  public func createToken(
    name: String, scopes: [AccessToken.Scope], expiresAt: Date
  ) throws -> (token: AccessToken, text: String) {
    let taken: Bool? = try db.value(
      "SELECT EXISTS (SELECT 1 FROM token WHERE name = ? AND revokedAt IS NULL)", [name])
    guard taken != true else {
      throw StoreError.refused(
        "there is a token named “\(name)”; another name, or to revoke that one first, would be right"
      )
    }
    let id = (try db.value("SELECT max(id) FROM token") ?? 0) + 1
    let secret = TokenSecret(id: id)
    let token = AccessToken(
      id: id, name: name, scopes: scopes, madeAt: date, expiresAt: expiresAt)
    try db.execute(
      """
      INSERT INTO token (id, name, digest, scopes, madeAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        id, name, secret.digest, scopes.map(\.rawValue).joined(separator: " "),
        Timestamp.text(date), Timestamp.text(expiresAt),
      ])
    try record(
      .createToken, name, reason: "", release: nil, before: nil,
      after: try Self.json([
        "scopes": .init(scopes.map(\.rawValue).joined(separator: " ")),
        "expiresAt": .init(Timestamp.text(expiresAt)),
      ]))
    return (token, secret.text)
  }

  /// Revokes the token of this name: from now on it allows nothing.
  ///
  /// - Returns: The token; nil if there is none.
  public func revokeToken(name: String) throws -> AccessToken? {
    guard
      let token = try AccessToken.fetchAll(db).first(where: {
        $0.name == name && $0.revokedAt == nil
      })
    else { return nil }
    try db.execute("UPDATE token SET revokedAt = ? WHERE id = ?", [Timestamp.text(date), token.id])
    try record(.revokeToken, name, reason: "", release: nil, before: nil, after: nil)
    var revoked = token
    revoked.revokedAt = date
    return revoked
  }
}

extension StoreView {
  /// All tokens that there ever were, in their order.
  public func tokens() throws -> [AccessToken] { try AccessToken.fetchAll(db) }

  /// The token that a client shows; nil if it is none that was made here. Whether it is still valid its own
  /// fields tell.
  public func token(_ secret: TokenSecret) throws -> AccessToken? {
    try db.first("SELECT * FROM token WHERE id = ?", [secret.id]) { row in
      secret.matches(digest: row["digest"]) ? try AccessToken(row) : nil
    } ?? nil
  }
}

extension AccessToken {
  init(_ row: Row) throws {
    let scopes: String = row["scopes"]
    self.init(
      id: row["id"], name: row["name"], scopes: try scopes.codes.map(Scope.init(row:)),
      madeAt: try row.date("madeAt"), expiresAt: try row.date("expiresAt"),
      revokedAt: try (row["revokedAt"] as String?).map { _ in try row.date("revokedAt") })
  }

  static func fetchAll(_ db: any Connection) throws -> [AccessToken] {
    try db.all("SELECT * FROM token ORDER BY id", as: AccessToken.init)
  }
}
