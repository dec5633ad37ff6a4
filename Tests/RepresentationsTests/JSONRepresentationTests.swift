import Foundation
import Indicators
import TestSupport
import Testing

@testable import Representations

@Suite("JSON")
struct JSONRepresentationTests {
  private func text(_ document: some Encodable) throws -> String {
    String(decoding: try JSONRepresentation.encode(document), as: UTF8.self)
  }

  @Test(
    "Decimals are exact and in digits",
    arguments: ["96.7", "0.5", "188500", "0.1", "69.2", "50000000", "-3", "0", "99.99999999999"])
  func decimals(digits: String) throws {
    #expect(try text([try #require(Decimal(string: digits))]) == "[\(digits)]")
  }

  @Test("Keys are sorted, slashes plain, times in ISO 8601")
  func conventions() throws {
    struct Document: Encodable {
      let zebra = "a/b"
      let apple = Date(timeIntervalSince1970: 1_700_000_000)
      let monkey = "案件"
    }
    let expected = #"{"apple":"2023-11-14T22:13:20Z","monkey":"案件","zebra":"a/b"}"#
    #expect(try text(Document()) == expected)
  }

  @Test("Everything that the project's report says has its keys in order")
  func sorted() throws {
    for published in try observations() {
      let text = try text(ObservationDocument(published))
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let again = try JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
      let keys = try Regex(#""([A-Za-z]+)":"#)
      #expect(
        text.matches(of: keys).map { String($0.0) }
          == String(decoding: again, as: UTF8.self).matches(of: keys).map { String($0.0) })
      #expect(!text.contains(#"\/"#))
    }
  }

  @Test("Open bounds and missing notes are null, not left out")
  func nulls() throws {
    let observation = try Samples.observation(
      "reconsideration-accepted", Quantity(value: 160, qualifier: .atLeast))
    let document = try JSONValue(
      JSONRepresentation.encode(
        ObservationDocument(
          PublishedObservation(observation: observation, release: 1, supersededBy: nil))))
    #expect(document["lowerBound"] == .number(160))
    #expect(document["upperBound"] == .null)
    #expect(document["note"] == .null)
    #expect(document["supersededBy"] == nil)
    #expect(document["formula"] == nil)
    #expect(document["release"] == .number(1))
    #expect(document["id"]?.string == "reconsideration-accepted.370404.2021")
    #expect(document["evidence"]?[0]?["sentence"]?.string == "收到39件。")
  }

  @Test("A derived value carries formula and operands, and no words")
  func derived() throws {
    let published = try #require(
      try observations().first {
        $0.observation.indicator == "requests-livelihood-resolution-rate"
      })
    let document = try JSONValue(JSONRepresentation.encode(ObservationDocument(published)))
    #expect(document["origin"] == .string("derived"))
    #expect(document["value"] == .number(try #require(Decimal(string: "99.5"))))
    #expect(document["lowerBound"] == .number(try #require(Decimal(string: "98.9"))))
    #expect(document["upperBound"] == .number(100))
    #expect(document["qualifier"] == .string("about"))
    #expect(document["asWritten"] == .null)
    #expect(document["evidence"] == .array([]))
    #expect(document["operands"]?.strings.count == 2)
    #expect(document["formula"]?.string?.contains("requests-livelihood-resolved /") == true)
  }

  @Test("A list says where the next stretch is, or that there is none")
  func list() throws {
    let whole = ListDocument(["a", "b"], release: 3)
    #expect(
      try text(whole) == #"{"data":["a","b"],"page":{"limit":2,"next":null,"total":2},"release":3}"#
    )
    let part = ListDocument(["a"], limit: 1, total: 2, next: "/v1/x?cursor=y", release: 3)
    #expect(
      try text(part)
        == #"{"data":["a"],"page":{"limit":1,"next":"/v1/x?cursor=y","total":2},"release":3}"#)
  }

  @Test("An indicator without observations differs from one that was not asked for them")
  func indicator() throws {
    let catalogue = try ProjectFiles.catalogue.get()
    let indicator = try #require(catalogue.indicator("reconsideration-accepted"))
    let alone = try JSONValue(
      JSONRepresentation.encode(IndicatorDocument(indicator, catalogue: catalogue)))
    let empty = try JSONValue(
      JSONRepresentation.encode(
        IndicatorDocument(indicator, catalogue: catalogue, observations: [])))
    #expect(alone["observations"] == nil)
    #expect(empty["observations"] == .array([]))
    #expect(alone["name"]?["zh"]?.string == indicator.name.zh)
    #expect(alone["unitName"]?["en"]?.string == "case")
  }

  private func observations() throws -> [PublishedObservation] {
    try ProjectFiles.publication.get().observations.map {
      PublishedObservation(observation: $0, release: 1, supersededBy: nil)
    }
  }
}
