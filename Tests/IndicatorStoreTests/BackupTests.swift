import Foundation
import GRDB
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("Copies of a store")
struct BackupTests {
  private let temporary: TemporaryStore
  private var copy: String { temporary.folder.path("copy.sqlite") }

  init() throws {
    temporary = try TemporaryStore.filled(on: .sqlite)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: temporary.folder.url.path) }
  }

  private func open(_ path: String) throws -> IndicatorStore {
    try IndicatorStore(path: path, catalogue: temporary.catalogue)
  }

  @Test("A copy holds all that the store does, in one file that needs no log")
  func whole() throws {
    try StoreFile(temporary.path).backUp(to: copy)
    #expect(try names.filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
    let file = try StoreFile(copy)
    #expect(try file.findings() == [])
    #expect(try file.release == 1)
    let mode = try file.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "delete")
    let every = ObservationQuery()
    let before = try temporary.store.view { try $0.observations(every, limit: 1000).elements }
    #expect(try file.view { try $0.observations(every, limit: 1000).elements } == before)
    // Where it is read from need not be writable.
    try file.close()
    #expect(try Data(contentsOf: URL(filePath: copy))[18...19] == Data([1, 1]))
  }

  @Test(
    "Copies made while releases are published are each the state after one of them",
    .timeLimit(.minutes(5)))
  func live() async throws {
    try await withThrowingTaskGroup { group in
      group.addTask {
        for number in 1...40 {
          try temporary.store.publish(
            Samples.publication(
              year: 2022,
              ["reconsideration-accepted": Decimal(number), "reconsideration-concluded": 1]),
            by: "tests", reason: "\(number)")
        }
      }
      group.addTask {
        var last = 0
        repeat {
          try StoreFile(temporary.path).backUp(to: copy, replacing: true)
          let file = try StoreFile(copy)
          #expect(try file.findings() == [])
          let release = try #require(try file.release)
          #expect(release >= last)
          let value = try file.view {
            try $0.observation("reconsideration-accepted.370404.2022")?.observation.quantity.value
          }
          #expect(release == 1 ? value == nil : value == Decimal(release - 1))
          last = release
        } while last < 41
      }
      try await group.waitForAll()
    }
    #expect(try !names.contains { $0.hasSuffix(".part") })
  }

  @Test("A file that is there stays, unless it is to be replaced")
  func exists() throws {
    try temporary.folder.write("a letter", to: "copy.sqlite")
    #expect(throws: StoreError.exists(path: copy)) {
      try StoreFile(temporary.path).backUp(to: copy)
    }
    #expect(try String(contentsOfFile: copy, encoding: .utf8) == "a letter")
    try StoreFile(temporary.path).backUp(to: copy, replacing: true)
    #expect(try StoreFile(copy).release == 1)
  }

  @Test("A damaged store does not take the place of a good backup")
  func damaged() throws {
    try StoreFile(temporary.path).backUp(to: copy)
    let good = try Data(contentsOf: URL(filePath: copy))
    try temporary.store.close()
    let queue = try DatabaseQueue(path: temporary.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          DROP TRIGGER releaseIsNeverChanged;
          PRAGMA ignore_check_constraints = ON;
          UPDATE release SET changes = -1;
          """)
    }
    try queue.close()
    do {
      try StoreFile(temporary.path).backUp(to: copy, replacing: true)
      Issue.record("a damaged store was copied")
    } catch {
      guard case .damaged(temporary.path, _) = error else { throw error }
      #expect(error.description.contains("damaged"))
    }
    #expect(try Data(contentsOf: URL(filePath: copy)) == good)
    #expect(try names.sorted() == ["copy.sqlite", "gongshi.sqlite"])
  }

  @Test("A folder that is not there, and one that is no folder, are told")
  func nowhere() throws {
    for path in ["missing/copy.sqlite", "gongshi.sqlite/copy.sqlite"].map(temporary.folder.path) {
      do {
        try StoreFile(temporary.path).backUp(to: path)
        Issue.record("copied to \(path)")
      } catch {
        guard case .cannotWrite(path, _) = error else { throw error }
      }
    }
  }

  @Test("A copy has the rights of the store")
  func rights() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: temporary.path)
    try StoreFile(temporary.path).backUp(to: copy)
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("A store that is replaced is kept, and its log is not taken for the new one's")
  func replaced() throws {
    try StoreFile(temporary.path).backUp(to: copy)
    // As after kill -9: a second release that is in the log only.
    try temporary.store.publish(
      Samples.publication(year: 2022, ["reconsideration-accepted": 28]), by: "tests", reason: "2")
    let killed = temporary.folder.path("killed.sqlite")
    for log in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: temporary.path + log, toPath: killed + log)
    }
    let kept = temporary.folder.path("kept.sqlite")
    #expect(try StoreFile(copy).replaceStore(at: killed, keepingOldAt: kept))
    #expect(try names.filter { $0.hasPrefix("k") }.sorted() == ["kept.sqlite", "killed.sqlite"])
    #expect(try StoreFile(killed).release == 1)
    #expect(try StoreFile(killed).findings() == [])
    #expect(try StoreFile(kept).release == 2)
    #expect(try StoreFile(kept).findings() == [])
    #expect(try open(killed).view { $0.release?.number } == 1)
  }

  @Test("A store that cannot be opened any more is kept as it is, and no log stays behind")
  func replacedRuin() throws {
    try StoreFile(temporary.path).backUp(to: copy)
    let ruin = temporary.folder.path("ruin.sqlite")
    let ruins = String(repeating: "ruin", count: 2000)
    for log in ["", "-wal", "-shm"] {
      try temporary.folder.write(ruins, to: "ruin.sqlite\(log)")
    }
    let kept = temporary.folder.path("kept.sqlite")
    #expect(try StoreFile(copy).replaceStore(at: ruin, keepingOldAt: kept))
    #expect(try names.filter { $0.hasPrefix("ruin") } == ["ruin.sqlite"])
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == ruins)
    #expect(try StoreFile(ruin).findings() == [])
  }

  @Test("A store that is open is not replaced")
  func open() throws {
    try StoreFile(temporary.path).backUp(to: copy)
    #expect(throws: StoreError.inUse(path: temporary.path, process: nil)) {
      try StoreFile(copy).replaceStore(
        at: temporary.path, keepingOldAt: temporary.folder.path("kept.sqlite"))
    }
    #expect(try !names.contains { $0.hasPrefix("kept") || $0.hasSuffix(".part") })
  }
}
