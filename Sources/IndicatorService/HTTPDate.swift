import Foundation
import MicroHTTP

/// Times as HTTP writes them (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let style = Date.VerbatimFormatStyle(
    format: """
      \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
      \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
      \(second: .twoDigits) GMT
      """,
    locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
    calendar: Calendar(identifier: .gregorian))

  static func text(_ date: Date) -> String {
    HTTPTime.text(Int(date.timeIntervalSince1970.rounded(.down)))
  }

  /// Reads a time in this form, or in one of the two that old clients send; nil if the text is none, from
  /// its first character to its last.
  static func date(_ text: String) -> Date? {
    let text = rewritten(text)
    // The parser is content with a text that only begins well, and with any day of the week.
    guard let date = try? Date(text, strategy: style.parseStrategy), Self.text(date) == text else {
      return nil
    }
    return date
  }

  /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994` in the form of today; everything else
  /// as it is.
  private static func rewritten(_ text: String) -> String {
    if let old = text.wholeMatch(
      of: /(Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]{0,3}day, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\S{8}) GMT/),
      let year = Int(old.4)
    {
      return "\(old.1), \(old.2) \(old.3) \(fullYear(year)) \(old.5) GMT"
    }
    if let old = text.wholeMatch(
      of: /([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ \d]\d) (\S{8}) (\d{4})/)
    {
      return "\(old.1), \(old.3.replacing(" ", with: "0")) \(old.2) \(old.5) \(old.4) GMT"
    }
    return text
  }

  /// A year of two digits is in this century, unless that is more than 50 years in the future.
  private static func fullYear(_ year: Int) -> Int {
    let now = Calendar(identifier: .gregorian).component(.year, from: .now)
    let full = now / 100 * 100 + year
    return full > now + 50 ? full - 100 : full
  }
}
