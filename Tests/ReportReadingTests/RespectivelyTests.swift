import Indicators
import ReportReading
import TestSupport
import Testing

/// Numbers listed after 分别 belong to what is listed before it, in order.
@Suite("Each of several numbers goes to its own subject")
struct RespectivelyTests {
  @Test("also after a list with numbers of its own")
  func afterAListWithNumbers() throws {
    let text = "共受理企业民生诉求120件、执法诉求30件、发展诉求8件，满意率分别为99.2%、98.5%和100%。"
    let figures = try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .read(Array(text.utf8), area: "370404", period: Samples.period(2021)).publication.figures
    #expect(
      figures.map(\.indicators) == [
        ["requests-livelihood-received"], ["requests-enforcement-received"],
        ["requests-development-received"], ["requests-livelihood-satisfaction-rate"],
        ["requests-enforcement-satisfaction-rate"], ["requests-development-satisfaction-rate"],
      ])
  }

  @Test(arguments: [
    (
      "行政复议案件受理、审结、调解分别为58件、49件和21件。",
      ["reconsideration-accepted", "reconsideration-concluded", "reconsideration-mediated"]
    ),
    ("行政复议和行政应诉案件分别受理58件、12件。", ["reconsideration-accepted", "litigation-cases"]),
    // Not as many numbers as subjects: nobody's.
    ("行政复议、行政应诉、仲裁案件分别受理58件、12件。", []),
  ])
  func inOrder(text: String, expected: [String]) throws {
    let figures = try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .read(Array(text.utf8), area: "370404", period: Samples.period(2021)).publication.figures
    #expect(figures.count { $0.reading != nil } >= 2)
    #expect(figures.flatMap(\.indicators) == expected)
  }
}
