import ArgumentParser
import Foundation
import IndicatorStore
import Representations

/// `gongshi copy`.
struct CopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy a store to PostgreSQL, back into a file, or to another of its kind.",
    discussion: """
      All that the store holds goes along: every release with its vintages, corrections, outcomes, tokens, \
      the audit log. It is the state as of the start; publish nothing meanwhile. The destination must be \
      empty. At the end all rows of both sides are compared, and the chain of the audit log is checked; \
      until then nothing else opens the destination. A copy that was stopped goes on with the same \
      command. The summary gives for each table its rows and a SHA-256 over them.

      EXAMPLES
        gongshi copy --from gongshi.sqlite --to postgresql://gongshi@db.example/gongshi
        gongshi copy --from postgresql://gongshi@db.example/gongshi --to sqlite:gongshi.sqlite
        gongshi copy --from gongshi.sqlite --to copy.sqlite --json
      """)

  @Option(
    help: ArgumentHelp(
      "The store to copy: a SQLite file (PATH or sqlite:PATH), or postgresql://USER@HOST/DATABASE.",
      valueName: "store"))
  var from: String

  @Option(
    help: ArgumentHelp(
      "Where to: a file that is not there yet, or an empty database.", valueName: "store"))
  var to: String

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let (source, destination) = try (address(from, of: "--from"), address(to, of: "--to"))
    guard !source.isSame(as: destination) else {
      throw Failure.settings(
        "--from and --to are the same store; another file or database would be right")
    }
    if case .sqlite(let path) = source, !FileManager.default.fileExists(atPath: path) {
      throw Failure.environment(
        "there is no store at \(path); the path of a store that is there would be right (--from)")
    }
    let outcome = try StoreCopy.run(
      from: source, to: destination,
      tell: { progress in
        let step = progress.step == .copying ? "copying" : "comparing"
        ProgressBar(total: progress.total).show(progress.done, "\(step) \(progress.table)")
      }, copied: StoreOptions.tellOfCopy)
    ProgressBar(total: outcome.tables.reduce(0) { $0 + $1.rows }).clear()
    if let later = outcome.later {
      Terminal.complain(
        "\(source) is at \(later) by now, and the copy is not; to stop what publishes there, and to copy "
          + "it anew, would be right")
    }
    let report = CopyReport(outcome, from: source.description, to: destination.description)
    try Terminal.write(
      json ? try JSONRepresentation.encode(report) + [0x0A] : Array(report.text.utf8))
  }

  private func address(_ text: String, of option: String) throws(Failure) -> StoreAddress {
    if StoreAddress.isPostgreSQL(text), let fault = PostgreSQLAddress.fault(text) {
      throw .settings(
        "\(option) is “\(text)”: \(fault); postgresql://USER@HOST/DATABASE would be right")
    }
    let address = StoreAddress(text)
    guard address != .sqlite(path: "") else {
      throw .settings("\(option) names no file; a path would be right")
    }
    return address
  }
}

extension StoreAddress {
  fileprivate func isSame(as other: StoreAddress) -> Bool {
    switch (self, other) {
    case (.sqlite(let path), .sqlite(let another)): StoreOptions.isSame(path, another)
    default: self == other
    }
  }
}

/// What was copied.
private struct CopyReport: Encodable {
  struct Table: Encodable {
    var name: String
    var rows: Int
    var sha256: String
  }

  var auditLine: Int
  var from: String
  var release: Int
  var tables: [Table]
  var to: String

  init(_ outcome: StoreCopy.Outcome, from: String, to: String) {
    auditLine = outcome.auditLine
    self.from = from
    release = outcome.release
    tables = outcome.tables.map { Table(name: $0.name, rows: $0.rows, sha256: $0.digest) }
    self.to = to
  }

  var text: String {
    let width = tables.map(\.name.count).max() ?? 0
    let digits = tables.map { String($0.rows).count }.max() ?? 0
    let lines = tables.map { table in
      let gap = width - table.name.count + digits - String(table.rows).count
      return "\(table.name)  \(String(repeating: " ", count: gap))\(table.rows)  \(table.sha256)\n"
    }
    return lines.joined()
      + "\(to): release \(release), audit line \(auditLine), all as in \(from)\n"
  }
}
