import Foundation
import Indicators
import TestSupport
import Testing

@testable import Representations

/// What writes itself as JSON gives the bytes that Foundation's encoder makes of the same value.
@Suite("JSON without an encoder")
struct JSONWriterTests {
  private func expectSame(
    _ document: some Encodable & JSONWritable, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let encoded = try JSONRepresentation.encoder().encode(document)
    #expect(
      String(decoding: JSONRepresentation.write(document), as: UTF8.self)
        == String(decoding: encoded, as: UTF8.self), sourceLocation: sourceLocation)
  }

  @Test("Every character below U+3000, alone and amid others")
  func characters() throws {
    let characters = (0..<0x3000).compactMap(Unicode.Scalar.init).map { String($0) }
    try expectSame(ListDocument(characters, release: 1))
    try expectSame(ListDocument(characters.map { "案\($0)件" }, release: 1))
    try expectSame(ListDocument([characters.joined()], release: 1))
  }

  @Test(
    "Texts that other encoders trip over",
    arguments: [
      "", "\"", "\\", "a/b</script>", "\r\n", "\u{2028}\u{2029}", "\u{7F}\u{80}", "\u{FEFF}",
      "\u{FFFE}\u{FFFF}", "👩‍⚖️", "𠮷野家\t", "e\u{301}", "\u{10FFFF}", "\u{0}",
    ])
  func texts(text: String) throws {
    try expectSame(ListDocument([text], limit: 1, total: 1, next: text, release: 1))
  }

  @Test("Numbers")
  func numbers() throws {
    try expectSame(ListDocument([0, -1, 42, .max, .min], release: 0))
    let digits = [
      "0", "-0", "1", "-3", "0.5", "-0.125", "96.7", "189000", "50000000", "1e10", "1e-10", "1e40",
      "99.99999999999", "0.000001", "123456789012345678901234567890.12345678", "100.00",
    ]
    try expectSame(
      ListDocument(digits.map { try #require(Decimal(string: $0)) }, release: 0))
  }

  @Test("Every observation of the project's report, as it is now and as it was")
  func observations() throws {
    let observations = try ProjectFiles.publication.get().observations
    #expect(Set(observations.map(\.origin)) == [.reported, .derived])
    let documents = observations.flatMap { observation in
      [nil, 7].map {
        ObservationDocument(
          PublishedObservation(observation: observation, release: 3, supersededBy: $0))
      }
    }
    try documents.forEach { try expectSame($0) }
    try expectSame(ListDocument(documents, release: 3))
  }

  @Test("Each field alone", arguments: ObservationDocument.fields)
  func fields(field: String) throws {
    for observation in try ProjectFiles.publication.get().observations {
      var observation = observation
      if !observation.evidence.isEmpty {
        observation.evidence.append(observation.evidence[0])
        observation.evidence[0].role = .previous
      }
      observation.note = BilingualText(zh: "“附带”\n", en: "\"incidental\"\\")
      try expectSame(
        ObservationDocument(
          PublishedObservation(observation: observation, release: 1, supersededBy: 2),
          fields: [field]))
      try expectSame(
        ObservationDocument(
          PublishedObservation(observation: observation, release: 1, supersededBy: nil),
          fields: [field, "id"]))
    }
  }

  @Test("Every indicator of the catalogue, alone and with its observations")
  func indicators() throws {
    let catalogue = try ProjectFiles.catalogue.get()
    let observations = try ProjectFiles.publication.get().observations
    for indicator in catalogue.indicators {
      try expectSame(IndicatorDocument(indicator, catalogue: catalogue))
      try expectSame(
        IndicatorDocument(
          indicator, catalogue: catalogue,
          observations: observations.filter { $0.indicator == indicator.code }
            .map { PublishedObservation(observation: $0, release: 1, supersededBy: nil) }))
    }
  }

  @Test("Values by names in any order")
  func dictionaries() throws {
    try expectSame(
      ["b": "1", "a": "2", "B": "3", "a1": "4", "a10": "5", "a2": "6", "": "7", "é": "8", "案": "9"])
    try expectSame([String: Int]())
  }

  @Test("A document that has only an encoder is encoded by it")
  func others() throws {
    struct Document: Encodable { let b = "/", a = 1.5 }
    #expect(try JSONRepresentation.encode(Document()) == Array(#"{"a":1.5,"b":"/"}"#.utf8))
  }
}
