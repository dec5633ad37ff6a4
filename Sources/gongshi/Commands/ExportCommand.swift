import ArgumentParser
import IndicatorStore
import Indicators
import Representations

/// `gongshi export`.
struct ExportCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the published observations to standard output.",
    discussion: """
      EXAMPLES
        gongshi export > observations.csv
        gongshi export --format json --theme disputes
        gongshi export --lang en --area 370404 --period 2019..2023
      """)

  @Option(help: "csv or json.")
  var format: Format = .csv

  @Option(help: "The language of names and notes in CSV: zh or en.")
  var lang: String = "zh"

  @Option(help: "Only these themes, separated by commas.")
  var theme: String?

  @Option(help: "Only these indicators, separated by commas.")
  var indicator: String?

  @Option(help: "Only these areas, separated by commas.")
  var area: String?

  @Option(help: "Only these periods: 2021, 2019..2023, 2020...")
  var period: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  func run() async throws {
    let settings = try await config.settings(["store.path": store.path])
    let catalogue = try config.folder().catalogue()
    let query = try query(catalogue)
    guard let language = Language(rawValue: lang) else {
      throw Failure.settings("unknown language “\(lang)”; zh or en would be right")
    }
    let store = try StoreOptions.existing(settings.storePath, catalogue)
    let rows = try store.stream(query)
    switch format {
    case .csv:
      let csv = CSVRepresentation(catalogue: catalogue, language: language)
      try Terminal.write(csv.header)
      try rows.forEach { try Terminal.write(csv.row($0)) }
    case .json:
      var separator = #"{"data":["#
      try rows.forEach {
        try Terminal.write(
          Array(separator.utf8) + JSONRepresentation.encode(ObservationDocument($0)))
        separator = ",\n"
      }
      let opening = separator.hasPrefix("{") ? separator : ""
      try Terminal.write("\(opening)],\"release\":\(rows.release)}\n")
    }
  }

  private func query(_ catalogue: Catalogue) throws -> ObservationQuery {
    func codes(_ text: String?, _ what: String, _ known: [String]) throws -> [String] {
      try (text ?? "").split(separator: ",").map(String.init).map { code in
        guard known.contains(code) else {
          let nearest = Suggestions.nearest(to: code, among: known).joined(separator: ", ")
          throw Failure.settings(
            "unknown \(what) “\(code)”" + (nearest.isEmpty ? "" : "; did you mean \(nearest)?"))
        }
        return code
      }
    }
    var query = ObservationQuery()
    query.themes = try codes(theme, "theme", catalogue.themes.map(\.code))
    query.indicators = try codes(indicator, "indicator", catalogue.indicators.map(\.code))
    query.areas = try codes(area, "area", catalogue.areas.map(\.code))
    query.periods = try (period ?? "").split(separator: ",").map { text in
      guard let range = PeriodRange(String(text)) else {
        throw Failure.settings("“\(text)” is no period; 2021, 2019..2023 or 2020.. would be right")
      }
      return range
    }
    return query
  }
}

extension ObservationRows {
  fileprivate func forEach(_ body: (PublishedObservation) throws -> Void) throws {
    while case let rows = try next(), !rows.isEmpty { try rows.forEach(body) }
  }
}
