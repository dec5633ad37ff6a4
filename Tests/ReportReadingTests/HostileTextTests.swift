import Indicators
import ReportReading
import TestSupport
import Testing

@Suite("Texts that are no report")
struct HostileTextTests {
  let reader: ReportReader
  let period: Period

  init() throws {
    reader = ReportReader(catalogue: try ProjectFiles.catalogue.get())
    period = try #require(Period(year: 2021))
  }

  @Test func areRefusedWithTheLine() throws {
    let title = Array("# 峄城区2021年法治政府建设情况报告\n\n一、情况\n".utf8)
    #expect(throws: ReadingError.empty) { try reader.read([]) }
    #expect(throws: ReadingError.empty) { try reader.read(Array(" \n\t\u{FEFF}\n".utf8)) }
    #expect(throws: ReadingError.notUTF8(line: 4)) { try reader.read(title + [0xFF, 0x0A]) }
    #expect(throws: ReadingError.notText(line: 4)) { try reader.read(title + [0x00]) }
    #expect(throws: ReadingError.noArea(line: 1)) { try reader.read(Array("今天39件。\n".utf8)) }
    #expect(throws: ReadingError.noPeriod(line: 1)) {
      try reader.read(Array("# 峄城区法治政府建设情况报告\n".utf8))
    }
    #expect(throws: ReadingError.tooLarge(bytes: 2 << 20 + 1, limit: 2 << 20)) {
      try reader.read([UInt8](repeating: 0x41, count: 2 << 20 + 1))
    }
  }

  /// Random cuts and joins of the report and of bytes: figures or an error, never a crash.
  @Test func neverEndTheProcess() throws {
    let report = try ProjectFiles.report()
    var random = SplitMix(state: 2021)
    for _ in 0..<60 {
      var bytes: [UInt8] = []
      while bytes.count < 4000 {
        let start = Int(random.next() % UInt64(report.count))
        let end = min(report.count, start + Int(random.next() % 300))
        bytes += report[start..<end]
        bytes += (0..<random.next() % 4).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      }
      // Most mixtures are not UTF-8; repaired, they are read.
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8).filter { $0 != 0 }
      let reading = try reader.read(repaired, area: "370404", period: period)
      let scalars = Array(reading.publication.report.text.unicodeScalars)
      for figure in reading.publication.figures {
        let words = scalars[figure.evidence.start..<figure.evidence.end]
        #expect(String(String.UnicodeScalarView(words)) == figure.evidence.asWritten)
      }
    }
  }

  /// Figures whose words contain numerals, or touch the figure before them.
  @Test(arguments: [
    "同比增长3.5个百分点。", "面积5平方千米。", "达20多达30人。", "百分之百分之三。", "1-2-3天。", "1/2/3。", "3:4:5之比。",
    "第第1名。", "由1至2至3件。", "万万余余人。", "5千千克。", "十几几人。", "半半天。", "（1）（2）3件。", "1.2.3.4件。",
  ])
  func mayOverlap(_ text: String) throws {
    let reading = try reader.read(Array(text.utf8), area: "370404", period: period)
    let ends = reading.publication.figures.map(\.evidence)
    #expect(ends.allSatisfy { $0.start < $0.end })
  }

  /// Each would take hours if time grew with the square of the length.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "1", "一", "“", "《", "受理1件", "受理1件，", "1、", "一是", "（", "**", "a 1 ", "万余", "## 四、2022年度安排\n",
      "开展人民调解工作，工作。",
    ])
  func areReadInLinearTime(_ piece: String) throws {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    #expect(throws: Never.self) {
      _ = try reader.read(Array(text.utf8), area: "370404", period: period)
    }
  }
}

/// A small random source with a fixed seed, so that a failure can be repeated.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
