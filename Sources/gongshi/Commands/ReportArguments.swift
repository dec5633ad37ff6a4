import ArgumentParser
import Foundation
import Indicators
import ReportReading

/// A report's file, and what its heading may not say.
struct ReportArguments: ParsableArguments {
  @Argument(help: "The report: Markdown or plain text in UTF-8; - reads standard input.")
  var file: String

  @OptionGroup var place: PlaceOptions

  func read(_ catalogue: Catalogue) throws -> Reading {
    let (area, period) = try place.checked(catalogue)
    return try ReportReader(catalogue: catalogue).read(file: file, area: area, period: period)
  }
}

/// Which report it is, where its heading does not say so.
struct PlaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The code of the area; else the heading tells it.", valueName: "code"))
  var area: String?

  @Option(help: ArgumentHelp("The report's year; else the heading tells it.", valueName: "year"))
  var year: String?

  var isGiven: Bool { area != nil || year != nil }

  /// What the options say; nil where the heading tells it.
  func checked(_ catalogue: Catalogue) throws(Failure) -> (area: String?, period: Period?) {
    if let area, catalogue.area(area) == nil {
      let nearest = Suggestions.nearest(to: area, among: catalogue.areas.map(\.code))
      let right =
        nearest.isEmpty ? "a code of Config/catalogue/areas.csv" : nearest.joined(separator: ", ")
      throw .settings("unknown area “\(area)”; \(right) would be right")
    }
    guard let year else { return (area, nil) }
    guard let period = Period(year) else {
      throw .settings("“\(year)” is no year; four digits would be right")
    }
    return (area, period)
  }
}
