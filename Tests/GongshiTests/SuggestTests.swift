import Foundation
import TestSupport
import Testing

@Suite("gongshi catalogue suggest")
struct SuggestTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path("gongshi.sqlite") }
  private let text = "# 峄城区2022年法治政府建设报告\n\n一、情况\n举办法治论坛12场。收到行政复议申请39件。\n"

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("What is printed can be put into the catalogue, and then claims the figure")
  func paste() throws {
    let report = try folder.write(text, to: "report.md")
    let config = try Executable.config(in: folder)
    let settings = ["--config", config.path]
    let suggested = try Executable.run(["catalogue", "suggest", report] + settings)
    #expect(suggested.status == 0, "\(suggested.error)")
    #expect(suggested.text.contains("# 举办法治论坛12场。\n"))
    #expect(suggested.text.contains("举办法治论坛"))
    try Data(suggested.output)
      .write(to: config.appending(path: "catalogue/indicators/suggested.yaml"))

    let catalogue = try Executable.run(["catalogue"] + settings)
    #expect(catalogue.status == 0, "\(catalogue.error)")
    #expect(catalogue.text.contains("todo-370404-2022-"))
    let read = try JSONValue(Executable.run(["read", report, "--json"] + settings).output)
    let figures = try #require(read["figures"]).elements
    #expect(figures.allSatisfy { $0["class"]?.string != "uncatalogued" })
    let again = try Executable.run(["catalogue", "suggest", report] + settings)
    #expect(again.text == "# An indicator claims every figure.\n")
  }

  @Test("A report is named by a file, by - or by its id in the store or beside the settings")
  func sources() throws {
    let report = try folder.write(text, to: "report.md")
    let file = try Executable.run(["catalogue", "suggest", report])
    let input = try Executable.run(["catalogue", "suggest", "-"], input: Array(text.utf8))
    #expect(input.output == file.output)
    let unknown = ["catalogue", "suggest", "370404-2022", "--store", store]
    let missing = try Executable.run(unknown)
    #expect(missing.status == 1)
    #expect(missing.error.contains("no report of this id"))
    #expect(!FileManager.default.fileExists(atPath: store))
    #expect(try Executable.run(["import", report, "--store", store]).status == 0)
    #expect(try Executable.run(unknown).output == file.output)
    let own = try Executable.run(["catalogue", "suggest", "370404-2021", "--store", store])
    #expect(own.text == "# An indicator claims every figure.\n")
  }

  @Test("Help teaches by example")
  func help() throws {
    let run = try Executable.run(["catalogue", "suggest", "--help"])
    #expect(run.status == 0)
    #expect(run.text.contains("EXAMPLES"))
  }
}
