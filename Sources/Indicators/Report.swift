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
    self.sha256 = SHA256.hash(data: Data(text.utf8)).hexadecimal
    self.text = text
  }

  /// `{area}-{year}`, such as `370404-2021`.
  public var id: String { "\(area)-\(period)" }
}

/// What lists tell of a report: everything but its text.
public struct ReportRecord: Sendable, Hashable {
  public var area: String
  public var period: Period
  public var title: String
  public var issuer: String
  public var language: String
  public var sha256: String

  public init(
    area: String, period: Period, title: String, issuer: String, language: String, sha256: String
  ) {
    self.area = area
    self.period = period
    self.title = title
    self.issuer = issuer
    self.language = language
    self.sha256 = sha256
  }

  public var id: String { "\(area)-\(period)" }
}

extension Report {
  public var record: ReportRecord {
    ReportRecord(
      area: area, period: period, title: title, issuer: issuer, language: language, sha256: sha256)
  }
}

extension Sequence<UInt8> {
  /// Two digits for each byte. A format string for each takes as long as the digest, and more at its first use.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
  }
}
