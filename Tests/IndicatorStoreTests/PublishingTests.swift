import Foundation
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("Publishing")
struct PublishingTests {
  private let temporary: TemporaryStore
  private var store: IndicatorStore { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
  }

  @discardableResult
  private func publish(_ publication: Publication, at date: Date = Date()) throws -> Release? {
    try store.publish(publication, by: "tests", reason: "because", at: date)
  }

  private func first() throws -> Publication {
    try Samples.publication(["reconsideration-accepted": 27, "reconsideration-concluded": 25])
  }

  /// All vintages: id, value, release, the release that took its place.
  private func vintages() throws -> [String] {
    try temporary.read { db in
      try db.all("SELECT id, value, release, supersededBy FROM observation ORDER BY id, release") {
        let (id, value, release): (String, String, Int) = ($0[0], $0[1], $0[2])
        return "\(id) \(value) \(release) \(($0[3] as Int?).map(String.init) ?? "-")"
      }
    }
  }

  @Test("The first publication is release 1, and everything comes back as it was given")
  func firstRelease() throws {
    let publication = try ProjectFiles.publication.get()
    let date = Date(timeIntervalSince1970: 1_700_000_000.75)
    let release = try #require(try publish(publication, at: date))
    #expect(
      release
        == Release(
          number: 1, madeAt: Date(timeIntervalSince1970: 1_700_000_000), by: "tests",
          reason: "because", report: "370404-2021", changes: publication.observations.count))
    try store.view { view throws in
      #expect(view.release == release)
      #expect(try view.releases() == [release])
      #expect(try view.releases(since: 1).isEmpty)
      let stored = try view.observations(ObservationQuery(), limit: 1000).elements
      #expect(Set(stored.map(\.observation)) == Set(publication.observations))
      #expect(stored.allSatisfy { $0.release == 1 && $0.supersededBy == nil })
      #expect(try view.report("370404-2021")?.report == publication.report)
      #expect(try view.figures(report: "370404-2021") == publication.figures)
      #expect(try view.statements(StatementQuery()).map(\.statement) == publication.statements)
      #expect(try view.checks(CheckQuery()) == publication.checks)
    }
  }

  @Test("The same report again makes no release")
  func again() throws {
    let publication = try ProjectFiles.publication.get()
    try publish(publication)
    #expect(try publish(publication) == nil)
    #expect(try store.view { try $0.releases().count } == 1)
  }

  @Test("A changed value is a new vintage; the old one stays, and the others keep their release")
  func changed() throws {
    try publish(first())
    let release = try publish(
      Samples.publication(["reconsideration-accepted": 28, "reconsideration-concluded": 25]))
    #expect(release?.number == 2)
    #expect(
      try vintages() == [
        "reconsideration-accepted.370404.2021 27 1 2",
        "reconsideration-accepted.370404.2021 28 2 -",
        "reconsideration-concluded.370404.2021 25 1 -",
      ])
    #expect(release?.changes == 1)
    let current = try store.view { try $0.observation("reconsideration-accepted.370404.2021") }
    #expect(current?.observation.quantity.value == 28)
    #expect(current?.release == 2)
    #expect(try store.view { try $0.releases().map(\.number) } == [2, 1])
  }

  @Test("A corrected text makes a release in which only moved evidence is new")
  func movedEvidence() throws {
    try publish(first())
    let release = try publish(
      Samples.publication(["reconsideration-concluded": 25, "reconsideration-accepted": 27]))
    #expect(release?.number == 2)
    let stored = try store.view { try $0.observations(ObservationQuery(), limit: 10).elements }
    let text = try #require(try store.view { try $0.report("370404-2021")?.report.text })
    for observation in stored.map(\.observation) {
      for evidence in observation.evidence {
        let scalars = Array(text.unicodeScalars)[evidence.start..<evidence.end]
        #expect(String(String.UnicodeScalarView(scalars)) == observation.asWritten)
      }
    }
  }

  @Test("What the report no longer holds is superseded")
  func gone() throws {
    try publish(first())
    let release = try publish(Samples.publication(["reconsideration-accepted": 27]))
    #expect(release?.changes == 1)
    #expect(
      try vintages() == [
        "reconsideration-accepted.370404.2021 27 1 -",
        "reconsideration-concluded.370404.2021 25 1 2",
      ])
    #expect(try store.view { try $0.observation("reconsideration-concluded.370404.2021") } == nil)
  }

  @Test("What comes back after it was gone is a third vintage")
  func back() throws {
    try publish(first())
    try publish(Samples.publication(["reconsideration-accepted": 27]))
    try publish(first())
    #expect(
      try vintages() == [
        "reconsideration-accepted.370404.2021 27 1 -",
        "reconsideration-concluded.370404.2021 25 1 2",
        "reconsideration-concluded.370404.2021 25 3 -",
      ])
  }

  @Test("Another year's report leaves this one alone")
  func otherYear() throws {
    try publish(first())
    try publish(Samples.publication(year: 2022, ["reconsideration-accepted": 30]))
    #expect(try store.view { try $0.reportKeys().map(\.report) } == ["370404-2021", "370404-2022"])
    #expect(try vintages().filter { $0.hasSuffix(" -") }.count == 3)
    #expect(try publish(first()) == nil)
  }

  @Test("Two values for one key are refused, and nothing is published")
  func twoValues() throws {
    var publication = try first()
    var second = publication.observations[0]
    second.quantity = Quantity(value: 28, qualifier: .exact)
    publication.observations.append(second)
    #expect(throws: StoreError.self) { try publish(publication) }
    #expect(try store.view { $0.release } == nil)
    #expect(try vintages().isEmpty)
    second.variant = 2
    publication.observations[2] = second
    #expect(try publish(publication)?.changes == 3)
  }

  @Test("A publication with one bad row leaves nothing of the good ones")
  func atomic() throws {
    try publish(first())
    let before = try vintages()
    var publication = try Samples.publication(
      ["reconsideration-accepted": 28, "reconsideration-concluded": 26])
    publication.observations[1].evidence[0].start += 1
    publication.observations[1].evidence[0].end += 1
    do {
      try publish(publication)
      Issue.record("evidence that does not quote was taken")
    } catch let error as StoreError {
      guard case .refused(let detail) = error else { throw error }
      #expect(detail.contains("evidence must quote its report"))
    }
    #expect(try vintages() == before)
    #expect(try store.view { try $0.releases().count } == 1)
    #expect(try store.view { try $0.report("370404-2021")?.release } == 1)
    #expect(try publish(first()) == nil)
  }

  @Test("A reported value needs evidence, a derived one must have none")
  func evidence() throws {
    var publication = try first()
    let evidence = publication.observations[0].evidence
    publication.observations[0].evidence = []
    #expect(throws: StoreError.self) { try publish(publication) }
    publication.observations[0].evidence = evidence
    publication.observations[0].origin = .derived
    publication.observations[0].asWritten = ""
    publication.observations[0].formula = "1 + 1"
    #expect(throws: StoreError.self) { try publish(publication) }
    #expect(try store.view { $0.release } == nil)
  }

  @Test(
    "Decimals come back exactly", arguments: ["96.7", "0.5", "188500", "0.1", "-3", "50000000"])
  func decimals(text: String) throws {
    let value = try #require(Decimal(string: text))
    try publish(Samples.publication(["reconsideration-accepted": value]))
    let stored = try store.view { try $0.observation("reconsideration-accepted.370404.2021") }
    #expect(stored?.observation.quantity.value.description == text)
    #expect(stored?.observation.quantity.lowerBound?.description == text)
  }
}
