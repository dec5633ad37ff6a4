import Crypto
import Foundation
import HTTPTypes
import Indicators

/// The strong validator of an answer: it changes with the release, the catalogue and the version, and
/// is another one for each address and representation.
struct EntityTag: Sendable, Hashable {
  /// With its quotation marks.
  let text: String

  init(text: String) {
    self.text = text
  }

  init(_ parts: [String]) {
    let digest = SHA256.hash(data: Data(parts.joined(separator: "\n").utf8))
    text = "\"" + digest.prefix(12).map { String(format: "%02x", $0) }.joined() + "\""
  }

  /// Whether `If-None-Match` names this tag; compared weakly, as RFC 9110 (13.1.2) asks.
  func matches(ifNoneMatch field: String) -> Bool {
    field.split(separator: ",").contains { item in
      let tag = item.trimmingPrefix(while: \.isWhitespace)
      let trimmed = tag.prefix { !$0.isWhitespace }
      return trimmed == "*" || trimmed.trimmingPrefix("W/") == text
    }
  }
}

extension HTTPFields {
  /// Whether a request's client has the answer with these fields already: by `If-None-Match`, or else
  /// by `If-Modified-Since`. An answer without validators is always new.
  func hasCurrent(_ answer: HTTPFields) -> Bool {
    guard let tag = answer[.eTag] else { return false }
    if let field = self[.ifNoneMatch] { return EntityTag(text: tag).matches(ifNoneMatch: field) }
    guard let field = self[.ifModifiedSince], let since = HTTPDate.date(field),
      let modified = answer[.lastModified].flatMap(HTTPDate.date)
    else { return false }
    return modified <= since
  }
}

/// Times as HTTP writes them (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let strategy = Date.VerbatimFormatStyle(
    format: """
      \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
      \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
      \(second: .twoDigits) GMT
      """,
    locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
    calendar: Calendar(identifier: .gregorian))

  static func text(_ date: Date) -> String { date.formatted(strategy) }

  static func date(_ text: String) -> Date? { try? Date(text, strategy: strategy.parseStrategy) }
}
