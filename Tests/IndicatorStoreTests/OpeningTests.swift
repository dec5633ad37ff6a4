import Foundation
import GRDB
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("Opening a store")
struct OpeningTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("gongshi.sqlite")
  }

  private func open(_ path: String) throws -> IndicatorStore {
    try IndicatorStore(path: path, catalogue: ProjectFiles.catalogue.get())
  }

  /// What opening fails with.
  private func failure(_ path: String) throws -> StoreError? {
    do {
      _ = try open(path)
      return nil
    } catch let error as StoreError {
      return error
    }
  }

  private func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test("A release survives a power cut, readers go on while it is made, and keys hold")
  func durability() throws {
    let store = try open(path)
    let writer = try store.engine.write(isTrial: true) { db in
      try ["journal_mode", "synchronous", "foreign_keys"].map {
        try db.value("PRAGMA \($0)", of: String.self)
      }
    }
    #expect(writer == ["wal", "2", "1"])
  }

  @Test("A published store opens again with all that is in it")
  func reopen() throws {
    let store = try open(path)
    try store.publish(ProjectFiles.publication.get(), by: "tests", reason: "first")
    let before = try store.view { try $0.observations(ObservationQuery(), limit: 1000).elements }
    try store.close()
    let again = try open(path)
    let after = try again.view { try $0.observations(ObservationQuery(), limit: 1000).elements }
    #expect(after == before)
    #expect(try again.view { $0.release?.number } == 1)
  }

  @Test("Two stores on one file see each other's releases")
  func two() throws {
    let first = try open(path)
    let second = try open(path)
    try first.publish(
      Samples.publication(["reconsideration-accepted": 27]), by: "tests", reason: "first")
    #expect(try second.view { $0.release?.number } == 1)
  }

  @Test("Codes that left the catalogue stay, and a moved indicator moves")
  func catalogueChanges() throws {
    let store = try open(path)
    try store.engine.write(isTrial: false) { db in
      try db.execute("INSERT INTO unit (code) VALUES ('parsec')")
      try db.execute("UPDATE indicator SET theme = 'business' WHERE theme = 'disputes'")
    }
    try store.close()
    let again = try open(path)
    func fetch(_ sql: String) throws -> String? {
      try again.engine.read(from: 0) { try $0.value(sql) }
    }
    #expect(try fetch("SELECT code FROM unit WHERE code = 'parsec'") == "parsec")
    let indicator = "SELECT theme FROM indicator WHERE code = 'reconsideration-accepted'"
    #expect(try fetch(indicator) == "disputes")
  }

  @Test("A store of a newer version is refused and not touched")
  func newer() throws {
    let store = try open(path)
    try store.publish(
      Samples.publication(["reconsideration-accepted": 27]), by: "tests", reason: "first")
    try store.close()
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 future')")
    }
    try queue.close()
    let before = try bytes()
    let error = try failure(path)
    #expect(error == .newerSchema(path: path))
    #expect(error?.description.contains("newer version") == true)
    #expect(try bytes() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
  }

  @Test("A database of someone else is refused and not touched", arguments: ["DELETE", "WAL"])
  func foreign(journal: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = \(journal)")
      try db.execute(sql: "CREATE TABLE recipe (name TEXT)")
    }
    try queue.close()
    let before = try bytes()
    #expect(try failure(path) == .notAStore(path: path))
    #expect(try bytes() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
  }

  @Test("A file that is no database is refused and not touched")
  func noDatabase() throws {
    try folder.write(String(repeating: "a letter to a friend\n", count: 500), to: "gongshi.sqlite")
    let before = try bytes()
    #expect(try failure(path) == .notAStore(path: path))
    #expect(try bytes() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
  }

  @Test("A store of an earlier version keeps its figures, and takes those of a part of the year")
  func upgraded() throws {
    let queue = try DatabaseQueue(path: path)
    try SQLiteSchema.migrator.migrate(queue, upTo: "5 what figures count")
    let columns = """
      area, period, release, number, class, value, qualifier, kind, role, indicators, section, heading, \
      asWritten, start, "end", sentence, sentenceStart, sentenceEnd, subject
      """
    func figure(_ number: Int, _ role: String) -> String {
      """
      INSERT INTO figure (\(columns)) VALUES ('370404', 2021, 1, \(number), 'uncatalogued', '20',
        'exact', 'result', '\(role)', '', '一', '', '20件', 2, 5, '受理20件。', 0, 6, '受理')
      """
    }
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO area VALUES ('370404');
          INSERT INTO release VALUES (1, '2022-01-01T00:00:00Z', 'tests', 'first', '370404-2021', 1);
          INSERT INTO report VALUES ('370404', 2021, 1, NULL, '370404-2021', '', '', 'zh-Hans',
            '\(String(repeating: "0", count: 64))', '受理20件。');
          \(figure(1, "level"))
          """)
      #expect(throws: DatabaseError.self) { try db.execute(sql: figure(2, "other")) }
    }
    try queue.close()
    try open(path).engine.write(isTrial: false) { db in
      try db.execute(figure(2, "other"))
      #expect(try db.column("SELECT subject FROM figure") == ["受理", "受理"])
      #expect(throws: DatabaseError.self) { try db.execute("DELETE FROM figure") }
    }
  }

  @Test("Several that open a store of an earlier version at once all find it up to date")
  func upgradedAtOnce() async throws {
    for round in 0..<5 {
      let path = folder.path("\(round).sqlite")
      let queue = try DatabaseQueue(path: path)
      try SQLiteSchema.migrator.migrate(queue, upTo: "2 releases and reports")
      try queue.close()
      try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask { try open(path).view { try $0.releases() } }
        }
        for try await releases in group { #expect(releases.isEmpty) }
      }
    }
  }

  @Test("An empty file becomes a store")
  func empty() throws {
    try folder.write("", to: "gongshi.sqlite")
    #expect(try open(path).view { $0.release } == nil)
  }

  @Test("A place that cannot hold a file is told, with what would be right")
  func cannotOpen() throws {
    try folder.write("", to: "file")
    for path in [
      folder.path("file/gongshi.sqlite"), folder.path("missing/gongshi.sqlite"), folder.url.path,
    ] {
      guard case .cannotOpen(path, _)? = try failure(path) else {
        Issue.record("\(path): \(String(describing: try failure(path)))")
        continue
      }
      let error = try failure(path)
      #expect(error?.description.contains("--store PATH") == true)
      #expect(error?.description.contains(path) == true)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("missing")))
  }

  @Test("A closed store is one file, and fails with an error of its own type")
  func closed() throws {
    let store = try open(path)
    try store.publish(ProjectFiles.publication.get(), by: "tests", reason: "first")
    _ = try store.view { try $0.observations(ObservationQuery(), limit: 10) }
    try store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
    #expect(throws: StoreError.self) { try store.view { $0.release } }
  }
}
