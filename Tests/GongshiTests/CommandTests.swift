import Foundation
import Indicators
import TestSupport
import Testing

@Suite("Commands", .serialized)
struct CommandTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path("gongshi.sqlite") }
  private let report = "Config/reports/370404-2021.md"

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(
    "Help teaches by example",
    arguments: [
      "", "serve", "read", "import", "export", "check", "catalogue", "backup", "restore",
      "healthcheck",
    ])
  func help(command: String) throws {
    let arguments = command.isEmpty ? ["--help"] : [command, "--help"]
    let run = try Executable.run(arguments)
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    #expect(run.text.contains("EXAMPLES"))
    #expect(run.text.contains("gongshi \(command.isEmpty ? "serve" : command)"))
  }

  @Test("The version is told")
  func version() throws {
    let run = try Executable.run(["--version"])
    #expect(run.status == 0)
    #expect(run.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(
    "Wrong usage exits with 2 and says what is wrong",
    arguments: [
      ["--nothing"], ["serve", "--nothing"], ["read"], ["nothing"], ["export", "--format", "xml"],
      ["read", "Config/reports/370404-2021.md", "--area", "370407"],
      ["read", "Config/reports/370404-2021.md", "--year", "21"], ["serve", "--port", "http"],
      ["serve", "--port", "70000"], ["serve", "--config", "/nowhere/gongshi.yaml"],
    ])
  func usage(arguments: [String]) throws {
    let store = arguments[0] == "export" || arguments[0] == "serve" ? ["--store", store] : []
    let run = try Executable.run(arguments + store)
    #expect(run.status == 2, "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(!run.error.isEmpty)
    #expect(!run.error.contains("Failure"))
    #expect(!FileManager.default.fileExists(atPath: self.store))
  }

  @Test(
    "What the service would refuse, export refuses with its words",
    arguments: [
      (["--lang", "fr"], "zh, en would be right"), (["--period", "x"], "no period"),
      (["--theme", "dispute"], "Did you mean disputes?"), (["--as-of", "7"], "no release"),
      (["--format", "ndjson", "--lang", "en"], "unknown parameter"),
    ])
  func refusedExport(arguments: [String], says: String) throws {
    #expect(try Executable.run(["import", report, "--store", store]).status == 0)
    let run = try Executable.run(["export", "--store", store] + arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains(says), "\(run.error)")
  }

  @Test("read --json accounts for 171 numerals, from a file and from standard input")
  func read() throws {
    let file = try Executable.run(["read", report, "--json"])
    #expect(file.status == 0)
    #expect(file.error.isEmpty)
    let document = try JSONValue(file.output)
    let figures = try #require(document["figures"]).elements
    #expect(figures.count == 171)
    #expect(figures.filter { $0["class"]?.string != "notAFigure" }.count == 68)
    #expect(
      figures.allSatisfy { $0["class"]?.string != "notAFigure" || $0["reason"]?.string != nil })
    let input = try Executable.run(["read", "-", "--json"], input: ProjectFiles.report())
    #expect(input.status == 0)
    #expect(input.output == file.output)
  }

  @Test("read shows a person the same, without colours in a pipe")
  func readText() throws {
    let run = try Executable.run(["read", report])
    #expect(run.status == 0)
    #expect(run.text.contains("171 numerals"))
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test("What is no report is refused with a sentence")
  func readBad() throws {
    let missing = try Executable.run(["read", "/nowhere/report.md"])
    #expect(missing.status == 1)
    #expect(missing.error.contains("/nowhere/report.md cannot be read"))
    for input in [[], Array("no heading at all".utf8), [0xFF, 0xFE, 0x00]] {
      let run = try Executable.run(["read", "-"], input: input)
      #expect(run.status == 1)
      #expect(run.error.hasPrefix("gongshi: standard input: "))
      #expect(run.output.isEmpty)
    }
  }

  @Test("A report is imported once")
  func importing() throws {
    let arguments = ["import", report, "--store", store]
    let first = try Executable.run(arguments + ["--json", "--reason", "yearly report"])
    #expect(first.status == 0, "\(first.error)")
    let release = try JSONValue(first.output)
    #expect(release["number"] == .number(1))
    #expect(release["reason"]?.string == "yearly report")
    #expect(release["report"]?.string == "370404-2021")
    let second = try Executable.run(arguments)
    #expect(second.status == 0)
    #expect(second.text.contains("published already; nothing changed"))
    #expect(try JSONValue(Executable.run(arguments + ["--json"]).output) == .null)
  }

  @Test("The CSV that is exported has the rows of the JSON")
  func export() throws {
    #expect(try Executable.run(["import", report, "--store", store]).status == 0)
    let csv = try CSVTable(Executable.run(["export", "--store", store]).output)
    let json = try JSONValue(
      Executable.run(["export", "--format", "json", "--store", store]).output)
    let rows = try #require(json["data"]).elements
    #expect(json["release"] == .number(1))
    #expect(csv.rows.count == rows.count)
    for (row, observation) in zip(csv.rows, rows) {
      for field in ["id", "value", "unit", "lowerBound", "upperBound", "asWritten", "qualifier"] {
        #expect(row[field] == observation[field]?.cell)
      }
    }
    let some = try Executable.run([
      "export", "--store", store, "--lang", "en", "--indicator", "reconsideration-accepted",
      "--period", "2021..",
    ])
    let row = try CSVTable(some.output).rows
    #expect(row.map { $0["areaName"] } == ["Yicheng District"])
    #expect(row.map { $0["value"] } == ["27"])
    let none = try Executable.run([
      "export", "--store", store, "--format", "json", "--period", "2020",
    ])
    #expect(try JSONValue(none.output)["data"] == .array([]))
  }

  @Test("A folder is no file to export to, and stays")
  func exportToFolder() throws {
    #expect(try Executable.run(["import", report, "--store", store]).status == 0)
    try folder.write("kept", to: "file")
    let run = try Executable.run(["export", "--store", store, "--output", folder.url.path])
    #expect(run.status == 2)
    #expect(run.error.contains("is a folder"))
    #expect(FileManager.default.fileExists(atPath: folder.path("file")))
  }

  @Test("A package is the same in every time zone")
  func timeZones() throws {
    #expect(try Executable.run(["import", report, "--store", store]).status == 0)
    let packages = try ["UTC", "Asia/Shanghai"].map {
      try Executable.run(["export", "--store", store, "--format", "zip"], environment: ["TZ": $0])
        .output
    }
    #expect(packages[0] == packages[1])
  }

  @Test("check says which rules hold")
  func check() throws {
    let fresh = try Executable.run(["check", report])
    #expect(fresh.status == 0, "\(fresh.text)\(fresh.error)")
    #expect(fresh.text.contains("pass  370404-2021  reconsideration-funnel"))
    #expect(try Executable.run(["import", report, "--store", store]).status == 0)
    let published = try Executable.run(["check", "--store", store])
    #expect(published.status == 0)
    #expect(published.text == "pass  store\n" + fresh.text)
    let json = try JSONValue(Executable.run(["check", "--json", "--store", store]).output)
    #expect(json.elements.count == published.text.split(separator: "\n").count)
    #expect(json.elements.allSatisfy { $0["result"]?.string != "fail" })
  }

  @Test("check exits with 1 if figures contradict each other")
  func checkFails() throws {
    let text = String(decoding: try ProjectFiles.report(), as: UTF8.self)
    let broken = text.replacing("39 件", with: "9 件")
    try #require(broken != text, "the report is worded otherwise")
    let run = try Executable.run(["check", "-"], input: Array(broken.utf8))
    #expect(run.status == 1)
    #expect(run.text.contains("fail  370404-2021  reconsideration-funnel  "))
  }

  @Test("catalogue lists what is known")
  func catalogue() throws {
    let text = try Executable.run(["catalogue"])
    #expect(text.status == 0)
    #expect(text.text.contains("reconsideration-accepted  [case]"))
    #expect(text.text.hasSuffix("all valid\n"))
    let json = try JSONValue(Executable.run(["catalogue", "--json"]).output)
    #expect(json.elements.count == 11)
    let indicators = json.elements.flatMap { $0["indicators"]?.elements ?? [] }
    #expect(indicators.count == (try ProjectFiles.catalogue.get().indicators.count))
  }

  @Test("catalogue names every mistake by file and line")
  func brokenCatalogue() throws {
    let config = try Executable.config(in: folder)
    let file = config.appending(path: "catalogue/indicators/disputes.yaml")
    try Executable.edit(file, "unit: item", "unit: itme")
    for command in [["catalogue"], ["serve", "--port", "0", "--store", store], ["read", report]] {
      let run = try Executable.run(
        command + ["--config", config.appending(path: "gongshi.yaml").path])
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.error.hasPrefix("gongshi: \(file.path):9: unknown unit “itme”; "))
      #expect(run.error.split(separator: "\n").count == 1)
    }
    #expect(!FileManager.default.fileExists(atPath: store))
  }
}
