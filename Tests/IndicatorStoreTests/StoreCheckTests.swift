import Foundation
import GRDB
import Indicators
import TestSupport
import Testing

@testable import IndicatorStore

/// A damage that the schema does not let happen, and what the check says of it.
struct Damage: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Is done without triggers and without checks of keys.
  var sql: String
  var finding: String
  /// Those that can be damaged so.
  var engines: [TestEngine]

  init(
    _ name: String, _ sql: String, _ finding: String, on engines: [TestEngine] = TestEngine.allCases
  ) {
    self.engines = engines
    testDescription = name
    self.sql = sql
    self.finding = finding
  }

  static let all: [Damage] = [
    .init(
      "a changed line of the audit log", "UPDATE audit SET reason = 'another' WHERE number = 1",
      "audit line 1 is not what was written"),
    .init(
      "a changed text", "UPDATE report SET text = replace(text, '依法', '倚法')",
      "the text of 370404-2021, release 1, is not the one that was published"),
    .init(
      "other words in evidence",
      """
      UPDATE evidence SET asWritten = '40 件'
      WHERE observation = 'reconsideration-applications-received.370404.2021'
      """,
      """
      evidence of 370404, reconsideration-applications-received.370404.2021, release 1: “40 件” is not \
      what 370404-2021 says there, which is “39 件”
      """),
    .init(
      "moved evidence of a value that no longer holds",
      """
      UPDATE evidence SET start = start + 1, "end" = "end" + 1, asWritten = '92 件'
      WHERE observation = 'reconsideration-accepted.370404.2022' AND release = 2
      """,
      "evidence of 370404, reconsideration-accepted.370404.2022, release 2: “92 件” is not"),
    .init(
      "other words in a figure", "UPDATE figure SET asWritten = '1 个' WHERE number = 7",
      "figure of 370404, 7, release 1: “1 个” is not what 370404-2021 says there"),
    .init(
      "other words in a statement",
      "UPDATE statement SET asWritten = '无', \"end\" = start + 1 WHERE kind = 'honour' AND number = 1",
      "statement of 370404, honour 1, release 1: “无” is not what 370404-2021 says there"),
    .init(
      "a lost report", "DELETE FROM report WHERE period = 2021",
      "there is no such report in this release"),
    .init(
      "two values that hold",
      """
      DROP INDEX observationCurrent;
      UPDATE observation SET supersededBy = NULL
      WHERE id = 'reconsideration-accepted.370404.2022' AND release = 2
      """,
      """
      observation reconsideration-accepted.370404.2022 of release 2 still holds after release 3, which \
      has another one
      """),
    .init(
      "two reports that hold",
      "DROP INDEX reportCurrent; UPDATE report SET supersededBy = NULL WHERE release = 2",
      "report 370404-2022 of release 2 still holds after release 3, which has another one"),
    .init("a lost release", "DELETE FROM release WHERE number = 2", "release 2 is missing"),
    .init(
      "a release that rows name is lost", "DELETE FROM release WHERE number = 2",
      "of report names a row of release that is not there", on: [.sqlite]),
    .init(
      "a value that is none", "UPDATE observation SET value = 'many' WHERE period = 2022",
      "the file is damaged: CHECK constraint failed in observation", on: [.sqlite]),
    .init(
      "sentences that are not searched", "DELETE FROM observationText WHERE release = 2",
      """
      the full-text index and the evidence differ in reconsideration-accepted.370404.2022, release 2
      """),
    .init(
      "words without a sentence",
      "INSERT INTO observationText VALUES ('370404', 'nothing.370404.2021', 1, 'nothing')",
      "the full-text index and the evidence differ in nothing.370404.2021, release 1"),
    .init(
      "words that the index does not know",
      "UPDATE observationText_content SET c3 = 'other words' WHERE id = 5",
      "the full-text index is damaged", on: [.sqlite]),
  ]
}

@Suite("The check of a store")
struct StoreCheckTests {
  private let temporary: TemporaryStore

  /// A report, and another one in two vintages.
  init() throws {
    temporary = try TemporaryStore.filled()
    for (value, reason) in [(28, "first"), (29, "second")] {
      try temporary.store.publish(
        Samples.publication(
          year: 2022, ["reconsideration-accepted": Decimal(value), "reconsideration-concluded": 25]),
        by: "tests", reason: reason)
    }
  }

  private func findings() throws -> [String] { try temporary.findings() }

  @Test("A store that is being served is sound")
  func soundWhileServed() throws {
    #expect(try findings() == [])
    #expect(try temporary.store.findings() == [])
  }

  @Test("A file stays as it is", .enabled(if: TestEngine.current == .sqlite))
  func sound() throws {
    #expect(try temporary.store.view { $0.release?.number } == 3)
    try temporary.store.close()
    let before = try Data(contentsOf: URL(filePath: temporary.path))
    #expect(try findings() == [])
    #expect(try Data(contentsOf: URL(filePath: temporary.path)) == before)
  }

  @Test(
    "What should not be possible is found",
    arguments: Damage.all.filter { $0.engines.contains(.current) })
  func finds(damage planted: Damage) throws {
    try temporary.damage(planted.sql)
    let findings = try findings()
    #expect(findings.contains { $0.contains(planted.finding) }, "\(findings)")
  }

  @Test("Of many findings of a kind some are told, and the others counted")
  func many() throws {
    try temporary.damage("UPDATE figure SET asWritten = replace(asWritten, '1', '7')")
    let findings = try findings()
    #expect(findings.count { $0.hasPrefix("figure of ") } == 20)
    #expect(findings.contains { $0.wholeMatch(of: /the quotes: \d+ more of the kind/) != nil })
  }

  @Test(
    "Overwritten pages are found, or keep the file from being opened, and nothing crashes",
    .enabled(if: TestEngine.current == .sqlite))
  func overwritten() throws {
    try temporary.store.close()
    let sound = try Data(contentsOf: URL(filePath: temporary.path))
    let pages = sound.count / 4096
    for page in stride(from: 1, to: pages, by: max(1, pages / 12)) {
      var bytes = sound
      bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: repeatElement(0xA5, count: 4096))
      try bytes.write(to: URL(filePath: temporary.path))
      do {
        #expect(try findings() != [], "page \(page)")
      } catch let error as StoreError {
        #expect(error.description.contains(temporary.path))
      }
    }
  }

  @Test("A store of an older version can be checked")
  func older() throws {
    let path = temporary.folder.path("older.sqlite")
    let queue = try DatabaseQueue(path: path)
    try SQLiteSchema.migrator.migrate(queue, upTo: "2 releases and reports")
    try queue.close()
    let file = try StoreFile(path)
    #expect(try file.findings() == [])
    #expect(try file.isOlder)
  }
}
