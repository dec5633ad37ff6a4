public import Foundation

/// What allows a client to write, without the secret, of which only a digest is kept.
public struct AccessToken: Sendable, Hashable {
  /// What a token allows.
  public enum Scope: String, Sendable, Codable, CaseIterable {
    /// To publish and withdraw reports.
    case publish
    /// To correct observations.
    case correct
    /// To say what became of commitments.
    case ledger
    /// To read the audit log.
    case audit
  }

  /// Rising by one, from 1.
  public var id: Int
  /// Whose it is; the audit log has it.
  public var name: String
  public var scopes: [Scope]
  public var madeAt: Date
  public var expiresAt: Date
  public var revokedAt: Date?

  public init(
    id: Int, name: String, scopes: [Scope], madeAt: Date, expiresAt: Date, revokedAt: Date? = nil
  ) {
    self.id = id
    self.name = name
    self.scopes = scopes
    self.madeAt = madeAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
  }

  /// Whether it allows anything at a time.
  public func isValid(at date: Date) -> Bool { revokedAt == nil && date < expiresAt }
}
