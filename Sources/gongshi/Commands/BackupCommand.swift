import ArgumentParser
import IndicatorStore
import Representations

/// `gongshi backup`.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the store into one file, while a service may run on it.",
    discussion: """
      The copy is the state after one release, checked, and on the disk when the command ends. A file of \
      that name is there whole or not at all.

      EXAMPLES
        gongshi backup gongshi-2026-01-31.sqlite
        gongshi backup /backups/latest.sqlite --force
        gongshi backup copy.sqlite --store /var/lib/gongshi/gongshi.sqlite --json
      """)

  @Argument(help: "The file to write.")
  var file: String

  @Flag(help: "Replace a file that is there, once the new one is whole.")
  var force = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let settings = try config.settings(["store.path": store.path])
    let source = try StoreOptions.file(settings.store, to: "copied")
    guard !StoreOptions.isSame(file, source.path) else {
      throw Failure.settings("\(file) is the store itself; the name of another file would be right")
    }
    try source.backUp(to: file, replacing: force)
    let backup = try StoreFile(file)
    let report = BackupReport(bytes: backup.bytes, file: file, release: try backup.release)
    try Terminal.write(
      json
        ? try JSONRepresentation.encode(report) + [0x0A]
        : Array("\(file): \(report.state), \(report.bytes) bytes\n".utf8))
  }
}

/// What a backup holds.
private struct BackupReport: Encodable {
  var bytes: Int
  var file: String
  var release: Int?

  var state: String { release.map { "release \($0)" } ?? "no release" }
}
