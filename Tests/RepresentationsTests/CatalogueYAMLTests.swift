import Foundation
import Indicators
import ReportReading
import Representations
import TestSupport
import Testing

/// Entries that are suggested for what no indicator claims, put into a catalogue as they are printed.
@Suite("Suggested catalogue entries")
struct CatalogueYAMLTests {
  private let period: Period

  init() throws {
    period = try Samples.period(2022)
  }

  private static let reports = try? FileManager.default.contentsOfDirectory(
    at: ProjectFiles.root.appending(path: "Tests/ReportReadingTests/Gold/reports"),
    includingPropertiesForKeys: nil
  ).filter { ["txt", "md"].contains($0.pathExtension) }.map(\.lastPathComponent).sorted()

  private func suggestions(_ text: [UInt8]) throws -> [IndicatorSuggestion] {
    try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .suggestions(text, area: "370404", period: period)
  }

  /// The project's catalogue with the suggestions as one more file.
  private func catalogue(with suggestions: [IndicatorSuggestion]) throws -> Catalogue {
    let file = CatalogueFile(
      name: "indicators/suggested.yaml", text: CatalogueYAML.text(suggestions))
    return try Catalogue(files: ProjectFiles.catalogueFiles() + [file])
  }

  private func figures(_ text: [UInt8], _ catalogue: Catalogue) throws -> [Figure] {
    try ReportReader(catalogue: catalogue).read(text, area: "370404", period: period)
      .publication.figures
  }

  @Test("There are several reports")
  func several() {
    #expect((Self.reports ?? []).count >= 6)
  }

  @Test(
    "Pasted, they are valid and claim their figures, and no other ones", arguments: reports ?? [])
  func paste(report: String) throws {
    let text = try ProjectFiles.bytes("Tests/ReportReadingTests/Gold/reports/\(report)")
    let before = try figures(text, ProjectFiles.catalogue.get())
    let suggestions = try suggestions(text)
    #expect(
      suggestions.map(\.figure.number)
        == before.filter { $0.class == .uncatalogued }.map(\.number))

    let after = try figures(text, catalogue(with: suggestions))
    let entries = Dictionary(
      uniqueKeysWithValues: suggestions.map { ($0.figure.number, $0.outcome) })
    for (old, new) in zip(before, after) {
      if case .entry(let indicator)? = entries[old.number] {
        #expect(new.indicators == [indicator.code], "\(old.evidence.asWritten)")
        #expect(new.class == .catalogued)
      } else {
        #expect(new == old)
      }
    }
    // A value of the year before needs none, and a number in a row (分别为60卷、85卷) has no words.
    let missing = suggestions.filter { suggestion in
      guard case .none = suggestion.outcome else { return false }
      return suggestion.figure.previousOf.isEmpty
    }
    #expect(missing.count * 10 <= suggestions.count)
  }

  @Test("What the project's report says is all catalogued")
  func nothingLeft() throws {
    #expect(try suggestions(ProjectFiles.report()).isEmpty)
  }

  @Test("Words of a report cannot break the YAML")
  func quoting() throws {
    let text = Array(#"一、\#u{85}: "情\况" #{举办|办}“论'坛…会” 12场。"#.utf8)
    let suggestions = try suggestions(text)
    let entries = suggestions.filter { if case .entry = $0.outcome { true } else { false } }
    #expect(entries.count == 1)
    let catalogue = try catalogue(with: suggestions)
    #expect(
      try figures(text, catalogue).contains { $0.indicators.first?.hasPrefix("todo-") == true })
  }

  @Test("A figure that two indicators claim gets no entry, but the reason")
  func contested() throws {
    let text = Array("一、工作\n审查合同协议12件，规范性文件和重大行政决策合法性审查9件。".utf8)
    let twin = """
      - code: twin-a
        theme: disputes
        name: {zh: 甲, en: a}
        definition: {zh: 甲, en: a}
        unit: case
        measure: count
        reading: [{counts: [合同]}]
      - code: twin-b
        theme: disputes
        name: {zh: 乙, en: b}
        definition: {zh: 乙, en: b}
        unit: case
        measure: count
        reading: [{counts: [协议]}]
      """
    let catalogue = try Catalogue(
      files: ProjectFiles.catalogueFiles() + [CatalogueFile(name: "indicators/x.yaml", text: twin)])
    let suggestion = try #require(
      ReportReader(catalogue: catalogue).suggestions(text, area: "370404", period: period).first)
    guard case .none(let reason) = suggestion.outcome else {
      Issue.record("an entry was suggested")
      return
    }
    #expect(reason.contains("twin-a"))
    #expect(CatalogueYAML.text([suggestion]).contains("# No entry: "))
  }
}
