import Foundation
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
    let numbers = String(repeating: "1、", count: ReportReader.maximumNumbers)
    #expect(throws: ReadingError.tooManyNumbers(limit: ReportReader.maximumNumbers, line: 6)) {
      try reader.read(title + Array("\n受理3件。\n\(numbers)".utf8))
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
      "开展人民调解工作，工作。", "１", "其中", "其中1件", "由1增至", "（）", "万",
    ])
  func areReadInLinearTime(_ piece: String) throws {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    #expect(throws: Never.self) {
      _ = try reader.read(Array(text.utf8), area: "370404", period: period)
    }
  }

  /// Four times the text may take eight times as long: more than four, since machines are busy, and
  /// far from sixteen. Measured in processor time, of which others on the machine take none.
  @Test(arguments: ["1", "一", "其中1件", "由1增至", "（", "受理1件，", "开展人民调解工作", "受理行政复议案件#件。"])
  func growNoFasterThanTheirLength(_ piece: String) throws {
    func time(_ bytes: Int) throws -> Double {
      var text = ""
      var number = 0
      while text.utf8.count < bytes {
        text += piece.replacing("#", with: "\(number)")
        number += 1
      }
      return try (0..<2).map { _ in
        var start = timespec()
        var end = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
        _ = try reader.read(Array(text.utf8), area: "370404", period: period)
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
        return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
      }.min() ?? 0
    }
    #expect(try time(24_000) < 8 * time(6_000))
  }
}
