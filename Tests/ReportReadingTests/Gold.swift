import Foundation
import Indicators
import ReportReading
import TestSupport
import Testing

/// What the project's report says, written down by hand: every numeral, every statement.
struct Gold {
  let figures: [[String: String]]
  let statements: [[String: String]]
  let reading: Reading

  init() throws {
    func table(_ name: String) throws -> [[String: String]] {
      let url = try #require(
        Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Gold"))
      // The files end their lines as all files here do.
      let text = try String(contentsOf: url, encoding: .utf8).replacing("\n", with: "\r\n")
      return try CSVTable(Array(text.utf8)).rows
    }
    figures = try table("figures")
    statements = try table("statements")
    reading = try ReportReader(catalogue: ProjectFiles.catalogue.get())
      .read(ProjectFiles.report())
  }
}
