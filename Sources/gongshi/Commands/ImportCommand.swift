import ArgumentParser
import IndicatorStore
import Indicators
import ReportReading
import Representations

/// `gongshi import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read a report and publish it as one release.",
    discussion: """
      The same report again makes no release. A service that runs on the store shows the new release \
      at once.

      EXAMPLES
        gongshi import report.md
        gongshi import report.md --area 370404 --year 2022 --reason "yearly report"
      """)

  @OptionGroup var report: ReportArguments
  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Option(help: "Why, for the list of releases.")
  var reason = "import"

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let settings = try await config.settings(["store.path": store.path])
    let catalogue = try config.folder().catalogue()
    let reading = try report.read(catalogue)
    let store = try IndicatorStore(path: settings.storePath, catalogue: catalogue)
    let release = try store.publish(
      reading.publication, by: "gongshi import", reason: reason)
    try store.close()
    for finding in reading.findings { Terminal.complain(finding.detail) }
    if json {
      let document = release.map(ReleaseDocument.init)
      try Terminal.write(try JSONRepresentation.encode(document) + [0x0A])
    } else if let release {
      try Terminal.write(
        "release \(release.number): \(release.report), \(release.changes) observations changed\n")
    } else {
      try Terminal.write(
        "\(reading.publication.report.id) is published already; nothing changed\n")
    }
  }
}
