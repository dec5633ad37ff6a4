import ArgumentParser
import IndicatorStore
import Indicators
import ReportReading
import Representations

/// `gongshi import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read reports and publish each as one release.",
    discussion: """
      The same report again makes no release. A service that runs on the store shows a new release at \
      once. Of several reports, one that cannot be published does not keep the others from it; the \
      exit code is then 1. With --json, each report has a line: its release, null if it is published \
      already, or the file and what is wrong with it.

      EXAMPLES
        gongshi import report.md
        gongshi import reports/*.md
        gongshi import report.md --area 370404 --year 2022 --reason "yearly report"
      """)

  @Argument(help: "The reports: Markdown or plain text in UTF-8; - reads standard input.")
  var files: [String]

  @OptionGroup var place: PlaceOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Option(help: "Why, for the list of releases.")
  var reason = "import"

  @Flag(help: "One JSON document on a line for each report, instead of text.")
  var json = false

  func validate() throws {
    if files.count > 1, place.isGiven {
      throw ValidationError(
        "--area and --year are for one report; several are told apart by their headings")
    }
  }

  func run() async throws {
    let settings = try config.settings(["store.path": store.path])
    let catalogue = try config.folder().catalogue()
    let (area, period) = try place.checked(catalogue)
    let reader = ReportReader(catalogue: catalogue)
    let progress = ProgressBar(total: files.count)
    var summary = ImportSummary()
    // Not before there is something to publish: a report that cannot be read makes no store.
    var store: IndicatorStore?
    for (index, file) in files.enumerated() {
      progress.show(index, file)
      do {
        let reading = try reader.read(file: file, area: area, period: period)
        let open =
          try store
          ?? IndicatorStore(
            settings.store, catalogue: catalogue, copied: StoreOptions.tellOfCopy)
        store = open
        let release = try publish(reading, to: open, from: file)
        progress.clear()
        try tell(reading, release, of: file)
        summary.add(release)
      } catch {
        progress.clear()
        guard files.count > 1, error is Failure else { throw error }
        try tell("\(error)", of: file)
        summary.failed += 1
      }
    }
    if files.count > 1, !json {
      let broken = try store?.view { try $0.checks(.failed, catalogue: catalogue).count }
      try Terminal.write(summary.text(failedChecks: broken ?? 0))
    }
    try store?.close()
    if summary.failed > 0 { throw ExitCode.failure }
  }

  /// Names the file that the store refuses. A store that fails altogether stops the import.
  private func publish(
    _ reading: Reading, to store: IndicatorStore, from file: String
  ) throws -> Release? {
    do {
      return try store.publish(reading.publication, by: "gongshi import", reason: reason)
    } catch .refused(let detail) {
      throw Failure.data("\(file): \(StoreError.refused(detail))")
    }
  }

  private func tell(_ reading: Reading, _ release: Release?, of file: String) throws {
    let prefix = files.count > 1 ? "\(file): " : ""
    for finding in reading.findings { Terminal.complain(prefix + finding.detail) }
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

  private func tell(_ failure: String, of file: String) throws {
    Terminal.complain(failure)
    guard json else { return }
    let document = ["error": failure, "file": file]
    try Terminal.write(try JSONRepresentation.encode(document) + [0x0A])
  }
}

extension CheckQuery {
  /// The checks that do not hold.
  fileprivate static var failed: CheckQuery {
    var query = CheckQuery()
    query.results = [.fail]
    return query
  }
}
