import Foundation
import Indicators
import TestSupport
import Testing

@Suite("Checks between two years")
struct CheckYearsTests {
  private let catalogue: Catalogue
  private static let count = "reconsideration-accepted"
  private static let rate = "litigation-loss-rate"

  init() throws {
    catalogue = try ProjectFiles.catalogue.get()
  }

  private func observation(
    _ indicator: String, _ quantity: Quantity, year: Int, variant: Int = 1
  ) throws -> Observation {
    var observation = try Samples.observation(
      indicator, quantity, unit: catalogue.indicator(indicator)?.unit ?? "", variant: variant)
    observation.period = try Samples.period(year)
    observation.report = "370404-\(year)"
    return observation
  }

  private func observation(_ indicator: String, _ value: Decimal, year: Int) throws -> Observation {
    try observation(indicator, Quantity(value: value, qualifier: .exact), year: year)
  }

  private func stated(
    _ indicator: String, _ quantity: Quantity, unit: String = "case"
  ) -> Figure {
    Figure(
      number: 7,
      evidence: Evidence(
        report: "370404-2022", section: "一", heading: "", kind: .result, asWritten: "42", start: 3,
        end: 5, sentence: "由42增至60。", sentenceStart: 2, sentenceEnd: 9),
      class: .uncatalogued, reason: nil,
      reading: .init(quantity: quantity, unit: unit, kind: .result, role: .previous),
      indicators: [], previousOf: [indicator])
  }

  private func result(
    _ check: String, _ later: [Observation], after earlier: [Observation], stated: [Figure] = []
  ) throws -> CheckResult {
    let results = Check.resultsBetweenYears(
      of: later, after: earlier, stated: stated, catalogue: catalogue, report: "370404-2022")
    #expect(results.map(\.check) == ["jump-between-years", "year-before-as-reported"])
    #expect(results.allSatisfy { $0.report == "370404-2022" })
    return try #require(results.first { $0.check == check })
  }

  @Test("They are declared in the catalogue as warnings, and apply to no single report")
  func declared() throws {
    for code in ["jump-between-years", "year-before-as-reported"] {
      #expect(try #require(catalogue.check(code)).severity == .warning)
    }
    let alone = Check.results(of: [], catalogue: catalogue, report: "370404-2022")
    #expect(alone.count == catalogue.checks.count)
    #expect(alone.suffix(2).allSatisfy { $0.result == .notApplicable })
  }

  @Test(
    "Up to ten times as much, or a tenth, is no jump",
    arguments: [
      (30, 31, .pass), (30, 300, .pass), (30, 301, .fail), (30, 3, .pass), (31, 3, .fail),
      (0, 500, .notApplicable), (500, 0, .notApplicable),
    ] as [(Decimal, Decimal, CheckResult.Verdict)])
  func jump(earlier: Decimal, later: Decimal, verdict: CheckResult.Verdict) throws {
    let result = try result(
      "jump-between-years", [observation(Self.count, later, year: 2022)],
      after: [observation(Self.count, earlier, year: 2021)])
    #expect(result.result == verdict)
    guard verdict != .notApplicable else { return }
    #expect(
      result.operands.map(\.observation) == [
        "\(Self.count).370404.2021", "\(Self.count).370404.2022",
      ])
    #expect(result.operands.map(\.value) == [earlier, later])
  }

  @Test("A failure names the ones that jump, and no others")
  func names() throws {
    let other = "reconsideration-concluded"
    let result = try result(
      "jump-between-years",
      [observation(Self.count, 4000, year: 2022), observation(other, 25, year: 2022)],
      after: [observation(Self.count, 30, year: 2021), observation(other, 24, year: 2021)])
    #expect(result.result == .fail)
    #expect(Set(result.operands.map(\.indicator)) == [Self.count])
  }

  @Test("An open bound excuses no jump")
  func openBound() throws {
    let atLeast = Quantity(value: 16, qualifier: .atLeast)
    let result = try result(
      "jump-between-years", [observation(Self.count, atLeast, year: 2022)],
      after: [observation(Self.count, 2700, year: 2021)])
    #expect(result.result == .fail)
  }

  @Test(
    "A rate near zero may be a multiple of another one",
    arguments: [
      ("0.2", "5", .notApplicable), ("5", "0.2", .notApplicable), ("2", "96", .fail),
    ] as [(String, String, CheckResult.Verdict)])
  func rates(earlier: String, later: String, verdict: CheckResult.Verdict) throws {
    let result = try result(
      "jump-between-years",
      [observation(Self.rate, try #require(Decimal(string: later)), year: 2022)],
      after: [observation(Self.rate, try #require(Decimal(string: earlier)), year: 2021)])
    #expect(result.result == verdict)
  }

  @Test("What has two values in one year is not compared")
  func contradicted() throws {
    let second = try observation(
      Self.count, Quantity(value: 9000, qualifier: .exact), year: 2022, variant: 2)
    let result = try result(
      "jump-between-years", [observation(Self.count, 9001, year: 2022), second],
      after: [observation(Self.count, 30, year: 2021)])
    #expect(result.result == .notApplicable)
  }

  @Test(
    "What a report says of the year before is compared within the bounds of both",
    arguments: [(39, 0, .pass), (42, 0, .fail), (40, 10, .pass)]
      as [(Decimal, Decimal, CheckResult.Verdict)])
  func restated(value: Decimal, precision: Decimal, verdict: CheckResult.Verdict) throws {
    let earlier = try observation(Self.count, 39, year: 2021)
    let figure = stated(
      Self.count, Quantity(value: value, qualifier: .exact, precision: precision))
    let result = try result("year-before-as-reported", [], after: [earlier], stated: [figure])
    #expect(result.result == verdict)
    #expect(result.operands.map(\.value) == [39, value])
    #expect(result.operands.map(\.figure) == [nil, "370404-2022#7"])
    #expect(Set(result.operands.map(\.observation)) == ["\(Self.count).370404.2021"])
    let evidence = figure.revision(of: earlier)
    #expect((evidence != nil) == (verdict == .fail))
    #expect(evidence.map { $0.role == .previous && $0.report == "370404-2022" } ?? true)
  }

  @Test("Another indicator or unit is not restated")
  func notRestated() throws {
    let earlier = try observation(Self.count, 39, year: 2021)
    let quantity = Quantity(value: 42, qualifier: .exact)
    for figure in [
      stated("reconsideration-concluded", quantity), stated(Self.count, quantity, unit: "person"),
    ] {
      let result = try result("year-before-as-reported", [], after: [earlier], stated: [figure])
      #expect(result.result == .notApplicable)
      #expect(figure.revision(of: earlier) == nil)
    }
  }
}
