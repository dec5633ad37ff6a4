import ArgumentParser
import Indicators
import ReportReading
import Representations

/// `gongshi catalogue suggest`.
struct CatalogueSuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Print catalogue entries for the figures that no indicator claims.",
    discussion: """
      Each entry claims its figure and no other one of the report. Put the ones you want into a file \
      of Config/catalogue/indicators, replace what says TODO, and shorten the words under `reading` to \
      those that other reports will have too.

      EXAMPLES
        gongshi catalogue suggest report.md
        gongshi catalogue suggest 370404-2021        a report of the store or of Config/reports
        gongshi catalogue suggest - < report.md > entries.yaml
      """)

  @OptionGroup var report: ReportArguments
  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  func run() async throws {
    let folder = try config.folder()
    let catalogue = try folder.catalogue()
    let settings = try config.settings(["store.path": store.path])
    let source = try ReportSource(report, folder: folder, store: settings.store, catalogue)
    let suggestions = try source.suggestions(catalogue)
    try Terminal.write(
      suggestions.isEmpty
        ? "# An indicator claims every figure.\n" : CatalogueYAML.text(suggestions))
  }
}
