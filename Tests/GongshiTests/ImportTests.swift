import Foundation
import TestSupport
import Testing

@testable import gongshi

@Suite("Import of several reports")
struct ImportTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path("gongshi.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    for (year, text) in [
      2021: "收到行政复议申请39件，受理27件。办理法律援助案件120件。",
      2022: "收到行政复议申请由42件增至60件，受理30件。办理法律援助案件1300件。",
    ] {
      try folder.write("# 峄城区\(year)年法治政府建设报告\n\n一、情况\n\(text)\n", to: "\(year).md")
    }
    try folder.write("没有标题。\n", to: "bad.md")
  }

  private func run(_ names: [String], _ options: [String] = []) throws -> Program.Output {
    try Executable.run(["import"] + names.map(folder.path) + options + ["--store", store])
  }

  @Test("Each becomes a release; one that fails is named, and the others are kept")
  func several() throws {
    let run = try run(["2022.md", "bad.md", "2021.md", "missing.md"])
    #expect(run.status == 1)
    #expect(run.text.hasPrefix("release 1: 370404-2022, "))
    #expect(run.text.contains("\nrelease 2: 370404-2021, "))
    #expect(run.text.contains("2 published (releases 1 to 2, "))
    #expect(run.text.contains("2 failed\n"))
    #expect(run.text.contains("2 checks do not hold; gongshi check says which"))
    #expect(run.error.contains("bad.md: no report heading"))
    #expect(run.error.contains("missing.md cannot be read"))
    // A bar is for terminals.
    #expect(!run.error.contains("\r") && !run.text.contains("\r"))
    let exported = try Executable.run(["export", "--format", "json", "--store", store])
    let periods = try #require(JSONValue(exported.output)["data"]).elements.map {
      $0["period"]?.string
    }
    #expect(Set(periods) == ["2021", "2022"])

    let check = try Executable.run(["check", "--store", store])
    #expect(check.status == 1)
    #expect(
      check.text.contains(
        "fail  370404-2022  jump-between-years  "
          + "legal-aid-cases.370404.2021 120, legal-aid-cases.370404.2022 1300\n"))
    #expect(check.text.contains("42 by 370404-2022#"))
  }

  @Test("All that can be read: 0, and again: nothing new")
  func again() throws {
    #expect(try run(["2021.md", "2022.md"]).status == 0)
    let second = try run(["2021.md", "2022.md"])
    #expect(second.status == 0)
    #expect(second.text.contains("0 published, 2 published already\n"))
  }

  @Test("For scripts, each report has a line")
  func json() throws {
    let run = try run(["2021.md", "bad.md", "2021.md"], ["--json"])
    #expect(run.status == 1)
    let lines = try run.text.split(separator: "\n").map { try JSONValue(Array($0.utf8)) }
    #expect(lines.count == 3)
    #expect(lines.first?["report"]?.string == "370404-2021")
    #expect(lines.dropFirst().first?["file"]?.string == folder.path("bad.md"))
    #expect(lines.dropFirst().first?["error"]?.string?.contains("no report heading") == true)
    #expect(lines.last == .null)
  }

  @Test(
    "Area and year are for one report", arguments: [["--year", "2022"], ["--area", "370404"]])
  func overrides(options: [String]) throws {
    let run = try run(["2021.md", "2022.md"], options)
    #expect(run.status == 2)
    #expect(run.error.contains("for one report"))
    #expect(!FileManager.default.fileExists(atPath: store))
    #expect(try self.run(["bad.md"], ["--year", "2022", "--area", "370404"]).status == 0)
  }

  @Test("A text that is no report makes no store")
  func noStore() throws {
    #expect(try run(["bad.md"]).status == 1)
    #expect(try run(["bad.md", "missing.md"]).status == 1)
    #expect(!FileManager.default.fileExists(atPath: store))
  }

  @Test("The bar fills, and never breaks a line")
  func bar() {
    let bar = ProgressBar(total: 4, isShown: false)
    #expect(bar.line(0, "a.md").hasPrefix("[....................] 0/4 a.md"))
    #expect(bar.line(1, "a.md").hasPrefix("[#####...............] 1/4 a.md"))
    #expect(bar.line(4, "a.md").hasPrefix("[####################] 4/4 a.md"))
    #expect(bar.line(1, String(repeating: "x", count: 500)).count < 80)
  }

  @Test("On a terminal there is a bar")
  func terminal() throws {
    let command =
      "\(Executable.path) import \(folder.path("2021.md")) \(folder.path("2022.md")) --store \(store)"
    let run = try Program.run("script", ["-qec", command, "/dev/null"])
    #expect(run.status == 0)
    #expect(run.text.contains("\r[##########..........] 1/2 "))
    let single = try Program.run(
      "script",
      ["-qec", "\(Executable.path) import \(folder.path("2021.md")) --store \(store)", "/dev/null"])
    #expect(!single.text.contains("[#"))
  }

  @Test("No more is read than a report may have")
  func endless() throws {
    let command = "head -c 50000000 /dev/zero | \(Executable.path) read -"
    let run = try Program.run("sh", ["-c", command])
    #expect(run.status == 1)
    #expect(run.error.contains("standard input: this is more than a report"))
  }
}
