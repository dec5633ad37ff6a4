import Indicators
import ReportReading
import TestSupport
import Testing

@Suite("What a number counts")
struct SubjectTests {
  private func figures(_ sentence: String) throws -> [Figure] {
    try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .read(Array(sentence.utf8), area: "370404", period: Samples.period(2022))
      .publication.figures.filter { $0.class != .notAFigure }
  }

  @Test(
    "is told by the words around it",
    arguments: [
      ("举办法治论坛12场。", ["举办法治论坛"]),
      ("引进12人的专业化团队。", ["引进…的专业化团队"]),
      ("收到行政复议申请39件，审结25件。", ["收到行政复议申请", "收到行政复议申请…审结"]),
      ("發放法律讀本（折頁）3萬份。", ["发放法律读本（折页"]),
      ("《条例》宣传12次。", ["《条例》宣传"]),
    ])
  func subject(sentence: String, subjects: [String]) throws {
    #expect(try figures(sentence).map(\.subject) == subjects)
  }

  @Test("is bounded, whatever the text")
  func bounded() throws {
    let words = String(repeating: "法", count: 3000)
    for figure in try figures("\(words)12件\(words)。") {
      #expect(figure.subject.count < 100)
    }
  }

  @Test(
    "An earlier value belongs to the indicator of the later one",
    arguments: [
      ("收到行政复议申请由42件增至60件。", "reconsideration-applications-received"),
      ("行政复议申请从上年的11件降至8件。", "reconsideration-applications-received"),
      ("败诉率由6.1%降至3.6%。", "litigation-loss-rate"),
    ])
  func previous(sentence: String, indicator: String) throws {
    let figures = try figures(sentence)
    #expect(figures.map { $0.reading?.role } == [.previous, .level])
    #expect(figures.map(\.previousOf) == [[indicator], []])
    #expect(figures.map(\.indicators) == [[], [indicator]])
    #expect(figures.map(\.class) == [.uncatalogued, .catalogued])
  }

  @Test("A part can have an indicator of its own beside that of the whole")
  func part() throws {
    let catalogue = try Catalogue(
      files: ProjectFiles.catalogueFiles() + [
        CatalogueFile(
          name: "indicators/x.yaml",
          text: """
            - code: inspections-of-firms
              theme: enforcement
              name: {zh: 入企检查, en: inspections of firms}
              definition: {zh: 入企检查, en: inspections of firms}
              unit: occurrence
              measure: count
              reading: [{counts: [入企检查]}]
            """)
      ])
    let figures = try ReportReader(catalogue: catalogue)
      .read(
        Array("开展行政检查6870次，其中入企检查2215次。".utf8), area: "370404",
        period: Samples.period(2022)
      ).publication.figures.filter { $0.class != .notAFigure }
    #expect(figures.map(\.indicators) == [["enforcement-inspections"], ["inspections-of-firms"]])
  }
}
