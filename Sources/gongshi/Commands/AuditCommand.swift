import ArgumentParser
import Foundation
import IndicatorStore
import Indicators
import Representations

/// `gongshi audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Show and verify who changed what, when and why.",
    subcommands: [AuditVerifyCommand.self, AuditListCommand.self])
}

/// `gongshi audit verify`.
struct AuditVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that the audit log is what was written.",
    discussion: """
      Each line has the digest of the one before in its own: a line that was changed, taken out or put in \
      between shows. Lines taken off the end do not show by themselves: keep what this prints, and give it \
      with --expect the next time. Exits with 1 if something is wrong.

      EXAMPLES
        gongshi audit verify
        gongshi audit verify --expect 12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
      """)

  @Option(help: "NUMBER:DIGEST of a line, as an earlier verification printed it.")
  var expect: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  func run() async throws {
    let settings = try config.settings(["store.path": store.path])
    let store = try StoreOptions.existing(settings.store, try config.folder().catalogue())
    let (faults, end) = try store.view { view in
      (try view.auditFaults() + expected(in: view), try view.auditEnd())
    }
    for fault in faults { Terminal.complain(fault) }
    guard faults.isEmpty else { throw ExitCode.failure }
    try Terminal.write("\(end.number) lines, as they were written\n\(end.number):\(end.digest)\n")
  }

  private func expected(in view: StoreView) throws -> [String] {
    guard let expect else { return [] }
    let parts = expect.split(separator: ":").map(String.init)
    guard parts.count == 2, let number = Int(parts[0]), number >= 0 else {
      throw Failure.settings(
        "--expect is “\(expect)”; NUMBER:DIGEST, as gongshi audit verify prints it, would be right")
    }
    let digest =
      number == 0
      ? AuditEntry.noDigest : try view.audit(since: number - 1, limit: 1).first?.digest
    return digest == parts[1]
      ? [] : ["audit line \(number) is not the one that is expected, or is missing"]
  }
}

/// `gongshi audit list`.
struct AuditListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the lines of the audit log, the oldest first.")

  @Option(help: "Only lines after this one.")
  var since = 0

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document on a line for each, instead of text.")
  var json = false

  func run() async throws {
    let settings = try config.settings(["store.path": store.path])
    let store = try StoreOptions.existing(settings.store, try config.folder().catalogue())
    for entry in try store.view({ try $0.audit(since: since, limit: .max) }) {
      if json {
        try Terminal.write(
          try JSONRepresentation.encode(AuditEntryDocument(entry)) + [0x0A])
      } else {
        let from = entry.by.address.isEmpty ? "here" : entry.by.address
        let release = entry.release.map { "release \($0)" } ?? "no release"
        try Terminal.write(
          "\(entry.number)  \(Timestamp.text(entry.madeAt))  \(entry.action.rawValue)  "
            + "\(entry.target)  \(release)  \(entry.by.name) from \(from)  \(entry.reason)\n")
      }
    }
  }
}
