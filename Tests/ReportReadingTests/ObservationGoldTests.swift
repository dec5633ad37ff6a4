import Indicators
import ReportReading
import TestSupport
import Testing

@Suite("The observations of the project's report")
struct ObservationGoldTests {
  let gold: Gold
  let observations: [Observation]

  init() throws {
    gold = try Gold()
    observations = gold.reading.publication.observations
  }

  @Test func areTheSixtySevenIndicators() {
    let expected = Set(
      gold.figures.flatMap { ($0["indicators"] ?? "").split(separator: " ").map(String.init) })
    #expect(expected.count == 67)
    let results = observations.filter { $0.origin == .reported && $0.kind == .result }
    #expect(Set(results.map(\.indicator)) == expected)
    #expect(results.count == 67)
  }

  @Test func giveRestatedFiguresOnce() throws {
    let rate = try #require(
      observations.first { $0.indicator == "litigation-head-appearance-rate" })
    #expect(rate.evidence.map(\.section) == ["一", "一"])
    #expect(rate.evidence.map(\.asWritten) == ["100%", "100%"])
    #expect(observations.allSatisfy { $0.variant == 1 })
    #expect(gold.reading.findings.isEmpty)
  }

  @Test(arguments: ["supervision-opinions-reply-rate", "supervision-opinions-satisfaction-rate"])
  func keepTargetsApart(_ indicator: String) throws {
    let own = observations.filter { $0.indicator == indicator }
    #expect(own.map(\.kind) == [.result, .target])
    #expect(own.map(\.id.utf8.count).count == Set(own.map(\.id)).count)
    // The target says the result again, so the result names its sentence too, as a target's.
    #expect(own.first?.evidence.map(\.kind) == [.result, .target])
    #expect(own.last?.evidence.map(\.section) == ["三"])
    #expect(own.last?.evidence.first?.sentence.contains("确保") == true)
  }

  @Test func noteWhatTheWordingLeavesOpen() throws {
    func observation(_ code: String) throws -> Observation {
      try #require(observations.first { $0.indicator == code })
    }
    let mediated = try observation("mediation-disputes-resolved")
    #expect(mediated.status == .definitionDiffers)
    #expect(mediated.note?.zh.contains("去年以来") == true)
    let chain = try observation("services-one-chain-items")
    #expect(chain.unit == "occurrence")
    #expect(chain.note?.zh.contains("次") == true)
    #expect(try observation("shufa-section-cadres").status == .definitionDiffers)
    #expect(try observation("legal-exam-cadres").status == .definitionDiffers)
    #expect(try observation("reconsideration-accepted").note == nil)
  }

  /// Those between two years need another report.
  @Test func passEveryCheck() throws {
    let catalogue = try ProjectFiles.catalogue.get()
    let checks = gold.reading.publication.checks.filter { result in
      let scope = catalogue.check(result.check)?.scope
      return scope != .years && scope != .revisions
    }
    #expect(checks.allSatisfy { $0.result == .pass })
    #expect(checks.count >= 9)
  }
}
