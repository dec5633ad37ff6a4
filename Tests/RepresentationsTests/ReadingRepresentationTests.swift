import Foundation
import Indicators
import ReportReading
import TestSupport
import Testing

@testable import Representations

@Suite("What was read, as JSON and as text")
struct ReadingRepresentationTests {
  private let reading: Reading
  private let catalogue: Catalogue

  init() throws {
    reading = try ProjectFiles.reading.get()
    catalogue = try ProjectFiles.catalogue.get()
  }

  @Test("The document has report, figures, statements, checks and findings")
  func document() throws {
    let json = try JSONValue(
      JSONRepresentation.encode(
        ReadingDocument(
          reading.publication, findings: reading.findings, mentions: reading.mentions,
          catalogue: catalogue)))
    #expect(
      json.fields.keys.sorted() == [
        "checks", "figures", "findings", "mentions", "report", "statements",
      ])
    #expect(json["report"]?["id"]?.string == "370404-2021")
    #expect(json["report"]?["release"] == nil)
    #expect(json["figures"]?.elements.count == 171)
    #expect(json["statements"]?.elements.count == reading.publication.statements.count)
    #expect(json["checks"]?.elements.count == catalogue.checks.count)
  }

  @Test("Every figure says the same fields, with null for what it has not")
  func figures() throws {
    let fields: Set = [
      "id", "number", "asWritten", "start", "end", "class", "reason", "value", "unit", "qualifier",
      "lowerBound", "upperBound", "kind", "role", "indicator", "indicators",
      "previousOf", "subject", "sentence",
      "sentenceStart",
      "sentenceEnd", "section", "heading", "report",
    ]
    for figure in reading.publication.figures {
      let json = try JSONValue(JSONRepresentation.encode(FigureDocument(figure)))
      #expect(Set(json.fields.keys) == fields)
      #expect(json["id"]?.string == "370404-2021#\(figure.number)")
      #expect(json["indicator"]?.string == figure.indicators.first)
      switch figure.class {
      case .notAFigure:
        #expect(json["reason"]?.string != nil)
        #expect(json["value"] == .null)
      case .catalogued, .uncatalogued:
        #expect(json["reason"] == .null)
        #expect(json["value"]?.number == figure.reading?.quantity.value)
      }
    }
  }

  @Test("The text counts what the document holds")
  func text() {
    let text = ReadingText(catalogue: catalogue, isColoured: false)
      .text(reading.publication, findings: reading.findings, mentions: reading.mentions)
    let counts = Dictionary(grouping: reading.publication.figures, by: \.class)
      .mapValues(\.count)
    #expect(text.hasPrefix("370404-2021  \(reading.publication.report.title)\n"))
    #expect(
      text.hasSuffix(
        "171 numerals: \(counts[.catalogued] ?? 0) catalogued, "
          + "\(counts[.uncatalogued] ?? 0) uncatalogued, \(counts[.notAFigure] ?? 0) no figures; "
          + "\(reading.publication.statements.count) statements\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("reconsideration-applications-received"))
  }

  @Test("Colours are added, nothing is left out")
  func colours() throws {
    let plain = ReadingText(catalogue: catalogue, isColoured: false)
      .text(reading.publication, findings: reading.findings, mentions: reading.mentions)
    let coloured = ReadingText(catalogue: catalogue, isColoured: true)
      .text(reading.publication, findings: reading.findings, mentions: reading.mentions)
    #expect(coloured.contains("\u{1B}[1m"))
    #expect(coloured.replacing(try Regex("\u{1B}\\[[0-9]+m"), with: "") == plain)
  }

  @Test("A check that fails is shown with its values")
  func failure() throws {
    var publication = reading.publication
    let operand = CheckResult.Operand(try Samples.observation("reconsideration-accepted", 40))
    publication.checks = [
      CheckResult(
        check: "reconsideration-funnel", report: "370404-2021", result: .fail, operands: [operand])
    ]
    let text = ReadingText(catalogue: catalogue, isColoured: false).text(
      publication, findings: [], mentions: reading.mentions)
    #expect(text.contains("reconsideration-funnel: reconsideration-concluded <= "))
    #expect(text.contains("(reconsideration-accepted = 40)"))
    #expect(text.contains("To be looked at: none"))
  }
}
