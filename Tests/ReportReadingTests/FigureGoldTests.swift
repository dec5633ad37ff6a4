import Foundation
import Indicators
import TestSupport
import Testing

@testable import ReportReading

@Suite("Every numeral of the project's report")
struct FigureGoldTests {
  let gold: Gold
  let figures: [Figure]

  init() throws {
    gold = try Gold()
    figures = gold.reading.publication.figures
  }

  @Test func isAccountedForOnce() {
    #expect(gold.figures.count == 171)
    #expect(
      figures.map(\.evidence.start) == gold.figures.compactMap { $0["start"].flatMap(Int.init) })
    #expect(figures.map(\.number) == Array(1...171))
    #expect(figures.filter { $0.reading != nil }.count == 68)
  }

  @Test func hasItsPlaceAndWording() {
    for (figure, row) in zip(figures, gold.figures) {
      let token = row["token"] ?? ""
      #expect(figure.evidence.asWritten == row["asWritten"], "\(token)")
      #expect(figure.evidence.end == row["end"].flatMap(Int.init), "\(token)")
      #expect(figure.evidence.section == row["section"], "\(token)")
      // The gold file writes headings without the blanks that the report has in them.
      let heading = figure.evidence.heading.replacing(" / ", with: "/").replacing(" ", with: "")
      let expected = row["heading"]?.replacing(" / ", with: "/").replacing(" ", with: "")
      #expect(figure.evidence.section == "二" || heading == expected, "\(token)")
    }
  }

  @Test func isReadOrHasAReason() throws {
    let reasons = try ProjectFiles.catalogue.get().reading.reasons
    for (figure, row) in zip(figures, gold.figures) {
      let token = row["token"] ?? ""
      switch row["class"] {
      case "figure":
        #expect(figure.class == .catalogued, "\(token)")
        let reading = try #require(figure.reading, "\(token)")
        #expect(reading.quantity.value.description == row["value"], "\(token)")
        #expect(reading.unit == row["unit"], "\(token)")
        #expect(reading.quantity.qualifier.rawValue == row["qualifier"], "\(token)")
        #expect((reading.quantity.lowerBound?.description ?? "") == row["lowerBound"], "\(token)")
        #expect((reading.quantity.upperBound?.description ?? "") == row["upperBound"], "\(token)")
        #expect(reading.kind.rawValue == row["kind"], "\(token)")
        #expect(figure.indicators.joined(separator: " ") == row["indicators"], "\(token)")
        #expect(figure.reason == nil, "\(token)")
      default:
        #expect(figure.class == .notAFigure, "\(token)")
        #expect(figure.reason == row["reason"], "\(token)")
        #expect(reasons[figure.reason ?? ""] != nil, "\(token) \(figure.reason ?? "")")
      }
    }
  }

  /// The promise of the whole product: the words are where the evidence says.
  @Test func isQuotedExactly() {
    let scalars = Array(gold.reading.publication.report.text.unicodeScalars)
    for figure in figures {
      let evidence = figure.evidence
      let words = String(String.UnicodeScalarView(scalars[evidence.start..<evidence.end]))
      #expect(words == evidence.asWritten)
      #expect(evidence.sentenceStart <= evidence.start && evidence.end <= evidence.sentenceEnd)
      #expect(evidence.sentence.contains(evidence.asWritten))
    }
  }

  /// Page breaks cut seven sentences; each is whole again.
  @Test(arguments: [
    "印发《关于建立镇（街道）行政规范性文件和重大行政决策合法性审查机制的实施意见》，今年以来",
    "充实调整了区政府行政复议委员会并成立相应机构",
    "宣传发动群众安装反诈中心 APP 16 万余人",
    "解决企业发展和项目建设“向谁求助，谁来服务”的问题。",
    "全国政协副主席刘新成予以批示肯定。",
    "纳入全区经济社会发展考核和 2021年度工作计划。",
    "打造“榴乡诉递”精致版，全面推行“五个集成”基层社会治理模式",
  ])
  func standsInAWholeSentence(_ words: String) throws {
    let outline = Outline(
      source: try SourceText(bytes: ProjectFiles.report()),
      catalogue: try ProjectFiles.catalogue.get())
    let sentences = outline.sentences.map {
      outline.passages[$0.passage].words($0.range, of: outline.source)
    }
    #expect(sentences.count { $0.contains(words) } == 1)
    #expect(!sentences.contains { $0.contains("\n") })
  }

  /// The four figures of reconsideration stand in three clauses and one sentence more; each has its
  /// own.
  @Test func findsReconsiderationClauseByClause() {
    let values = gold.reading.publication.observations
      .filter { $0.indicator.hasPrefix("reconsideration-") && $0.origin == .reported }
      .map { "\($0.indicator) \($0.quantity.value)" }
    #expect(
      values == [
        "reconsideration-applications-received 39", "reconsideration-accepted 27",
        "reconsideration-concluded 25", "reconsideration-mediated 6",
      ])
  }
}
