import Foundation
import Indicators
import Testing

@Suite("Times in ISO 8601")
struct TimestampTests {
  /// Ends of months and years, leap days, before 1970, and some at random.
  private var dates: [Date] {
    var generator = SystemRandomNumberGenerator()
    let named = [
      "1970-01-01", "1969-12-31", "2000-02-29", "2023-12-31", "2024-02-29", "2199-12-31",
    ]
    .compactMap { try? Date("\($0)T23:59:59Z", strategy: .iso8601) }
    return named
      + (0..<500).map { _ in
        Date(timeIntervalSince1970: .random(in: -2e9...7e9, using: &generator))
      }
  }

  @Test("They are written as Foundation writes them, and read again")
  func written() throws {
    #expect(dates.count == 506)
    for date in dates {
      let text = Timestamp.text(date)
      #expect(text == date.formatted(.iso8601))
      #expect(try Timestamp.date(text) == Date(text, strategy: .iso8601))
    }
  }

  @Test("Thousandths have three digits and are never rounded up")
  func thousandths() throws {
    func text(_ seconds: Double) -> String {
      Timestamp.textWithMilliseconds(Date(timeIntervalSince1970: seconds))
    }
    #expect(text(0.0625) == "1970-01-01T00:00:00.062Z")
    #expect(text(1_700_000_000.5) == "2023-11-14T22:13:20.500Z")
    #expect(text(0.9999) == "1970-01-01T00:00:00.999Z")
    #expect(text(-0.25) == "1969-12-31T23:59:59.750Z")
  }

  @Test(
    "Everything else is no time",
    arguments: [
      "", "2022-03-01", "2022-03-01T08:30:00", "2022-03-01 08:30:00Z", "2022-02-31T08:30:00Z",
      "2022-03-01T24:00:00Z", "2022-13-01T08:30:00Z", "2022-03-01T08:30:00+", "２022-3-1T8:30:00Z",
      "2022-03-01T08:30:00.5Z", "22-03-01T08:30:00ZZZ", "-----------------000",
    ])
  func refused(text: String) {
    #expect(Timestamp.date(text) == nil)
  }
}
