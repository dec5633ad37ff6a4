import Crypto
import Foundation

/// The SHA-256 of bytes that come one piece after the other.
public struct RunningDigest: Sendable {
  private var hash = SHA256()

  public init() {}

  public mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// Of what has come so far, in lower-case hexadecimal.
  public var text: String { hash.finalize().hexadecimal }
}
