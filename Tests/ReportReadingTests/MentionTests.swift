import Indicators
import ReportReading
import TestSupport
import Testing

/// Amounts without a number are listed as text, and are no figures.
@Suite("Words for all, none, some and the unreadable")
struct MentionTests {
  private func reading(_ text: String) throws -> Reading {
    try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .read(Array(text.utf8), area: "370404", period: Samples.period(2021))
  }

  @Test(arguments: [
    ("法律顾问实现全覆盖，重大决策应审尽审、应公开尽公开。", ["all 全覆盖", "all 应审尽审", "all 应公开尽公开"]),
    ("全年零投诉、零复议，未发生败诉案件。", ["zero 零投诉", "zero 零复议", "zero 未发生"]),
    ("组织数百场宣讲，发放若干资料。", ["vague 数百", "vague 若干"]),
    (
      "召开会议*次，培训**人次，化解××件，下达XX份，涉及（略）项。",
      ["masked *次", "masked **人次", "masked ××件", "masked XX份", "masked （略）项"]
    ),
    ("提供零距离服务，对违法零容忍，应审不审的追责。", []),
    ("推行A*计划，**一是**压实责任，XX区。", []),
  ])
  func areListed(text: String, expected: [String]) throws {
    let reading = try reading(text)
    #expect(reading.mentions.map { "\($0.kind.rawValue) \($0.evidence.asWritten)" } == expected)
    #expect(reading.publication.figures.allSatisfy { $0.reading == nil })
  }

  @Test func standWhereTheySay() throws {
    let text = "# 某区2021年报告\n\n一、成效\n\n培训××人次，全部办结。**二是**实现全覆盖。\n"
    let scalars = Array(text.unicodeScalars)
    let mentions = try reading(text).mentions
    #expect(mentions.map(\.evidence.asWritten) == ["××人次", "全部", "全覆盖"])
    for evidence in mentions.map(\.evidence) {
      let written = scalars[evidence.start..<evidence.end].map(String.init).joined()
      #expect(written == evidence.asWritten)
      #expect(evidence.section == "一")
    }
  }
}
