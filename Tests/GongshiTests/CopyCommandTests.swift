import Foundation
import IndicatorStore
import TestSupport
import Testing

@Suite("gongshi copy")
struct CopyCommandTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path("gongshi.sqlite") }
  private var copy: String { folder.path("copy.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    let report = ProjectFiles.root.appending(path: "Config/reports/370404-2021.md").path
    let run = try Executable.run(["import", report, "--store", store])
    try #require(run.status == 0, "\(run.error)")
  }

  private func run(_ arguments: String...) throws -> Program.Output {
    try Executable.run(["copy"] + arguments)
  }

  private func export(_ store: String) throws -> [UInt8] {
    let run = try Executable.run(["export", "--format", "json", "--store", store])
    #expect(run.status == 0, "\(run.error)")
    return run.output
  }

  @Test("A summary says what was copied, table by table")
  func summary() throws {
    let run = try run("--from", store, "--to", "sqlite:\(copy)")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error == "")
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 17)
    #expect(lines[4].wholeMatch(of: /release +1  [0-9a-f]{64}/) != nil, "\(lines[4])")
    #expect(Set(lines.dropLast().map(\.count)).count == 1)
    #expect(lines.last == "\(copy): release 1, audit line 1, all as in \(store)")
    #expect(try export(copy) == export(store))
    #expect(try Executable.run(["check", "--store", copy]).text.hasPrefix("pass  store\n"))
  }

  @Test("As JSON for scripts, to PostgreSQL and back", .enabled(if: TestEngine.server != nil))
  func postgresql() throws {
    let database = try TemporaryDatabase()
    let address = database.address.primary
    let there = try JSONValue(try run("--from", store, "--to", address, "--json").output)
    #expect(there["release"]?.int == 1)
    #expect(there["auditLine"]?.int == 1)
    let back = try JSONValue(try run("--from", address, "--to", copy, "--json").output)
    #expect(back["tables"] == there["tables"])
    #expect(there["tables"]?.elements.count == 16)
    #expect(try export(copy) == export(store))
    #expect(try export(address) == export(store))
  }

  @Test("Killed at any moment, it goes on; meanwhile no command takes the copy for a store")
  func killed() throws {
    var attempts = 0
    var place = copy
    var refusal = ""
    // Once there is a file, the copy is under way after a time that is the machine's: what was killed too early is
    // let run longer, what had ended already is killed sooner.
    var microseconds = 10_000.0
    while !refusal.contains("is an unfinished copy of \(store)"), attempts < 50 {
      attempts += 1
      place = folder.path("copy-\(attempts).sqlite")
      let program = try Program(Executable.path, ["copy", "--from", store, "--to", place])
      while program.isRunning, !FileManager.default.fileExists(atPath: place) { usleep(500) }
      usleep(UInt32(microseconds))
      program.end()
      let wasKilled = try program.wait().status == -9
      refusal = wasKilled ? try Executable.run(["check", "--store", place]).error : ""
      microseconds *= wasKilled ? 1.5 : 0.7
    }
    let report = ProjectFiles.root.appending(path: "Config/reports/370404-2021.md").path
    for command in [
      ["import", report], ["export"], ["token", "list"],
      ["token", "create", "--name", "A", "--scope", "publish"], ["audit", "verify"],
      ["backup", folder.path("backup.sqlite")],
    ] {
      let refused = try Executable.run(command + ["--store", place])
      #expect(refused.status == 1, "\(command)")
      #expect(
        refused.error.contains("to finish it (gongshi copy --from \(store) --to \(place))"),
        "\(command): \(refused.error)")
    }
    let unserved = #expect(throws: RunningService.NotServing.self) {
      try RunningService(store: place)
    }
    #expect(unserved?.log.contains("is an unfinished copy of") == true)
    let run = try run("--from", store, "--to", place)
    #expect(run.status == 0, "\(run.error)")
    #expect(try export(place) == export(store))
  }

  @Test("Wrong arguments are explained, and leave nothing behind")
  func wrong() throws {
    func refusal(_ from: String, _ to: String, _ status: Int32) throws -> String {
      let run = try run("--from", from, "--to", to)
      #expect(run.status == status, "\(run.error)")
      return run.error
    }
    #expect(try refusal(folder.path("none"), copy, 1).contains("there is no store at"))
    #expect(try refusal(store, store, 2).contains("are the same store"))
    #expect(try refusal("sqlite:", copy, 2).contains("--from names no file"))
    let text = try folder.write("text", to: "text")
    #expect(try refusal(text, copy, 1).contains("is no store of Gongshi"))
    #expect(try Executable.run(["copy", "--from", store]).error.contains("--to"))
    #expect(!FileManager.default.fileExists(atPath: copy))
  }

  @Test(
    "An address that libpq cannot read is no destination", .enabled(if: TestEngine.server != nil))
  func address() throws {
    let run = try run("--from", store, "--to", "postgresql://[x/gongshi")
    #expect(run.status == 2)
    #expect(run.error.contains("--to is “postgresql://[x/gongshi”"))
  }
}
