import ArgumentParser
import Indicators
import Representations

/// `gongshi catalogue`.
struct CatalogueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue",
    abstract: "List the catalogue, after validating it.",
    discussion: """
      A mistake is told with its file and line, and with what would be right.

      EXAMPLES
        gongshi catalogue
        gongshi catalogue --json
        gongshi catalogue suggest report.md    entries for what no indicator claims yet
      """,
    subcommands: [CatalogueSuggestCommand.self])

  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let catalogue = try config.folder().catalogue()
    if json {
      let documents = catalogue.themes.map { theme in
        ThemeDocument(
          theme,
          indicators: catalogue.indicators.filter { $0.theme == theme.code }
            .map { IndicatorDocument($0, catalogue: catalogue) })
      }
      try Terminal.write(try JSONRepresentation.encode(documents) + [0x0A])
      return
    }
    for theme in catalogue.themes {
      try Terminal.write("\n\(theme.order)  \(theme.name.zh)  \(theme.name.en)  (\(theme.code))\n")
      for indicator in catalogue.indicators where indicator.theme == theme.code {
        let origin = indicator.formula.map { "  = \($0.text)" } ?? ""
        try Terminal.write(
          "   \(indicator.code)  [\(indicator.unit)]  \(indicator.name.zh)\(origin)\n")
      }
    }
    try Terminal.write(
      "\n\(catalogue.indicators.count) indicators, \(catalogue.themes.count) themes, "
        + "\(catalogue.units.count) units, \(catalogue.areas.count) areas, "
        + "\(catalogue.checks.count) checks: all valid\n")
  }
}
