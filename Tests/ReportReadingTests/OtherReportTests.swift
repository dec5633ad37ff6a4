import Foundation
import Indicators
import ReportReading
import TestSupport
import Testing

/// Reports made up for these tests, of other places, years and styles, each with a gold file in which
/// every numeral is written down by hand.
@Suite("Reports of other districts")
struct OtherReportTests {
  /// What was found of what there is.
  struct Score {
    var right = 0
    var found = 0
    var expected = 0

    var precision: Double { Double(right) / Double(max(1, found)) }
    var recall: Double { Double(right) / Double(max(1, expected)) }

    static func + (left: Score, right: Score) -> Score {
      Score(
        right: left.right + right.right, found: left.found + right.found,
        expected: left.expected + right.expected)
    }
  }

  static let names = [
    "youxian-2022.md", "sanmen-2023.txt", "huining-2021.txt", "shuangliu-2020.txt",
    "yongtai-2022.txt", "rudong-2024.txt",
  ]

  @Test func areReadFigureByFigure() throws {
    var figures = Score()
    var indicators = Score()
    for name in Self.names {
      let (own, codes) = try score(name)
      figures = figures + own
      indicators = indicators + codes
    }
    print("figures: precision \(figures.precision), recall \(figures.recall)")
    print("cataloguing: precision \(indicators.precision), recall \(indicators.recall)")
    #expect(figures.expected > 500)
    #expect(figures.precision >= 0.99)
    #expect(figures.recall >= 0.99)
    #expect(indicators.precision >= 0.95)
    #expect(indicators.recall >= 0.95)
  }

  private func score(_ name: String) throws -> (figures: Score, indicators: Score) {
    let folder = ProjectFiles.root.appending(path: "Tests/ReportReadingTests/Gold/reports")
    let stem = String(name.prefix { $0 != "." })
    let text = Array(try Data(contentsOf: folder.appending(path: name)))
    let gold = try String(contentsOf: folder.appending(path: "\(stem).csv"), encoding: .utf8)
    let rows = try CSVTable(Array(gold.replacing("\n", with: "\r\n").utf8)).rows
    let figures = try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .read(text, area: "370404", period: Period(stem.suffix(4))).publication.figures
    let found = Dictionary(
      figures.map { ($0.evidence.start, $0) }, uniquingKeysWith: { first, _ in first })

    var own = Score(found: figures.count { $0.reading != nil })
    var codes = Score(found: figures.reduce(0) { $0 + $1.indicators.count })
    for row in rows {
      let figure = row["start"].flatMap(Int.init).flatMap { found[$0] }
      let expected = Set((row["indicators"] ?? "").split(separator: " ").map(String.init))
      codes.expected += expected.count
      codes.right += expected.intersection(figure?.indicators ?? []).count
      guard row["class"] == "figure" else { continue }
      own.expected += 1
      if let figure, agrees(figure, row) { own.right += 1 }
    }
    return (own, codes)
  }

  private func agrees(_ figure: Figure, _ row: [String: String]) -> Bool {
    guard let reading = figure.reading else { return false }
    return figure.evidence.asWritten == row["asWritten"]
      && reading.quantity.value == row["value"].flatMap { Decimal(string: $0, locale: nil) }
      && (reading.unit ?? "-") == row["unit"]
      && reading.quantity.qualifier.rawValue == row["qualifier"]
      && reading.kind.rawValue == row["kind"] && reading.role.rawValue == row["role"]
  }
}
