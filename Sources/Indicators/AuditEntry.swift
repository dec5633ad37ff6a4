import Crypto
public import Foundation

/// A line of the audit log: one thing that somebody did.
///
/// Each has the digest of the one before in its own, so that none can be changed, taken out or put between
/// without all later digests telling.
public struct AuditEntry: Sendable, Hashable {
  public enum Action: String, Sendable, Codable, CaseIterable {
    case publish, withdraw, correct, ledger
    case createToken, revokeToken
  }

  /// Rising by one, from 1.
  public var number: Int
  public var madeAt: Date
  public var by: Author
  public var action: Action
  /// The id of what it was done to: a report, an observation, a statement, or a token.
  public var target: String
  public var reason: String
  /// The release that it made; nil where it made none.
  public var release: Int?
  /// The state of the target before and after, as JSON; nil where there was or is none.
  public var before: String?
  public var after: String?
  /// SHA-256 in lower-case hexadecimal, of this line and of the digest before.
  public var digest: String

  public init(
    number: Int, madeAt: Date, by: Author, action: Action, target: String, reason: String,
    release: Int?, before: String?, after: String?, digest: String = ""
  ) {
    self.number = number
    self.madeAt = madeAt
    self.by = by
    self.action = action
    self.target = target
    self.reason = reason
    self.release = release
    self.before = before
    self.after = after
    self.digest = digest
  }

  /// The digest of nothing, which the first line goes on from.
  public static let noDigest = String(repeating: "0", count: 64)

  /// What the digest must be, after that of the line before. Each field goes in with its length, so that no two
  /// lines look the same to it.
  public func digest(after previous: String) -> String {
    let fields: [String?] = [
      previous, String(number), Timestamp.text(madeAt), by.name, by.address, by.request,
      action.rawValue, target, reason, release.map { String($0) }, before, after,
    ]
    let text = fields.map { field in field.map { "\($0.utf8.count):\($0)" } ?? "-" }
    return SHA256.hash(data: Data(text.joined(separator: "\n").utf8)).hexadecimal
  }
}
