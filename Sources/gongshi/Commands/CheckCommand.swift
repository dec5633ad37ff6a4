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
    abstract: "Say which figures contradict each other, and whether the store is sound.",
    discussion: """
      Without a file, the published data is checked: first the store itself, every page and index, that \
      every quote stands in its report, that no release is missing; then each report, and each year \
      against the one before. Nothing is written to the store, and a backup can be checked as well. \
      Exits with 1 if a check does not hold.

      EXAMPLES
        gongshi check
        gongshi check report.md
        gongshi check --store backup.sqlite --json
      """)

  @Argument(help: "A report that has not been published; - reads standard input.")
  var file: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let catalogue = try config.folder().catalogue()
    if let file {
      let checks = try ReportReader(catalogue: catalogue).read(file: file).publication.checks
      return try tell(checks.map(Verdict.figures), catalogue)
    }
    switch try config.settings(["store.path": store.path]).store {
    case .sqlite(let path):
      let store = try StoreOptions.file(.sqlite(path: path), to: "checked")
      let findings = try store.findings()
      guard try !store.isOlder else {
        try tell([.store(findings)], catalogue)
        throw Failure.environment(
          "the store is of an older version: start the service once, which brings it up to date, to "
            + "have its figures checked")
      }
      try tell(findings, catalogue) { try store.view($0) }
    case .postgresql(var address):
      // Every row is looked at.
      address.timeout = .seconds(3600)
      let store = try StoreOptions.existing(.postgresql(address), catalogue)
      try tell(try store.findings(), catalogue) { try store.view($0) }
    }
  }

  /// What a damaged store says of its figures proves nothing.
  private func tell(
    _ findings: [String], _ catalogue: Catalogue,
    checking view: ((StoreView) throws -> [CheckResult]) throws -> [CheckResult]
  ) throws {
    let checks =
      findings.isEmpty ? try view { try $0.checks(CheckQuery(), catalogue: catalogue) } : []
    try tell([.store(findings)] + checks.map(Verdict.figures), catalogue)
  }

  /// Prints what was found.
  private func tell(_ verdicts: [Verdict], _ catalogue: Catalogue) throws {
    if json {
      let documents = verdicts.map { $0.document(catalogue) }
      try Terminal.write(try JSONRepresentation.encode(documents) + [0x0A])
    } else {
      for verdict in verdicts { try Terminal.write(verdict.text) }
    }
    if verdicts.contains(where: \.isFailure) { throw ExitCode.failure }
  }
}

/// What was found of the store, or of figures.
private enum Verdict {
  case store([String])
  case figures(CheckResult)

  var isFailure: Bool {
    switch self {
    case .store(let findings): !findings.isEmpty
    case .figures(let result): result.result == .fail
    }
  }

  /// A line for each result.
  var text: String {
    switch self {
    case .store([]): return "pass  store\n"
    case .store(let findings): return findings.map { "fail  store  \($0)\n" }.joined()
    case .figures(let result):
      let values = result.operands.map { operand in
        "\(operand.observation) \(operand.value)" + (operand.figure.map { " by \($0)" } ?? "")
      }
      let shown = result.result == .fail ? "  " + values.joined(separator: ", ") : ""
      return "\(result.result.rawValue)  \(result.report)  \(result.check)\(shown)\n"
    }
  }

  func document(_ catalogue: Catalogue) -> Document {
    switch self {
    case .store(let findings):
      .store(Document.Store(findings: findings, result: findings.isEmpty ? .pass : .fail))
    case .figures(let result): .figures(CheckDocument(result, catalogue: catalogue))
    }
  }

  enum Document: Encodable {
    struct Store: Encodable {
      var code = "store"
      var findings: [String]
      var result: CheckResult.Verdict
    }

    case store(Store)
    case figures(CheckDocument)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .store(let document): try document.encode(to: encoder)
      case .figures(let document): try document.encode(to: encoder)
      }
    }
  }
}
