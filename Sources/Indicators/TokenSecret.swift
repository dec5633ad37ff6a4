import Crypto
import Foundation

/// The text that a client sends, `gongshi_7_…`: the token's id, and 256 random bits in base64url. It is shown once;
/// the store keeps its digest. Bits that nobody can guess need no slow hash.
public struct TokenSecret: Sendable {
  /// The id of the token.
  public let id: Int
  private let secret: String

  private static let prefix = "gongshi"
  private static let length = 43

  /// A new one, from the system's random numbers.
  public init(id: Int) {
    self.id = id
    let bits = SymmetricKey(size: .bits256)
    secret = unsafe bits.withUnsafeBytes { unsafe Data($0) }.base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Reads what a client sent; nil for what is no token.
  public init?(_ text: String) {
    let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.prefix, let id = Int(parts[1]), id > 0,
      parts[2].utf8.count == Self.length
    else { return nil }
    self.id = id
    secret = String(parts[2])
  }

  public var text: String { "\(Self.prefix)_\(id)_\(secret)" }

  /// SHA-256 of the whole text, in lower-case hexadecimal.
  public var digest: String { SHA256.hash(data: Data(text.utf8)).hexadecimal }

  /// Whether a digest is that of this text. How long it takes tells nothing of where they differ.
  public func matches(digest: String) -> Bool {
    let own = Array(self.digest.utf8)
    let other = Array(digest.utf8)
    guard own.count == other.count else { return false }
    return zip(own, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
