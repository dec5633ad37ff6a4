import Foundation
import TestSupport
import Testing

@testable import Indicators

@Suite("Checks")
struct CheckTests {
  private static let funnel = "reconsideration-funnel"

  private func result(_ check: String, _ observations: [Observation]) throws -> CheckResult {
    let results = Check.results(
      of: observations, catalogue: try ProjectFiles.catalogue.get(), report: "370404-2021")
    return try #require(results.first { $0.check == check })
  }

  private func funnel(
    received: Decimal, accepted: Decimal, concluded: Decimal
  ) throws -> [Observation] {
    [
      try Samples.observation("reconsideration-applications-received", received),
      try Samples.observation("reconsideration-accepted", accepted),
      try Samples.observation("reconsideration-concluded", concluded),
    ]
  }

  @Test("A rule that holds passes, with its operands")
  func pass() throws {
    let result = try result(Self.funnel, funnel(received: 39, accepted: 27, concluded: 25))
    #expect(result.result == .pass)
    #expect(result.report == "370404-2021")
    #expect(
      Set(result.operands.map(\.observation)) == [
        "reconsideration-applications-received.370404.2021", "reconsideration-accepted.370404.2021",
        "reconsideration-concluded.370404.2021",
      ])
    #expect(Set(result.operands.map(\.value)) == [39, 27, 25])
  }

  @Test(
    "Each link of a chain counts",
    arguments: [(39, 40, 25), (39, 27, 28), (24, 27, 25)] as [(Decimal, Decimal, Decimal)])
  func fail(received: Decimal, accepted: Decimal, concluded: Decimal) throws {
    let observations = try funnel(received: received, accepted: accepted, concluded: concluded)
    #expect(try result(Self.funnel, observations).result == .fail)
  }

  @Test("Equal is not more")
  func equal() throws {
    let observations = try funnel(received: 27, accepted: 27, concluded: 27)
    #expect(try result(Self.funnel, observations).result == .pass)
  }

  @Test("A missing, contradicted or aimed-at figure makes it not applicable")
  func notApplicable() throws {
    let observations = try funnel(received: 39, accepted: 40, concluded: 25)
    #expect(try result(Self.funnel, Array(observations.dropLast())).result == .notApplicable)
    let second = try Samples.observation(
      "reconsideration-accepted", Quantity(value: 27, qualifier: .exact), variant: 2)
    #expect(try result(Self.funnel, observations + [second]).result == .notApplicable)
    let target = try Samples.observation(
      "reconsideration-concluded", Quantity(value: 25, qualifier: .exact), kind: .target)
    let aimed = Array(observations.dropLast()) + [target]
    #expect(try result(Self.funnel, aimed).result == .notApplicable)
  }

  @Test(
    "A rule fails only if it cannot be true within the bounds",
    arguments: [
      (189_000, 188_000, CheckResult.Verdict.pass), (188_000, 189_000, .pass),
      (188_000, 189_001, .fail),
    ] as [(Decimal, Decimal, CheckResult.Verdict)])
  func bounds(received: Decimal, resolved: Decimal, verdict: CheckResult.Verdict) throws {
    let observations = [
      try Samples.observation(
        "requests-livelihood-received",
        Quantity(value: received, qualifier: .exact, precision: 1000)),
      try Samples.observation(
        "requests-livelihood-resolved",
        Quantity(value: resolved, qualifier: .exact, precision: 1000)),
    ]
    #expect(try result("requests-livelihood-funnel", observations).result == verdict)
  }

  @Test("An open bound can always be true")
  func open() throws {
    let observations = [
      try Samples.observation(
        "requests-livelihood-received", Quantity(value: 10, qualifier: .atLeast)),
      try Samples.observation("requests-livelihood-resolved", 20),
    ]
    #expect(try result("requests-livelihood-funnel", observations).result == .pass)
  }

  @Test("Every rate must lie between 0 and 100, and a failure names the ones that do not")
  func rates() throws {
    let catalogue = try ProjectFiles.catalogue.get()
    let codes = catalogue.indicators.filter { $0.measure == .rate && $0.origin == .reported }
      .map(\.code)
    let good = try Samples.observation(try #require(codes.first), 100)
    let bad = try Samples.observation(try #require(codes.dropFirst().first), 101)
    #expect(try result("rates-within-bounds", [good]).result == .pass)
    let failure = try result("rates-within-bounds", [good, bad])
    #expect(failure.result == .fail)
    #expect(failure.operands.map(\.indicator) == [bad.indicator])
    let count = try Samples.observation("reconsideration-accepted", 101)
    #expect(try result("rates-within-bounds", [count]).result == .notApplicable)
  }

  @Test("A figure stated twice must have one value")
  func restated() throws {
    let once = try Samples.observation("reconsideration-accepted", 27)
    #expect(try result("restated-values-equal", [once]).result == .notApplicable)
    let twice = try Samples.observation(
      "reconsideration-accepted", Quantity(value: 27, qualifier: .exact), evidence: 2)
    #expect(try result("restated-values-equal", [twice]).result == .pass)
    let other = try Samples.observation(
      "reconsideration-accepted", Quantity(value: 28, qualifier: .exact), variant: 2)
    let failure = try result("restated-values-equal", [once, other])
    #expect(failure.result == .fail)
    #expect(failure.operands.map(\.value) == [27, 28])
  }

  @Test(
    "A rule is formulas joined by <= or =",
    arguments: ["a <= b", "a = b", "0 <= value <= 100", "a + b <= 2 * c", "a <= b = c"])
  func rules(text: String) {
    #expect(CheckRule(text)?.text == text)
  }

  @Test(
    "Anything else is none", arguments: ["", "a", "a <=", "<= a", "a < b", "a <= <= b", "a >= b"])
  func badRules(text: String) {
    #expect(CheckRule(text) == nil)
  }
}
