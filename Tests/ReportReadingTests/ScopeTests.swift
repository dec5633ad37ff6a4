import Indicators
import ReportReading
import TestSupport
import Testing

/// Which figures speak of the year and the place as a whole.
@Suite("What a figure is of")
struct ScopeTests {
  private func publication(_ sentence: String, year: Int = 2021) throws -> Publication {
    try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .read(Array(sentence.utf8), area: "370404", period: Samples.period(year)).publication
  }

  @Test(
    "Another time or place is other",
    arguments: ["全省受理行政复议申请4500件。", "上半年受理行政复议申请20件。", "榴园镇受理行政复议申请12件。"])
  func other(sentence: String) throws {
    let publication = try publication(sentence)
    #expect(publication.figures.compactMap { $0.reading?.role } == [.other])
    #expect(publication.observations.isEmpty)
  }

  @Test("Numbers that add up to the one before them are its parts, and claim nothing")
  func parts() throws {
    let parts = try publication("全区述法45人，现场述法8人，书面述法37人。").figures
    #expect(parts.map(\.indicators) == [["shufa-leaders"], [], []])
    let others = try publication("全区述法45人，现场述法8人，书面述法36人。").figures
    #expect(others.allSatisfy { $0.indicators == ["shufa-leaders"] })
  }

  @Test(
    "A target of a later year is of that year",
    arguments: [
      "2025年，行政复议综合纠错率力争达到30%。", "力争2025年行政复议综合纠错率达到30%。", "到2025年底，行政复议综合纠错率达到30%。",
    ])
  func target(sentence: String) throws {
    let publication = try publication(sentence)
    #expect(publication.figures.compactMap(\.reading?.kind) == [.target])
    #expect(publication.observations.map(\.period.description) == ["2025"])
  }

  @Test(
    "Only the value of the year before is the previous one",
    arguments: [(2020, true), (2019, false)])
  func previous(year: Int, isPrevious: Bool) throws {
    let figures = try publication("\(year)年收到行政复议申请42件。").figures
    let before = figures.first { $0.evidence.asWritten == "42件" }
    #expect(before?.reading?.role == .previous)
    #expect(
      before?.previousOf == (isPrevious ? ["reconsideration-applications-received"] : []))
  }
}
