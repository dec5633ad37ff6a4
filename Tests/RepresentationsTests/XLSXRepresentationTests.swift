import Foundation
import Indicators
import Representations
import TestSupport
import Testing

@Suite("Observations as a workbook")
struct XLSXRepresentationTests {
  @Test("Every value of two places is the one of JSON, to the 15 digits that spreadsheets tell")
  func values() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.xlsx")
    let values = (0...10_000).map { Decimal($0) / 100 }
    let table = ObservationTable.table(try ProjectFiles.catalogue.get(), .zh)
      .choosing(["value"])
    let xlsx = try XLSXRepresentation(
      path: file, temporaryFolder: folder.url.path, table: table,
      site: Site(address: "https://a.cn", licence: "x", licenceAddress: "https://a.cn/x"),
      release: nil, origin: "https://a.cn", language: .zh)
    for value in values {
      try xlsx.append(
        PublishedObservation(
          observation: Samples.observation("reconsideration-accepted", value), release: 1,
          supersededBy: nil))
    }
    try xlsx.close()
    let sheet = try Program.run("unzip", ["-p", file, "xl/worksheets/sheet1.xml"]).text
    let written = sheet.matches(of: #/<v>([^<]*)<\/v>/#).compactMap { Double($0.1) }
      .map { String(format: "%.15g", $0) }
    #expect(written == values.map(\.description))
  }
}
