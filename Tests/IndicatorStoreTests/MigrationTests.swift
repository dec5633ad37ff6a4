import Foundation
import GRDB
import Indicators
import Synchronization
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("A store of an older version")
struct MigrationTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("gongshi.sqlite")
  }

  /// A store with one release, as the version before its last migrations left it.
  private func makeOlder(_ migration: String, reason: String = "first") throws {
    let queue = try DatabaseQueue(path: path)
    try SQLiteSchema.migrator.migrate(queue, upTo: migration)
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO release VALUES (1, '2022-01-01T00:00:00Z', 'tests', ?, '370404-2021', 1)
          """, arguments: [reason])
    }
    try queue.close()
  }

  /// Opens it, and says which copies were told of.
  private func open() throws -> [String] {
    let copies = Mutex<[String]>([])
    let store = try IndicatorStore(path: path, catalogue: ProjectFiles.catalogue.get()) { copy in
      copies.withLock { $0.append(copy) }
    }
    try store.close()
    return copies.withLock(\.self)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
  }

  @Test("It is copied before it is brought up to date, and once")
  func copied() throws {
    try makeOlder("5 what figures count")
    let copy = path + ".before-migration-6"
    #expect(try open() == [copy])
    #expect(try names == ["gongshi.sqlite", "gongshi.sqlite.before-migration-6"])
    let file = try StoreFile(copy)
    #expect(try file.missingMigration == "6 figures of other times and places")
    #expect(try file.release == 1)
    #expect(try file.findings() == [])
    #expect(try !StoreFile(path).isOlder)
    #expect(try open() == [])
  }

  @Test("A start that fails after the copy does not fill the disk when it is tried again")
  func again() throws {
    try makeOlder("7 full text")
    let copy = path + ".before-migration-8"
    #expect(try StoreFile(path).copyBeforeMigration() == copy)
    #expect(try StoreFile(path).copyBeforeMigration() == copy)
    #expect(try names.count == 2)
  }

  @Test("A copy of another store is kept")
  func other() throws {
    try makeOlder("7 full text")
    #expect(try open() == [path + ".before-migration-8"])
    try FileManager.default.removeItem(atPath: path)
    try makeOlder("7 full text", reason: "another")
    #expect(try open() == [path + ".before-migration-8-2"])
    for (name, reason) in [("-8", "first"), ("-8-2", "another")] {
      let copy = try StoreFile(path + ".before-migration" + name)
      #expect(
        try copy.queue.read { try String.fetchOne($0, sql: "SELECT reason FROM release") } == reason
      )
    }
  }

  @Test("Where nothing was published there is nothing to copy")
  func nothing() throws {
    let queue = try DatabaseQueue(path: path)
    try SQLiteSchema.migrator.migrate(queue, upTo: "5 what figures count")
    try queue.close()
    #expect(try open() == [])
    #expect(try names == ["gongshi.sqlite"])
  }

  @Test("Where no copy can be made, nothing is changed")
  func noCopy() throws {
    try makeOlder("7 full text")
    let before = try Data(contentsOf: URL(filePath: path))
    // The name of the copy would be longer than a name can be.
    let long = String(repeating: "x", count: 240)
    let longPath = folder.path(long)
    try FileManager.default.moveItem(atPath: path, toPath: longPath)
    do {
      _ = try IndicatorStore(path: longPath, catalogue: ProjectFiles.catalogue.get())
      Issue.record("opened without a copy")
    } catch let error as StoreError {
      guard case .cannotWrite(longPath, _) = error else { throw error }
    }
    #expect(try Data(contentsOf: URL(filePath: longPath)) == before)
    #expect(try StoreFile(longPath).isOlder)
  }

  @Test("Several that open it at once leave whole copies, and one is of the state before")
  func atOnce() async throws {
    for round in 0..<5 {
      try makeOlder("2 releases and reports", reason: "\(round)")
      try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask { try open() }
        }
        let copies = try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        #expect(copies.contains { $0.contains("before-migration-3") })
        for copy in copies { #expect(try StoreFile(copy).findings() == [], "\(copy)") }
      }
      #expect(try StoreFile(path).findings() == [])
      #expect(try !names.contains { $0.hasSuffix(".part") })
      for name in try names { try FileManager.default.removeItem(atPath: folder.path(name)) }
    }
  }
}
