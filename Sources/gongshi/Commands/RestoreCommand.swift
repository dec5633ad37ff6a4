import ArgumentParser
import Foundation
import IndicatorStore
import Indicators
import Representations

/// `gongshi restore`.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of the store.",
    discussion: """
      The backup is checked first, and stays as it is. Stop the service before: a store that another \
      process has open is not replaced. With --force a store that is there is replaced in one step, and \
      kept under a name that is printed.

      EXAMPLES
        gongshi restore gongshi-2026-01-31.sqlite
        gongshi restore gongshi-2026-01-31.sqlite --force
        gongshi restore copy.sqlite --store /var/lib/gongshi/gongshi.sqlite --json
      """)

  @Argument(help: "The backup.")
  var file: String

  @Flag(help: "Replace the store that is there.")
  var force = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let path = try StoreOptions.path(
      config.settings(["store.path": store.path]).store, to: "restored")
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure.environment(
        "there is no file \(file); one that gongshi backup wrote would be right")
    }
    guard !StoreOptions.isSame(file, path) else {
      throw Failure.settings("\(file) is the store itself; a backup would be right")
    }
    let backup = try soundBackup()
    guard force || !FileManager.default.fileExists(atPath: path) else {
      throw StoreError.exists(path: path)
    }
    let kept = Self.nameOfOld(path)
    let wasThere = try backup.replaceStore(at: path, keepingOldAt: kept)
    let report = RestoreReport(
      file: file, kept: wasThere ? kept : nil, release: try backup.release, store: path)
    try Terminal.write(
      json ? try JSONRepresentation.encode(report) + [0x0A] : Array(report.text.utf8))
  }

  private func soundBackup() throws -> StoreFile {
    let backup: StoreFile
    do {
      backup = try StoreFile(file)
    } catch .notAStore {
      throw Failure.data("\(file) is no store of Gongshi; nothing has been changed")
    } catch .newerSchema {
      throw Failure.data(
        "\(file) was written by a newer version of Gongshi; restore it with that version (nothing has "
          + "been changed)")
    }
    let findings = try backup.findings()
    guard findings.isEmpty else { throw StoreError.damaged(path: file, findings: findings) }
    return backup
  }

  /// A name that is not taken.
  private static func nameOfOld(_ path: String) -> String {
    let time = Timestamp.text(Date()).filter { $0.isLetter || $0.isNumber }
    let name = "\(path).replaced-\(time)"
    let names = [name] + (2...99).map { "\(name)-\($0)" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? name
  }
}

/// What was restored.
private struct RestoreReport: Encodable {
  var file: String
  var kept: String?
  var release: Int?
  var store: String

  var text: String {
    let state = release.map { "release \($0)" } ?? "no release"
    return "\(store): \(state), from \(file)\n"
      + (kept.map { "what was there is \($0)\n" } ?? "")
  }
}
