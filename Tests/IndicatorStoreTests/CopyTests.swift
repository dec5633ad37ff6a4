import Foundation
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

@Suite("Copying a store")
struct CopyTests {
  private static let pairs = TestEngine.here.flatMap { from in TestEngine.here.map { (from, $0) } }

  /// What a copy fails with.
  private func failure(
    _ source: StoreAddress, _ place: CopyPlace,
    tell: @escaping (StoreCopy.Progress) throws -> Void = { _ in }
  ) throws -> String {
    do {
      _ = try StoreCopy.run(from: source, to: place.address, tell: tell)
      Issue.record("it was copied")
      return ""
    } catch let error as StoreError {
      return error.description
    }
  }

  private struct Stopped: Error {}

  /// Copies up to a table, and stops.
  private func begin(_ source: StoreAddress, _ place: CopyPlace) throws {
    #expect(throws: Stopped.self) {
      try StoreCopy.run(from: source, to: place.address) { progress in
        if progress.table == "evidence" { throw Stopped() }
      }
    }
  }

  @Test("All that a store holds is in the copy, on every engine", arguments: pairs)
  func copies(from: TestEngine, to: TestEngine) throws {
    let eventful = try EventfulStore(on: from)
    let place = try CopyPlace(on: to)
    let outcome = try StoreCopy.run(from: eventful.temporary.address, to: place.address)
    #expect(outcome.release == 7)
    #expect(outcome.later == nil)
    let copy = try place.open()
    let answers = try EventfulStore.answers(of: copy)
    #expect(try answers == EventfulStore.answers(of: eventful.temporary.store))
    #expect(try copy.findings() == [])
    #expect(outcome.tables.map(\.name) == StoreTable.all.map(\.name) + ["observationText"])
    #expect(outcome.tables.filter { $0.rows == 0 }.map(\.name) == [])
    // It is a store like any other: what is published next is release 8.
    let next = try copy.publish(
      Samples.publication(year: 2023, ["reconsideration-accepted": 50]), by: "tests", reason: "x")
    #expect(next?.number == 8)
    try copy.close()
  }

  @Test("Every row is the same there and back, and the digests are", arguments: TestEngine.here)
  func thereAndBack(by engine: TestEngine) throws {
    let eventful = try EventfulStore(on: .sqlite)
    let (place, back) = (try CopyPlace(on: engine), try CopyPlace(on: .sqlite))
    let there = try StoreCopy.run(from: eventful.temporary.address, to: place.address)
    let again = try StoreCopy.run(from: place.address, to: back.address)
    #expect(there.tables == again.tables)
    let store = try back.open()
    for table in StoreTable.all + [SentenceIndex.rows] {
      let rows = try eventful.temporary.read { try table.page($0, after: nil) }
      let copied = try store.engine.read(from: 0) { try table.page($0, after: nil) }
      #expect(rows.map(\.values) == copied.map(\.values), "\(table.name)")
    }
    try store.close()
  }

  @Test(
    "A copy that was stopped goes on where it was, and is no store until it is whole",
    arguments: TestEngine.here)
  func resumes(on engine: TestEngine) throws {
    let eventful = try EventfulStore(on: .sqlite)
    let place = try CopyPlace(on: engine)
    var done = 0
    var runs = 0
    var outcome: StoreCopy.Outcome?
    while outcome == nil, runs < 50 {
      runs += 1
      do {
        outcome = try StoreCopy.run(
          from: eventful.temporary.address, to: place.address, rowsAtOnce: 30
        ) { progress in
          guard progress.step == .copying, progress.done > max(done, 3600) + 60 else { return }
          done = progress.done
          throw Stopped()
        }
      } catch is Stopped {
        #expect(try place.isUnderCopy())
      }
    }
    #expect(runs > 5)
    #expect(try !place.isUnderCopy())
    let other = try CopyPlace(on: .sqlite)
    let whole = try StoreCopy.run(from: eventful.temporary.address, to: other.address)
    #expect(outcome?.tables == whole.tables)
  }

  @Test("A source that has changed since is told, and nothing is mixed", arguments: TestEngine.here)
  func changedSource(on engine: TestEngine) throws {
    let eventful = try EventfulStore(on: .sqlite)
    let place = try CopyPlace(on: engine)
    try begin(eventful.temporary.address, place)
    _ = try eventful.temporary.store.change(by: Author(name: "tests")) {
      try $0.revokeToken(name: "Office")
    }
    let words = try failure(eventful.temporary.address, place)
    #expect(words.contains("as it was at release 7, audit line 10, and "))
    #expect(words.contains("is at release 7, audit line 11; to begin again"))
    #expect(try place.isUnderCopy())
  }

  @Test("Answers whose day was over between two runs are in no copy", arguments: TestEngine.here)
  func endedAnswers(on engine: TestEngine) throws {
    let eventful = try EventfulStore(on: .sqlite)
    let place = try CopyPlace(on: engine)
    #expect(throws: Stopped.self) {
      try StoreCopy.run(from: eventful.temporary.address, to: place.address) { progress in
        if progress.table == "observationText" { throw Stopped() }
      }
    }
    try eventful.temporary.run("DELETE FROM keptAnswer")
    let outcome = try StoreCopy.run(from: eventful.temporary.address, to: place.address)
    #expect(outcome.tables.first { $0.name == "keptAnswer" }?.rows == 0)
  }

  @Test("What is published meanwhile is not in the copy, and that is said")
  func publishedMeanwhile() throws {
    let eventful = try EventfulStore(on: .sqlite)
    let store = eventful.temporary.store
    let place = try CopyPlace(on: .sqlite)
    let outcome = try StoreCopy.run(from: eventful.temporary.address, to: place.address) {
      progress in
      guard progress.table == "figure", progress.step == .copying else { return }
      try store.publish(
        Samples.publication(year: 2023, ["reconsideration-accepted": 50]), by: "tests", reason: "x")
    }
    #expect(outcome.later == "release 8, audit line 11")
    #expect(try place.open().view { $0.release?.number } == 7)
  }

  @Test("Nothing is copied onto what is there", arguments: TestEngine.here)
  func notEmpty(on engine: TestEngine) throws {
    let eventful = try EventfulStore(on: .sqlite)
    let place = try CopyPlace(on: engine)
    let store = try place.open()
    _ = try store.change(by: Author(name: "tests")) {
      try $0.createToken(name: "A", scopes: [.publish], expiresAt: Date(timeIntervalSinceNow: 60))
    }
    try store.close()
    let words = try failure(eventful.temporary.address, place)
    #expect(words.contains("is not empty: its table token has rows, and nothing has been changed"))
    let again = try place.open()
    #expect(try again.view { try $0.tokens().map(\.name) } == ["A"])
    #expect(try again.view { $0.release } == nil)
    try again.close()
  }

  @Test("A store that was opened and holds codes only is empty enough", arguments: TestEngine.here)
  func opened(on engine: TestEngine) throws {
    let eventful = try EventfulStore(on: .sqlite)
    let place = try CopyPlace(on: engine)
    let store = try place.open()
    try store.engine.write(isTrial: false) { try $0.execute("INSERT INTO theme VALUES ('later')") }
    try store.close()
    #expect(try StoreCopy.run(from: eventful.temporary.address, to: place.address).release == 7)
  }

  @Test("A copy is no source, and neither is a store without a release")
  func noSource() throws {
    let eventful = try EventfulStore(on: .sqlite)
    let (place, other) = (try CopyPlace(on: .sqlite), try CopyPlace(on: .sqlite))
    try begin(eventful.temporary.address, place)
    #expect(try failure(place.address, other).contains("is an unfinished copy of "))
    let empty = try TemporaryStore(on: .sqlite)
    #expect(try failure(empty.address, other).contains("nothing has been published in "))
    guard case .sqlite(let path) = other.address else { return }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("A source whose audit log was tampered with is not copied")
  func tampered() throws {
    let eventful = try EventfulStore(on: .sqlite)
    try eventful.temporary.damage("UPDATE audit SET reason = 'x' WHERE number = 3")
    let place = try CopyPlace(on: .sqlite)
    #expect(
      try failure(eventful.temporary.address, place).contains(
        "audit line 3 is not what was written"))
    guard case .sqlite(let path) = place.address else { return }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// What becomes of a row on its way, and what is said of it.
  private static let damages = [
    ("UPDATE release SET reason = 'cafe\u{301}' WHERE number = 3", "the table release: the row 3 "),
    ("UPDATE report SET supersededBy = NULL WHERE release = 2", "report: the row 370404 2022 2 "),
    (
      "UPDATE observation SET value = '9' WHERE release = 4 AND origin = 'reported'",
      "observation: the row 370404 reconsideration-accepted.370404.2021 4 "
    ),
    (
      "UPDATE evidence SET sentenceEnd = sentenceEnd + 1 WHERE release = 2",
      "table evidence: the row "
    ),
    ("DELETE FROM figure WHERE number = 3 AND release = 1", "has the row 370404 2021 1 3 where "),
    (
      "UPDATE statement SET name = '' WHERE name IS NULL",
      "the table statement: the row 370404 2021 "
    ),
    ("UPDATE checkResult SET result = 'fail'", "the table checkResult: the row 370404 2021 "),
    ("DELETE FROM outcome WHERE release = 6", "the table outcome: "),
    ("UPDATE token SET revokedAt = '' WHERE revokedAt IS NULL", "the table token: the row 1 "),
    ("UPDATE audit SET before = '' WHERE number = 1", "the table audit: the row 1 "),
    ("DELETE FROM audit WHERE number = 10", "has the row 10 where "),
    ("UPDATE keptAnswer SET body = substr(body, 2)", "the table keptAnswer: the row 1 k "),
    ("INSERT INTO theme VALUES ('zzz')", "has no more rows where "),
    ("UPDATE observationText SET words = 'x' WHERE release = 2", "the words of "),
  ]

  @Test("A row that is not what it was is found, and the copy is not taken", arguments: damages)
  func damaged(sql: String, words: String) throws {
    for engine in TestEngine.here {
      let eventful = try EventfulStore(on: .sqlite)
      let place = try CopyPlace(on: engine)
      var isDamaged = false
      let told = try failure(eventful.temporary.address, place) { progress in
        guard progress.step == .copying, progress.done == progress.total, !isDamaged else { return }
        try place.damage(sql)
        isDamaged = true
      }
      #expect(isDamaged)
      #expect(told.contains(words), "\(engine): \(told)")
      #expect(
        told.hasSuffix(
          "to begin again with a file that is not there, or an empty database, would be right"))
      #expect(try place.isUnderCopy())
    }
  }

  @Test("A row that breaks a rule is told with its table", arguments: TestEngine.here)
  func breaksARule(on engine: TestEngine) throws {
    let eventful = try EventfulStore(on: .sqlite)
    try eventful.temporary.damage("UPDATE evidence SET asWritten = '00', \"end\" = start + 2")
    let place = try CopyPlace(on: engine)
    let words = try failure(eventful.temporary.address, place)
    #expect(words.contains("a row of evidence, between 370404 "))
    #expect(words.contains("evidence must quote its report"))
  }

  @Test("The tables are those of the schema, with all columns and keys", arguments: TestEngine.here)
  func tables(on engine: TestEngine) throws {
    let temporary = try TemporaryStore(on: engine)
    let own = engine == .sqlite ? ["grdb_migrations"] : ["migration", "observationtext"]
    let tables: [String] = try temporary.read { db in
      try db.column(
        engine == .sqlite
          ? """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'observationText%'
            AND name NOT LIKE 'sqlite_%'
          """ : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    }
    func names(_ names: [String]) -> Set<String> {
      Set(names.map { $0.lowercased().replacing("\"", with: "") })
    }
    #expect(names(tables).subtracting(own) == names(StoreTable.all.map(\.name)))
    for table in StoreTable.all {
      let columns = try temporary.columns(of: table.name)
      #expect(names(columns) == names(table.columns.map(\.name)), "\(table.name)")
      #expect(columns.count == table.columns.count)
      guard engine == .sqlite else { continue }
      let key: [String] = try temporary.read {
        try $0.column(
          "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", [table.name])
      }
      #expect(key == table.key.map { $0.name.replacing("\"", with: "") }, "\(table.name)")
    }
  }
}
