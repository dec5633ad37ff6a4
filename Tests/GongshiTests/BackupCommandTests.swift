import Foundation
import TestSupport
import Testing

@Suite("Backup and restore")
struct BackupCommandTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path("gongshi.sqlite") }
  private var backup: String { folder.path("backup.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    for (year, count) in [2021: 39, 2022: 42] {
      try folder.write(
        "# 峄城区\(year)年法治政府建设报告\n\n一、情况\n收到行政复议申请\(count)件。\n", to: "\(year).md")
    }
  }

  private func run(_ arguments: [String]) throws -> Program.Output {
    try Executable.run(arguments + ["--store", store])
  }

  private func importReport(_ year: Int) throws {
    try #require(try run(["import", folder.path("\(year).md")]).status == 0)
  }

  private var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        .filter { !$0.hasSuffix(".md") }.sorted()
    }
  }

  @Test("The drill: a backup of a live service, a ruined store, and the service as it was")
  func drill() throws {
    try importReport(2021)
    let service = try RunningService(store: store)
    let backedUp = try run(["backup", backup])
    #expect(backedUp.status == 0, "\(backedUp.error)")
    #expect(backedUp.text.hasPrefix("\(backup): release 1, "))
    let before = try run(["export", "--format", "json"]).output
    try importReport(2022)

    let refused = try run(["restore", backup, "--force"])
    #expect(refused.status == 1)
    #expect(
      refused.error.contains(/process \d+ has the store .*gongshi.sqlite open; stop it first/))
    #expect(try service.get("/v1/releases")["data"]?.elements.count == 2)
    #expect(try service.stop().status == 0)

    var bytes = try Data(contentsOf: URL(filePath: store))
    bytes.replaceSubrange(4096..<65_536, with: repeatElement(0, count: 61_440))
    try bytes.write(to: URL(filePath: store))
    let check = try run(["check"])
    #expect(check.status == 1)
    #expect(check.text.contains("fail  store  ") || check.error.contains("malformed"))

    let missingForce = try run(["restore", backup])
    #expect(missingForce.status == 1)
    #expect(missingForce.error.contains("is there already"))
    let restored = try run(["restore", backup, "--force", "--json"])
    #expect(restored.status == 0, "\(restored.error)")
    let report = try JSONValue(restored.output)
    #expect(report["release"]?.number == 1)
    let kept = try #require(report["kept"]?.string)
    // The first page says now that it has no log.
    #expect(try Data(contentsOf: URL(filePath: kept))[4096...] == bytes[4096...])

    let sound = try run(["check"])
    #expect(sound.status == 0, "\(sound.text)\(sound.error)")
    #expect(sound.text.hasPrefix("pass  store\n"))
    #expect(try run(["export", "--format", "json"]).output == before)
    let again = try RunningService(store: store)
    #expect(try again.get("/v1/releases")["data"]?.elements.count == 1)
    #expect(try again.stop().status == 0)
    // What came after the backup is published anew.
    try importReport(2022)
  }

  @Test("A backup is not overwritten, and never half")
  func overwriting() throws {
    try importReport(2021)
    #expect(try run(["backup", backup]).status == 0)
    try importReport(2022)
    let second = try run(["backup", backup])
    #expect(second.status == 1)
    #expect(second.error.contains("--force to replace it"))
    let forced = try run(["backup", backup, "--force", "--json"])
    #expect(try JSONValue(forced.output)["release"]?.number == 2)
    #expect(try names == ["backup.sqlite", "gongshi.sqlite"])
  }

  @Test("A backup is checked like a store, and not changed by that")
  func checked() throws {
    try importReport(2021)
    #expect(try run(["backup", backup]).status == 0)
    let before = try Data(contentsOf: URL(filePath: backup))
    let check = try Executable.run(["check", "--store", backup, "--json"])
    #expect(check.status == 0)
    #expect(try JSONValue(check.output).elements.first?["code"]?.string == "store")
    #expect(try Data(contentsOf: URL(filePath: backup)) == before)
    #expect(try names == ["backup.sqlite", "gongshi.sqlite"])
  }

  @Test("Where there is no store, the backup becomes it")
  func empty() throws {
    try importReport(2021)
    #expect(try run(["backup", backup]).status == 0)
    try FileManager.default.removeItem(atPath: store)
    let restored = try run(["restore", backup])
    #expect(restored.status == 0)
    #expect(restored.text == "\(store): release 1, from \(backup)\n")
    #expect(try run(["check"]).status == 0)
  }

  @Test("What is no backup is refused, and the store stays")
  func noBackup() throws {
    try importReport(2021)
    let before = try Data(contentsOf: URL(filePath: store))
    func refusal(_ file: String) throws -> String {
      let run = try run(["restore", file, "--force"])
      #expect(run.status != 0)
      return run.error
    }
    #expect(try refusal(folder.path("2021.md")).contains("2021.md is no store of Gongshi"))
    #expect(try refusal(folder.path("missing")).contains("there is no file"))
    #expect(try refusal(store).contains("is the store itself"))
    #expect(try run(["backup", store, "--force"]).error.contains("is the store itself"))
    #expect(try run(["backup", backup]).status == 0)
    var bytes = try Data(contentsOf: URL(filePath: backup))
    bytes.replaceSubrange(bytes.count - 40_960..<bytes.count, with: repeatElement(7, count: 40_960))
    try bytes.write(to: URL(filePath: backup))
    #expect(try refusal(backup).contains("is damaged: "))
    #expect(try Data(contentsOf: URL(filePath: store)) == before)
    #expect(try names == ["backup.sqlite", "gongshi.sqlite"])
  }

  @Test("There is nothing to copy where no store is, and none is made")
  func noStore() throws {
    let run = try run(["backup", backup])
    #expect(run.status == 1)
    #expect(run.error.contains("there is no store at"))
    #expect(try names == [])
  }
}
