import Foundation
import IndicatorStore
import Indicators
import TestSupport
import Testing

@Suite("serve and healthcheck", .serialized)
struct ServeTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path("gongshi.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A start that must fail: one sentence, an exit code, and nothing changed.
  private func expectFailure(
    _ arguments: [String], status: Int32, says: String, environment: [String: String] = [:],
    directory: URL = ProjectFiles.root
  ) throws {
    let run = try Executable.run(
      ["serve"] + arguments, environment: environment, directory: directory)
    #expect(run.status == status, "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(run.error.contains(says), "\(run.error)")
    let complaints = run.error.split(separator: "\n").filter { $0.hasPrefix("gongshi: ") }
    #expect(complaints.count == 1)
  }

  @Test("The first start imports, SIGTERM ends it clean, the second start imports nothing")
  func lifecycle() throws {
    let first = try RunningService(store: store)
    let answer = try first.get("/v1/indicators/reconsideration-applications-received")
    #expect(answer["observations"]?[0]?["value"] == .number(39))
    let end = try first.stop()
    #expect(end.status == 0)
    #expect(end.error.contains("\"message\":\"imported\""))
    #expect(end.error.contains("\"message\":\"stopped\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)

    let second = try RunningService(store: store)
    #expect(try second.get("/v1/releases")["page"]?["total"] == .number(1))
    let secondEnd = try second.stop()
    #expect(secondEnd.status == 0)
    #expect(!secondEnd.error.contains("\"message\":\"imported\""))
    for line in secondEnd.error.split(separator: "\n") {
      let entry = try JSONValue(Array(line.utf8))
      #expect(entry["time"]?.string != nil && entry["level"]?.string != nil)
    }
  }

  @Test("SIGINT ends it as well, and an import shows at once")
  func importWhileServing() throws {
    let empty = try Executable.config(in: folder)
    try FileManager.default.removeItem(at: empty.appending(path: "reports"))
    let service = try RunningService(store: store, ["--config", empty.path])
    #expect(try service.get("/readyz")["status"] == .number(503))
    let health = ["healthcheck", "--port", String(service.port)]
    let notReady = try Executable.run(health)
    #expect(notReady.status == 1)
    #expect(notReady.error == "gongshi: the service answers 503: not ready\n")
    let report = "Config/reports/370404-2021.md"
    #expect(try Executable.run(["import", report, "--store", store]).status == 0)
    #expect(try service.get("/readyz")["release"] == .number(1))
    let ready = try Executable.run(health)
    #expect(ready.status == 0)
    #expect(ready.error.isEmpty)
    let end = try service.stop(byInterrupt: true)
    #expect(end.status == 0)
    #expect(end.error.contains("\"signal\":\"SIGINT\""))
    let gone = try Executable.run(health)
    #expect(gone.status == 1)
    #expect(gone.error.contains("nobody answers at 127.0.0.1 port \(service.port)"))
  }

  @Test(
    "export writes the very bytes of the service, in every format",
    arguments: [
      ("csv", "/v1/export.csv"), ("ndjson", "/v1/export.ndjson"), ("json", "/v1/export.json"),
      ("xlsx", "/v1/export.xlsx"), ("zip", "/v1/export.zip"), ("json-stat", "/v1/cube"),
      ("csv-metadata", "/v1/export.csv-metadata.json"),
    ])
  func exportTwins(format: String, target: String) throws {
    let environment = ["GONGSHI_SITE_ADDRESS": "https://data.example.cn/"]
    let service = try RunningService(store: store, environment: environment)
    for (arguments, query) in [
      ([], ""),
      (
        ["--indicator", "reconsideration-accepted", "--q", "复议"],
        "?indicator=reconsideration-accepted&q=%E5%A4%8D%E8%AE%AE"
      ),
    ] {
      let url = "http://127.0.0.1:\(service.port)\(target)\(query)"
      let told = try Program.run("curl", ["-sf", url])
      #expect(told.status == 0)
      let file = folder.path("export")
      let run = try Executable.run(
        ["export", "--store", store, "--format", format, "--output", file] + arguments,
        environment: environment)
      #expect(run.status == 0, "\(run.error)")
      #expect(run.error.isEmpty)
      #expect(try Array(Data(contentsOf: URL(filePath: file))) == told.output)
      #expect(!FileManager.default.fileExists(atPath: file + ".part"))
    }
    #expect(try service.stop().status == 0)
  }

  @Test("A port in use")
  func portInUse() throws {
    let service = try RunningService(store: store)
    try expectFailure(
      ["--port", String(service.port), "--store", folder.path("other.sqlite")], status: 1,
      says: String(service.port))
    #expect(try service.stop().status == 0)
  }

  @Test("No settings")
  func noSettings() throws {
    try expectFailure(
      ["--store", store], status: 2, says: "--config FILE or GONGSHI_CONFIG",
      directory: folder.url)
  }

  @Test("No catalogue")
  func noCatalogue() throws {
    let config = try Executable.config(in: folder)
    try FileManager.default.removeItem(at: config.appending(path: "catalogue"))
    try expectFailure(
      ["--store", store, "--config", config.path], status: 2, says: "there is no catalogue at ")
    #expect(!FileManager.default.fileExists(atPath: store))
  }

  @Test("A store in a missing folder, and in a file")
  func missingFolder() throws {
    try folder.write("", to: "file")
    for path in [folder.path("missing/gongshi.sqlite"), folder.path("file/gongshi.sqlite")] {
      try expectFailure(
        ["--port", "0", "--store", path], status: 1, says: "the store \(path) cannot be opened")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("missing")))
  }

  @Test("A store of a newer schema, and someone else's file")
  func newer() throws {
    do {
      let own = try IndicatorStore(path: store, catalogue: ProjectFiles.catalogue.get())
      try own.close()
    }
    let sql = "INSERT INTO grdb_migrations VALUES ('99 future')"
    try #require(try Program.run("sqlite3", [store, sql]).status == 0)
    let before = try Data(contentsOf: URL(filePath: store))
    try expectFailure(
      ["--port", "0", "--store", store], status: 1, says: "written by a newer version of Gongshi")
    #expect(try Data(contentsOf: URL(filePath: store)) == before)
    let letter = try folder.write(String(repeating: "a letter\n", count: 200), to: "letter.txt")
    try expectFailure(
      ["--port", "0", "--store", letter], status: 1, says: "no store of Gongshi")
  }
}
