import Indicators
import ReportReading
import TestSupport
import Testing

@Suite("The statements of the project's report")
struct StatementGoldTests {
  let gold: Gold
  let statements: [Statement]

  init() throws {
    gold = try Gold()
    statements = gold.reading.publication.statements
  }

  @Test(
    arguments: zip(
      Statement.Kind.allCases.filter { $0 != .mechanism }, [18, 7, 7, 14, 2]))
  func areAsManyAsTheReportHas(_ kind: Statement.Kind, _ count: Int) {
    #expect(statements.filter { $0.kind == kind }.count == count)
    #expect(gold.statements.filter { $0["kind"] == kind.rawValue }.count == count)
  }

  @Test func sayWhatTheReportSays() throws {
    for row in gold.statements {
      let kind = row["kind"] ?? ""
      let number = row["number"] ?? ""
      let statement = try #require(
        statements.first { $0.kind.rawValue == kind && String($0.number) == number },
        "\(kind) \(number)")
      #expect(statement.text.contains(row["words"] ?? ""), "\(kind) \(number)")
      #expect((statement.name ?? "") == row["name"] ?? "", "\(kind) \(number)")
    }
  }

  /// Rules of higher authorities are cited, plans of the district are only carried out: neither was
  /// issued in the year.
  @Test(arguments: [
    "第一责任人职责", "重大行政决策程序规定", "行政处罚法", "插手具体案件处理", "法治峰城建设规划",
  ])
  func leaveOutWhatIsOnlyCited(_ title: String) {
    #expect(!statements.contains { $0.kind == .document && $0.name?.contains(title) == true })
  }

  @Test func setsUpMechanisms() {
    let names = statements.filter { $0.kind == .mechanism }.compactMap(\.name)
    #expect(names.contains("重大决策终身责任追究制度及责任倒查机制"))
    #expect(names.contains("“红黑名单”信用评价制度"))
    #expect(Set(names).count == names.count)
  }

  @Test func areQuotedExactly() {
    let scalars = Array(gold.reading.publication.report.text.unicodeScalars)
    for statement in statements {
      let evidence = statement.evidence
      #expect(
        String(String.UnicodeScalarView(scalars[evidence.start..<evidence.end]))
          == evidence.asWritten)
      #expect(!statement.text.contains("\n"))
    }
  }

  @Test func standUnderTheirThemes() {
    #expect(statements.first { $0.name == "政策超市" }?.theme == "business")
    #expect(statements.first { $0.name == "智慧景区" }?.theme == "innovation")
    #expect(statements.first { $0.name == "区政府常务会议 2021 年学法计划" }?.theme == "leadership")
  }
}
