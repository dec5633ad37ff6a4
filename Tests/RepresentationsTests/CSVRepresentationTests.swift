import Foundation
import Indicators
import TestSupport
import Testing

@testable import Representations

@Suite("CSV")
struct CSVRepresentationTests {
  private let catalogue: Catalogue

  init() throws {
    catalogue = try ProjectFiles.catalogue.get()
  }

  private func csv(_ language: Language = .zh) -> CSVRepresentation<PublishedObservation> {
    CSVRepresentation(ObservationTable.table(catalogue, language))
  }

  private func published(_ observation: Observation) -> PublishedObservation {
    PublishedObservation(observation: observation, release: 7, supersededBy: nil)
  }

  @Test("The header names the columns, and the line ends in CR LF")
  func header() {
    let text = String(decoding: csv().header, as: UTF8.self)
    #expect(text == ObservationTable.columns.joined(separator: ",") + "\r\n")
    #expect(Set(ObservationTable.columns).count == ObservationTable.columns.count)
  }

  @Test(
    "Commas, quotes and line ends are quoted, and nothing else",
    arguments: [
      ("39", "39"), ("3,9", "\"3,9\""), ("3\"9", "\"3\"\"9\""), ("3\n9", "\"3\n9\""),
      ("3\r9", "\"3\r9\""), ("\"", "\"\"\"\""), ("39 件；", "39 件；"), (" 39", " 39"),
      ("\r\n", "\"\r\n\""),
    ])
  func quoting(asWritten: String, field: String) throws {
    var observation = try Samples.observation("reconsideration-accepted", 39)
    observation.asWritten = asWritten
    let bytes = csv().row(published(observation))
    #expect(String(decoding: bytes, as: UTF8.self).contains(",A,\(field),"))
    let table = try CSVTable(csv().header + bytes)
    #expect(table.rows.map { $0["asWritten"] } == [asWritten])
  }

  @Test("Names are in the language asked for, all else is the same")
  func language() throws {
    let observation = try published(Samples.observation("reconsideration-accepted", 27))
    let zh = try #require(try CSVTable(csv(.zh).header + csv(.zh).row(observation)).rows.first)
    let en = try #require(try CSVTable(csv(.en).header + csv(.en).row(observation)).rows.first)
    let indicator = try #require(catalogue.indicator("reconsideration-accepted"))
    #expect(zh["name"] == indicator.name.zh)
    #expect(en["name"] == indicator.name.en)
    #expect(zh["areaName"] == "峄城区")
    #expect(en["areaName"] == "Yicheng District")
    #expect(zh.filter { en[$0.key] != $0.value }.keys.sorted() == ["areaName", "name"])
  }

  @Test("Numbers are plain digits, an open bound is an empty field")
  func numbers() throws {
    let quantity = Quantity(value: 188_000, qualifier: .atLeast)
    let observation = try Samples.observation("reconsideration-accepted", quantity)
    let row = try #require(
      try CSVTable(csv().header + csv().row(published(observation))).rows.first)
    #expect(row["value"] == "188000")
    #expect(row["lowerBound"] == "188000")
    #expect(row["upperBound"] == "")
    #expect(row["release"] == "7")
    #expect(row["theme"] == "disputes")
  }

  @Test("What has one name in JSON and CSV has one value in both")
  func sameFields() throws {
    let evidenceFields: Set = ["section", "heading", "start", "end", "sentence"]
    let ownFields: Set = ["name", "theme", "areaName"]
    for observation in try ProjectFiles.publication.get().observations {
      let published = published(observation)
      let row = try #require(try CSVTable(csv().header + csv().row(published)).rows.first)
      let json = try JSONValue(JSONRepresentation.encode(ObservationDocument(published)))
      for column in ObservationTable.columns where !ownFields.contains(column) {
        let value = evidenceFields.contains(column) ? json["evidence"]?[0]?[column] : json[column]
        let expected =
          switch value {
          case nil: ""
          case .array(let elements)?: elements.compactMap(\.string).joined(separator: " ")
          case .object?: value?["zh"]?.string
          case let value?: value.cell
          }
        #expect(row[column] == expected, "\(observation.id) \(column)")
      }
      let known = json.fields.keys.filter { !["evidence"].contains($0) }
      #expect(known.allSatisfy(ObservationTable.columns.contains), "\(observation.id)")
    }
  }
}
