import Foundation
import Indicators

/// An answer that is given again to the same request, told by the key that the client sends with it.
public struct KeptAnswer: Sendable, Hashable {
  /// What tells a request from all others.
  public struct Key: Sendable, Hashable {
    /// The id of the token.
    public var token: Int
    /// `Idempotency-Key`, as sent.
    public var key: String
    /// A digest of the method, the target and the body.
    public var request: String

    public init(token: Int, key: String, request: String) {
      self.token = token
      self.key = key
      self.request = request
    }
  }

  public var status: Int
  /// The address of what was made; empty if nothing was.
  public var location: String
  public var body: [UInt8]

  public init(status: Int, location: String, body: [UInt8]) {
    self.status = status
    self.location = location
    self.body = body
  }

  /// For how long they are kept, in seconds.
  public static let lifetime = 86_400.0
}

/// Another request came with the same key before.
public struct OtherRequest: Error {}

extension StoreChange {
  /// The answer that was given to the same request before; nil if there was none.
  ///
  /// - Throws: ``OtherRequest`` where the key came with another request.
  public func keptAnswer(_ key: KeptAnswer.Key) throws -> KeptAnswer? {
    try db.execute(
      "DELETE FROM keptAnswer WHERE madeAt < ?",
      [Timestamp.text(date.addingTimeInterval(-KeptAnswer.lifetime))])
    return try db.first(
      "SELECT * FROM keptAnswer WHERE token = ? AND idempotencyKey = ?", [key.token, key.key]
    ) { row in
      guard row["request"] == key.request else { throw OtherRequest() }
      return KeptAnswer(status: row["status"], location: row["location"], body: row["body"])
    }
  }

  /// Keeps an answer, with what it tells of.
  public func keep(_ answer: KeptAnswer, for key: KeptAnswer.Key) throws {
    try db.execute(
      """
      INSERT INTO keptAnswer
        (token, idempotencyKey, request, madeAt, status, location, body)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        key.token, key.key, key.request, Timestamp.text(date), answer.status, answer.location,
        answer.body,
      ])
  }
}
