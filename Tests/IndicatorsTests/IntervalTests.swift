import Foundation
import Testing

@testable import Indicators

@Suite("Intervals")
struct IntervalTests {
  private let received = Interval(Quantity(value: 189_000, qualifier: .exact, precision: 1000))
  private let resolved = Interval(Quantity(value: 188_000, qualifier: .exact, precision: 1000))

  @Test("18.8 万 of 18.9 万 lies between 98.9 % and 100 %")
  func rate() throws {
    let hundredfold = Interval(100) * resolved
    let quotient = hundredfold / received
    let rate = try #require(quotient)
    #expect(rate.value.rounded(toPlaces: 4) == Decimal(string: "99.4709"))
    #expect(rate.lower?.rounded(toPlaces: 4) == Decimal(string: "98.9446"))
    #expect(rate.upper == 100)
    #expect(!rate.isPoint)
  }

  @Test("Sums and differences widen")
  func sums() {
    #expect(resolved + received == Interval(value: 377_000, lower: 376_000, upper: 378_000))
    #expect(received - resolved == Interval(value: 1000, lower: 0, upper: 2000))
    #expect(Interval(3) - Interval(5) == Interval(-2))
  }

  @Test("An open bound stays open on the side that it opens")
  func open() {
    let atLeast = Interval(Quantity(value: 160, qualifier: .atLeast))
    let atMost = Interval(Quantity(value: 20, qualifier: .atMost))
    let five = Interval(5)
    #expect(atLeast + five == Interval(value: 165, lower: 165, upper: nil))
    #expect(five - atLeast == Interval(value: -155, lower: nil, upper: -155))
    #expect(atLeast * five == Interval(value: 800, lower: 800, upper: nil))
    #expect(five / atLeast == Interval(value: 5 / 160, lower: nil, upper: 5 / 160))
    #expect(atMost - five == Interval(value: 15, lower: nil, upper: 15))
    #expect(atMost * five == Interval(value: 100, lower: nil, upper: nil))
  }

  @Test("Products with what may be negative claim no bounds")
  func negative() {
    let below = Interval(value: -1, lower: -2, upper: 3)
    #expect(below * Interval(2) == Interval(value: -2, lower: nil, upper: nil))
    #expect(Interval(2) / below == Interval(value: -2, lower: nil, upper: nil))
  }

  @Test("Nothing is divided by zero")
  func zero() {
    #expect(Interval(1) / Interval(0) == nil)
    #expect(Interval(0) / Interval(4) == Interval(0))
  }

  @Test(
    "Rounding is decimal",
    arguments: [
      ("69.230769", 1, Decimal.RoundingMode.plain, "69.2"), ("69.25", 1, .plain, "69.3"),
      ("69.21", 1, .up, "69.3"), ("69.29", 1, .down, "69.2"), ("100", 1, .up, "100"),
    ])
  func rounding(text: String, places: Int, mode: Decimal.RoundingMode, expected: String) throws {
    let number = try #require(Decimal(string: text))
    #expect(number.rounded(toPlaces: places, mode).description == expected)
  }
}
