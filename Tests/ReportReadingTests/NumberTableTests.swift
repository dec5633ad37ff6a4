import Foundation
import Indicators
import ReportReading
import TestSupport
import Testing

/// Sentences made up for these tests, with every numeral written down by hand:
/// `asWritten=VALUE unit [qualifier] [kind] [role] [LOWER..UPPER]`, or `numeral=-reason`.
@Suite("The ways of writing numbers")
struct NumberTableTests {
  @Test func areRead() throws {
    let url = try #require(
      Bundle.module.url(forResource: "numbers", withExtension: "csv", subdirectory: "Gold"))
    let text = try String(contentsOf: url, encoding: .utf8).replacing("\n", with: "\r\n")
    let rows = try CSVTable(Array(text.utf8)).rows
    let reader = ReportReader(catalogue: try ProjectFiles.catalogue.get())
    let period = try #require(Period(year: 2021))
    var wrong: [String] = []
    for row in rows {
      let sentence = row["text"] ?? ""
      let figures = try reader.read(Array(sentence.utf8), area: "370404", period: period)
        .publication.figures
      let found = figures.filter { $0.reason != "part-of-figure" }.map(words)
      let expected = (row["expected"] ?? "").components(separatedBy: " | ").filter { !$0.isEmpty }
        .map(words)
      if found != expected { wrong.append("\(row["id"] ?? "") \(sentence) \(found)") }
    }
    #expect(rows.count >= 300)
    let share = 1 - Double(wrong.count) / Double(rows.count)
    print("numbers: \(rows.count - wrong.count) of \(rows.count) rows as expected")
    #expect(share >= 0.99, "\(wrong.joined(separator: "\n"))")
  }

  /// A figure as a set of words, so that the order of marks does not matter; a numeral that is no
  /// figure without its reason.
  private func words(_ figure: Figure) -> Set<String> {
    guard let reading = figure.reading else { return ["\(figure.evidence.asWritten)=-"] }
    let quantity = reading.quantity
    var words: Set = [
      "\(figure.evidence.asWritten)=\(quantity.value)", reading.unit ?? "-",
      quantity.qualifier.rawValue, reading.kind.rawValue, reading.role.rawValue,
    ]
    words.subtract(["exact", "result", "level"])
    return words
  }

  /// An expectation likewise. A range is `about` in the reader's words.
  private func words(_ expectation: String) -> Set<String> {
    let parts = expectation.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return [expectation] }
    if parts[1].hasPrefix("-") { return ["\(parts[0])=-"] }
    var marks = parts[1].split(separator: " ").map(String.init)
    let value = marks.removeFirst()
    if let bounds = marks.firstIndex(where: { $0.contains("..") }) { marks[bounds] = "about" }
    return Set(["\(parts[0])=\(value)"] + marks)
  }
}
