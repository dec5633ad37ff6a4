import Foundation
import TestSupport
import Testing

@testable import Indicators

@Suite("Derived observations")
struct DerivationTests {
  private func derived(_ observations: [Observation]) throws -> [String: Observation] {
    let derived = Derivation.observations(
      from: observations, catalogue: try ProjectFiles.catalogue.get(), report: try Samples.report())
    return Dictionary(uniqueKeysWithValues: derived.map { ($0.indicator, $0) })
  }

  private func received(_ value: Decimal) throws -> Observation {
    try Samples.observation("reconsideration-applications-received", value)
  }

  private func accepted(_ value: Decimal) throws -> Observation {
    try Samples.observation("reconsideration-accepted", value)
  }

  @Test("27 of 39 are 69.2 %, known to lie between 69.2 and 69.3")
  func exact() throws {
    let rate = try #require(
      derived([received(39), accepted(27)])["reconsideration-acceptance-rate"])
    #expect(rate.quantity.value.description == "69.2")
    #expect(rate.quantity.lowerBound?.description == "69.2")
    #expect(rate.quantity.upperBound?.description == "69.3")
    #expect(rate.quantity.qualifier == .exact)
    #expect(rate.unit == "percent")
    #expect(rate.origin == .derived)
    #expect(
      rate.formula == "100 * reconsideration-accepted / reconsideration-applications-received")
    #expect(
      rate.operands == [
        "reconsideration-accepted.370404.2021", "reconsideration-applications-received.370404.2021",
      ])
    #expect(rate.evidence.isEmpty)
    #expect(rate.asWritten.isEmpty)
    #expect(rate.id == "reconsideration-acceptance-rate.370404.2021")
  }

  @Test("18.8 万 of 18.9 万 are about 99.5 %, between 98.9 and 100")
  func rounded() throws {
    let operands = [
      ("requests-livelihood-received", 189_000), ("requests-livelihood-resolved", 188_000),
    ].map { ($0, Quantity(value: $1, qualifier: .exact, precision: 1000)) }
    let rates = try derived(operands.map { try Samples.observation($0, $1) })
    let rate = try #require(rates["requests-livelihood-resolution-rate"])
    #expect(rate.quantity.value.description == "99.5")
    #expect(rate.quantity.lowerBound?.description == "98.9")
    #expect(rate.quantity.upperBound?.description == "100")
    #expect(rate.quantity.qualifier == .about)
  }

  @Test("An operand with an open bound opens the result")
  func open() throws {
    let rates = try derived([
      received(39),
      Samples.observation("reconsideration-accepted", Quantity(value: 20, qualifier: .atLeast)),
    ])
    let quantity = try #require(rates["reconsideration-acceptance-rate"]).quantity
    #expect(quantity.qualifier == .atLeast)
    #expect(quantity.lowerBound?.description == "51.2")
    #expect(quantity.upperBound == nil)
  }

  @Test("Without an operand there is none")
  func missing() throws {
    #expect(try derived([accepted(27)])["reconsideration-acceptance-rate"] == nil)
    #expect(try derived([]).isEmpty)
  }

  @Test("Nothing is computed from a value that the report contradicts")
  func contradicted() throws {
    let second = try Samples.observation(
      "reconsideration-accepted", Quantity(value: 28, qualifier: .exact), variant: 2)
    let rates = try derived([received(39), accepted(27), second])
    #expect(rates["reconsideration-acceptance-rate"] == nil)
  }

  @Test("Nothing is computed from targets", arguments: [Observation.Kind.target, .requirement])
  func targets(kind: Observation.Kind) throws {
    let target = try Samples.observation(
      "reconsideration-accepted", Quantity(value: 27, qualifier: .exact), kind: kind)
    #expect(try derived([received(39), target])["reconsideration-acceptance-rate"] == nil)
  }

  @Test("Nothing is divided by nothing")
  func zero() throws {
    #expect(try derived([received(0), accepted(0)])["reconsideration-acceptance-rate"] == nil)
  }

  @Test("The project's report has the seven derived values of the catalogue")
  func report() throws {
    let observations = try ProjectFiles.publication.get().observations
    let values = observations.filter { $0.origin == .derived }
      .map { "\($0.indicator) \($0.quantity.value)" }
    let catalogue = try ProjectFiles.catalogue.get()
    #expect(values.count == catalogue.indicators.filter { $0.origin == .derived }.count)
    #expect(values.contains("reconsideration-acceptance-rate 69.2"))
    #expect(values.contains("reconsideration-conclusion-rate 92.6"))
    #expect(values.contains("reconsideration-mediation-share 24"))
    #expect(values.contains("requests-livelihood-resolution-rate 99.5"))
  }
}
