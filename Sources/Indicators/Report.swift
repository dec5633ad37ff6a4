import Crypto
import Foundation

/// A yearly report, with its text kept byte for byte.
public struct Report: Sendable, Hashable {
  public var area: String
  public var period: Period
  public var title: String
  /// Who wrote it, as the text says; empty if it does not.
  public var issuer: String
  /// A BCP 47 tag, such as `zh-Hans`.
  public var language: String
  /// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal.
  public let sha256: String
  public let text: String

  public init(
    area: String, period: Period, title: String, issuer: String, language: String, text: String
  ) {
    self.area = area
    self.period = period
    self.title = title
    self.issuer = issuer
    self.language = language
    self.sha256 = SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    self.text = text
  }

  /// `{area}-{year}`, such as `370404-2021`.
  public var id: String { "\(area)-\(period)" }
}
