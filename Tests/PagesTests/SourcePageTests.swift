import Foundation
import Indicators
import Testing
import TestSupport

@testable import Pages

@Suite("The whole report as a page")
struct SourcePageTests {
  private static let state = PageState(
    language: .zh, asked: nil, area: nil, period: nil, scheme: nil, path: "/source/370404-2019",
    items: [])

  private struct NotThere: Error {
    let words: String
  }

  /// A report, with the words that are statements and numerals.
  private func page(
    _ text: String, numerals: [(String, Figure.Class)], said: [(String, Statement.Kind)] = []
  ) throws -> SourcePage {
    let catalogue = try ProjectFiles.catalogue.get()
    let report = try Samples.report(year: 2019, text: text)
    func evidence(_ words: String) throws -> Evidence {
      guard let range = text.range(of: words) else { throw NotThere(words: words) }
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      return Evidence(
        report: report.id, section: "一", heading: "", kind: .result, asWritten: words, start: start,
        end: start + words.unicodeScalars.count, sentence: text, sentenceStart: 0,
        sentenceEnd: text.unicodeScalars.count)
    }
    let code = "reconsideration-accepted"
    let figures = try numerals.enumerated().map { place, numeral in
      Figure(
        number: place + 1, evidence: try evidence(numeral.0), class: numeral.1,
        reason: numeral.1 == .notAFigure ? "year" : nil, reading: nil,
        indicators: numeral.1 == .catalogued ? [code] : [])
    }
    let published = try figures.filter { $0.class == .catalogued }.map { figure in
      PublishedObservation(
        observation: Observation(
          indicator: code, area: Samples.area, period: try Samples.period(2019), report: report.id,
          quantity: Quantity(value: 12, qualifier: .exact), unit: "case",
          asWritten: figure.evidence.asWritten, evidence: [figure.evidence]),
        release: 1, supersededBy: nil)
    }
    let set = FigureSet(published, catalogue: catalogue, state: Self.state, selected: nil)
    return SourcePage(
      report, figures: figures, published: set,
      statements: try said.enumerated().map { place, one in
        PublishedStatement(
          statement: Statement(
            number: place + 1, kind: one.1, text: one.0, name: nil, theme: nil,
            evidence: try evidence(one.0)), outcome: nil)
      }, sentence: nil,
      takeAway: TakeAway(
        code: nil, path: "/v1/observations", query: [], title: "", state: Self.state, site: "",
        area: nil, period: nil), others: [], isTable: false)
  }

  private func pieces(_ page: SourcePage) -> [SourceBlock.Piece] {
    page.blocks.flatMap(\.runs).flatMap(\.pieces)
  }

  @Test("The words are those of the report, in their order, whatever is marked")
  func words() throws {
    let text = "# 报告\n\n## 一、情况\n\n**一是受理。**受理 12 件，\n\n投诉 3 起。"
    let page = try page(
      text, numerals: [("12 件", .catalogued), ("3 起", .uncatalogued)],
      said: [("受理 12 件，", .mechanism)])
    #expect(pieces(page).map(\.words).joined() == "报告一、情况一是受理。受理 12 件，投诉 3 起。")
    #expect(page.blocks.map(\.isTitle) == [true, false, false])
    #expect(page.blocks.map(\.isPart) == [false, true, false])
    #expect(page.contents.map(\.text) == ["一、情况"])
    #expect(page.contents.flatMap(\.items).map(\.text) == ["一是受理"])
  }

  @Test(
    "Figures, figures of no indicator and other numerals are told apart, and have places to link to"
  )
  func numerals() throws {
    let page = try page(
      "2019 年受理 12 件，投诉 3 起。",
      numerals: [("2019", .notAFigure), ("12 件", .catalogued), ("3 起", .uncatalogued)])
    let marked = pieces(page).filter { !$0.isPlain }
    #expect(marked.map(\.words) == ["2019", "12 件", "3 起"])
    #expect(marked.map(\.spot) == ["f-1", "f-2", "f-3"])
    #expect(marked.map(\.isNotAFigure) == [true, false, false])
    #expect(marked[1].figure?.id == "reconsideration-accepted.370404.2019")
    #expect(marked.map(\.isUncatalogued) == [false, false, true])
    #expect(page.cataloguedCount == 1)
    #expect(page.uncataloguedCount == 1)
    #expect(page.notAFigureCount == 1)
  }

  @Test("What overlaps is cut, and each anchor stands once")
  func overlaps() throws {
    let page = try page(
      "明年受理 12 件以上，全部办结。", numerals: [("12 件", .catalogued)],
      said: [("明年受理 12", .commitment), ("12 件以上", .document)])
    let runs = page.blocks.flatMap(\.runs)
    #expect(
      runs.map(\.saidKinds) == ["commitment", "commitment document", "document", nil])
    #expect(runs.flatMap(\.tags).map(\.anchor) == ["s-commitment-1", "s-document-2"])
    #expect(runs.flatMap(\.pieces).compactMap(\.spot) == ["f-1"])
    #expect(pieces(page).map(\.words).joined() == "明年受理 12 件以上，全部办结。")
  }
}

@Suite("Markdown of reports")
struct MarkdownTextTests {
  @Test("Every character knows where it stands in the text")
  func offsets() {
    let text = "## 标题\n\n  甲**乙**丙，\n\n丁。\n己。"
    let scalars = Array(text.unicodeScalars)
    for block in MarkdownText(text).blocks {
      #expect(block.offsets.map { scalars[$0] } == block.scalars)
    }
    #expect(MarkdownText(text).blocks.map(\.text) == ["标题", "甲乙丙，丁。", "己。"])
    #expect(MarkdownText(text).blocks.map(\.isHeading) == [true, false, false])
  }

  @Test("Bold goes from mark to mark; a mark that nothing closes is text")
  func bold() {
    let block = MarkdownText("**甲**乙**人次。").blocks[0]
    #expect(block.text == "甲乙**人次。")
    #expect(block.boldPrefix == 1)
  }

  @Test(
    "A text without Markdown has headings, too",
    arguments: [
      ("一、情况", true), ("（二）执法", true), ("一、情况良好。", false), ("受理一、二件", false),
    ])
  func headings(line: String, isHeading: Bool) {
    #expect(MarkdownText(line).blocks[0].isHeading == isHeading)
  }
}

@Suite("Marked words")
struct MarkedTextTests {
  private func told(_ words: [String], _ text: String) -> String {
    MarkedText(words).pieces(of: text).map { $0.hit.map { "[\($0)]" } ?? $0.plain ?? "" }.joined()
  }

  @Test(
    "Words are marked in whatever case and characters, and the text stays as it is",
    arguments: [
      (["复议"], "行政复议申请", "行政[复议]申请"), (["複議"], "行政复议", "行政[复议]"),
      (["Head"], "heads ahead", "[head]s a[head]"), (["复议", "议申"], "复议申请", "[复议申]请"),
      (["无"], "复议", "复议"), ([], "复议", "复议"),
    ])
  func pieces(words: [String], text: String, expected: String) {
    #expect(told(words, text) == expected)
  }

  @Test("All words must be there")
  func all() {
    #expect(MarkedText(["复议", "申请"]).isIn("行政复议申请"))
    #expect(!MarkedText(["复议", "诉讼"]).isIn("行政复议申请"))
  }
}
