import ArgumentParser
import Foundation
import IndicatorStore
import Indicators
import ReportReading
import Representations

/// `gongshi check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say which figures contradict each other.",
    discussion: """
      Without a file, the published data is checked, each report and each year against the one before. \
      Exits with 1 if a check does not hold.

      EXAMPLES
        gongshi check
        gongshi check report.md
        gongshi check --json
      """)

  @Argument(help: "A report that has not been published; - reads standard input.")
  var file: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let catalogue = try config.folder().catalogue()
    let results: [CheckResult]
    if let file {
      results = try ReportReader(catalogue: catalogue).read(file: file)
        .publication.checks
    } else {
      let settings = try config.settings(["store.path": store.path])
      let store = try StoreOptions.existing(settings.storePath, catalogue)
      results = try store.view { try $0.checks(CheckQuery(), catalogue: catalogue) }
    }
    if json {
      let documents = results.map { CheckDocument($0, catalogue: catalogue) }
      try Terminal.write(try JSONRepresentation.encode(documents) + [0x0A])
    } else {
      for result in results {
        let values = result.operands.map { operand in
          "\(operand.observation) \(operand.value)" + (operand.figure.map { " by \($0)" } ?? "")
        }
        let shown = result.result == .fail ? "  " + values.joined(separator: ", ") : ""
        try Terminal.write("\(result.result.rawValue)  \(result.report)  \(result.check)\(shown)\n")
      }
    }
    if results.contains(where: { $0.result == .fail }) { throw ExitCode.failure }
  }
}
