import Indicators
import TestSupport
import Testing

@testable import ReportReading

@Suite("The area of a report")
struct AreaTests {
  /// Shared: making a reader takes longer than reading a title.
  private static let reader = ProjectFiles.catalogue.map(ReportReader.init)

  private func outcome(_ text: String) throws -> AreaCase.Outcome {
    let period = try Samples.period(2021)
    do {
      let reading = try Self.reader.get().read(Array(text.utf8), period: period)
      return .area(reading.publication.report.area)
    } catch let error as ReadingError {
      switch error {
      case .noArea: return .none
      case .noCode(let name, _): return .noCode(name)
      case .ambiguousArea(_, let candidates, _): return .candidates(candidates)
      default: throw error
      }
    }
  }

  @Test("A title says it", arguments: AreaCase.titles)
  func titles(_ example: AreaCase) throws {
    #expect(try outcome(example.text) == example.outcome)
  }

  @Test("Autonomous areas have short names", arguments: AreaCase.autonomous)
  func autonomous(_ example: AreaCase) throws {
    #expect(try outcome(example.text) == example.outcome)
  }

  @Test("The area above settles which of several it is", arguments: AreaCase.homonyms)
  func homonyms(_ example: AreaCase) throws {
    #expect(try outcome(example.text) == example.outcome)
  }

  @Test("A name without its level needs a word that makes it sure", arguments: AreaCase.short)
  func short(_ example: AreaCase) throws {
    #expect(try outcome(example.text) == example.outcome)
  }

  @Test("What is no area is not taken for one", arguments: AreaCase.others)
  func others(_ example: AreaCase) throws {
    #expect(try outcome(example.text) == example.outcome)
  }

  @Test("Every area is found by its full name and those above it")
  func everyArea() throws {
    let catalogue = try ProjectFiles.catalogue.get()
    let names = AreaNames(catalogue)
    let words = AreaWords(catalogue.areaWords)
    for area in catalogue.areas {
      let name = catalogue.fullName(of: area.code)
      let line = AreaLine(
        "\(name)人民政府2021年法治政府建设情况报告".unicodeScalars, passage: 0, names: names, words: words)
      let mention = try #require(line.mentions.first, "\(name)")
      #expect(mention.codes == [area.code] && mention.isSure && mention.partEnd == nil, "\(name)")
      #expect(line.mentions.count == 1, "\(name)")
      #expect(line.text(mention.range) == name)
    }
  }

  @Test("Errors are sentences with the line and what to do")
  func sentences() throws {
    func sentence(_ text: String) throws -> String {
      do {
        _ = try Self.reader.get().read(Array(text.utf8))
      } catch let error as ReadingError {
        return error.description
      }
      Issue.record("it was read")
      return ""
    }
    #expect(
      try sentence("\n\n# 河北省新华区2021年法治政府建设情况报告\n")
        == "line 3: “河北省新华区” may be 130105 河北省石家庄市新华区, or 130902 河北省沧州市新华区, "
        + "and the text does not settle it; name the area (--area 130105)")
    #expect(
      try sentence("枣庄高新区2021年法治政府建设情况报告\n")
        == "line 1: “枣庄高新区” has no code of its own in GB/T 2260, as new areas, development zones and "
        + "towns have none; name the area that its figures are to be counted to (--area CODE), "
        + "or add it to Config/catalogue/areas.yaml")
    #expect(try sentence("2021年法治政府建设情况报告\n").contains("Config/catalogue/areas.yaml"))
  }

  @Test("A code that is given settles everything")
  func given() throws {
    let text = Array("# 鼓楼区2021年法治政府建设情况报告\n".utf8)
    let reading = try Self.reader.get().read(text, area: "350102")
    #expect(reading.publication.report.id == "350102-2021")
  }

  /// Names, words around them and bytes of any kind in any order.
  @Test("Any text gives an area or an error", .timeLimit(.minutes(10)))
  func anything() throws {
    let pieces = [
      "枣庄", "市", "市中区", "区", "县", "鼓楼区", "朝阳", "吉林", "省", "2021年", "法治", "报告", "\n", "城区", "新区",
      "人民政府", "发布机构：", "积石山", "自治县", "关于", "# ", "、", "抄送", "\u{FEFF}", "A",
    ]
    var random = SplitMix(state: 370_404)
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<random.next() % 40 {
        bytes += pieces[Int(random.next() % UInt64(pieces.count))].utf8
        if random.next() % 16 == 0 { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
      }
      let text = String(decoding: bytes, as: UTF8.self).replacing("\0", with: "")
      do {
        _ = try outcome("法治报告\(text)")
      } catch let error as ReadingError {
        #expect(!error.description.isEmpty)
      }
    }
  }

  /// Each would take very long if time grew with the square of the length.
  @Test(
    "Time grows with the length", .timeLimit(.minutes(10)),
    arguments: ["枣庄市", "新城", "市中区", "吉林", "朝阳区报告\n", "鼓楼区来源", "报告法治\n鼓楼区\n"])
  func linear(_ piece: String) throws {
    let text = "鼓楼区法治报告" + String(repeating: piece, count: 100_000 / piece.utf8.count)
    _ = try outcome(text)
  }

  @Test(
    "The year is in the title, in either kind of digits, or in the line above",
    arguments: [
      ("峄城区2021年法治政府建设情况报告", 2021), ("峄城区２０２０年度法治政府建设情况报告", 2020),
      ("峄城区二〇二〇年度法治政府建设报告（2021年1月）", 2020), ("峄城区二零一九年法治政府建设情况报告", 2019),
      ("# 峄城区2018年工作\n\n# 法治政府建设情况报告", 2018), ("峄城区“十四五”2022年法治政府建设情况报告", 2022),
    ])
  func year(text: String, year: Int) throws {
    let reading = try Self.reader.get().read(Array(text.utf8), area: "370404")
    #expect(reading.publication.report.period == (try Samples.period(year)))
  }
}
