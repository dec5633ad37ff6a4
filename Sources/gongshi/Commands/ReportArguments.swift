import ArgumentParser
import Foundation
import Indicators
import ReportReading

/// A report's file, and what its heading may not say.
struct ReportArguments: ParsableArguments {
  @Argument(help: "The report: Markdown or plain text in UTF-8; - reads standard input.")
  var file: String

  @Option(help: ArgumentHelp("The code of the area; else the heading tells it.", valueName: "code"))
  var area: String?

  @Option(help: ArgumentHelp("The report's year; else the heading tells it.", valueName: "year"))
  var year: String?

  func read(_ catalogue: Catalogue) throws -> Reading {
    if let area, catalogue.area(area) == nil {
      let nearest = Suggestions.nearest(to: area, among: catalogue.areas.map(\.code))
      let right =
        nearest.isEmpty ? "a code of Config/catalogue/areas.csv" : nearest.joined(separator: ", ")
      throw Failure.settings("unknown area “\(area)”; \(right) would be right")
    }
    let period = try year.map { text in
      guard let period = Period(text) else {
        throw Failure.settings("“\(text)” is no year; four digits would be right")
      }
      return period
    }
    return try ReportReader(catalogue: catalogue)
      .read(file: file, area: area, period: period)
  }
}
