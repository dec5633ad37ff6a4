import Foundation
import Testing

@testable import Indicators

@Suite("Periods")
struct PeriodTests {
  @Test("Four digits within the years", arguments: ["1949", "2021", "2199"])
  func good(text: String) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(Period(year: period.year) == period)
    let json = try JSONEncoder().encode([period])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([Period].self, from: json) == [period])
  }

  @Test(
    "Anything else is none",
    arguments: [
      "", "21", "02021", "1948", "2200", "２０２１", "202a", "+202", "-202", " 2021", "2021 ",
    ])
  func bad(text: String) {
    #expect(Period(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Period].self, from: Data("[\"\(text)\"]".utf8))
    }
  }

  @Test(
    "Ranges with open and closed ends",
    arguments: [
      ("2021", [false, true, false]), ("2019..2023", [true, true, true]),
      ("2021..", [false, true, true]), ("..2021", [true, true, false]),
      ("2021..2021", [false, true, false]), ("2022..", [false, false, true]),
    ])
  func ranges(text: String, contains: [Bool]) throws {
    let range = try #require(PeriodRange(text))
    let years = try [2020, 2021, 2022].map { try #require(Period(year: $0)) }
    #expect(years.map(range.contains) == contains)
  }

  @Test(
    "Ranges that are none",
    arguments: [
      "", "..", "...", "2021.", "2019...2023", "2023..2019", "2019..x", "x..2019", "2019-2023",
      "2019..2020..2021", "..2200", "21..22",
    ])
  func badRanges(text: String) {
    #expect(PeriodRange(text) == nil)
  }

  @Test("Periods are ordered by year")
  func order() throws {
    let earlier = try #require(Period("2020"))
    let later = try #require(Period("2021"))
    #expect(earlier < later)
    #expect(!(later < earlier))
  }
}
