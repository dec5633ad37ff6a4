import Foundation
import Packing
import TestSupport
import Testing

@Suite("Workbooks")
struct WorkbookTests {
  private func workbook(_ rows: [[Workbook.Cell]]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let workbook = try Workbook(
      path: folder.path("a.xlsx"), temporaryFolder: folder.url.path, title: "法治",
      made: Date(timeIntervalSince1970: 1_650_000_000))
    try workbook.beginSheet("数据", widths: [10, 20], frozenRows: 1)
    for row in rows { try workbook.append(row) }
    try workbook.close()
    return folder
  }

  private func part(_ name: String, of folder: TemporaryFolder) throws -> String {
    let result = try Program.run("unzip", ["-p", folder.path("a.xlsx"), name])
    #expect(result.status == 0)
    return result.text
  }

  @Test("Cells, formats, the frozen header and links are in the file")
  func cells() throws {
    let folder = try workbook([
      [.header("id"), .header("value")],
      [.link("a", address: "https://data.example.cn/a?b=1&c=2"), .number(98.5, places: 1)],
      [.text("行政复议 <&>"), .number(2021, places: nil)], [.empty, .number(16000, places: 0)],
    ])
    let sheet = try part("xl/worksheets/sheet1.xml", of: folder)
    #expect(sheet.contains("<v>98.5</v>"))
    #expect(sheet.contains("<v>2021</v>"))
    #expect(sheet.contains("行政复议 &lt;&amp;&gt;"))
    #expect(sheet.contains(#"state="frozen""#))
    #expect(try part("xl/styles.xml", of: folder).contains("#,##0.0"))
    #expect(try part("xl/worksheets/_rels/sheet1.xml.rels", of: folder).contains("data.example.cn"))
    #expect(try part("docProps/core.xml", of: folder).contains("法治"))
  }

  @Test("What was not finished is not written")
  func abandoned() throws {
    let folder = try TemporaryFolder()
    do {
      let workbook = try Workbook(
        path: folder.path("a.xlsx"), temporaryFolder: folder.url.path, title: "法治", made: Date())
      try workbook.beginSheet("数据", widths: [])
      try workbook.append([.text("a")])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    // Not even a sheet.
    _ = try Workbook(
      path: folder.path("b.xlsx"), temporaryFolder: folder.url.path, title: "法治", made: Date())
  }

  @Test("An address that holds words of the library stays one")
  func words() throws {
    let address = "https://a.cn/?q=external:x&r=internal:y"
    let folder = try workbook([[.link("a", address: address)]])
    let links = try part("xl/worksheets/_rels/sheet1.xml.rels", of: folder)
    #expect(links.contains("https://a.cn/?q=external%3Ax&amp;r=internal%3Ay"))
  }

  @Test("The same content gives the same bytes")
  func deterministic() throws {
    func bytes() throws -> Data {
      let folder = try workbook([[.text("a"), .number(1, places: 0)]])
      return try Data(contentsOf: folder.url.appending(path: "a.xlsx"))
    }
    #expect(try bytes() == bytes())
  }

  @Test("A text that is too long for a cell is cut, and more links than a sheet takes are texts")
  func limits() throws {
    let long = String(repeating: "法", count: 40_000)
    let links = (0..<65_540).map { [Workbook.Cell.link("\($0)", address: "https://a.cn/\($0)")] }
    let sheet = try part(
      "xl/worksheets/sheet1.xml",
      of: workbook([[.text(long), .link("far", address: "https://a.cn/" + long)]] + links))
    #expect(sheet.contains("法…"))
    #expect(!sheet.contains(long))
    #expect(sheet.contains(">65539<"))
    #expect(sheet.contains(">far<"))
  }
}
