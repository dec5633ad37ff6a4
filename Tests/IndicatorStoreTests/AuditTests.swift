import Foundation
import IndicatorStore
import Indicators
import TestSupport
import Testing

@Suite("The audit log")
struct AuditTests {
  private let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
    for (value, reason) in [(39, "first"), (40, "second"), (41, "third")] {
      let publication = try Samples.publication(["reconsideration-accepted": Decimal(value)])
      try temporary.store.publish(publication, by: "tests", reason: reason)
    }
  }

  private func faults() throws -> [String] { try temporary.store.view { try $0.auditFaults() } }

  @Test("Every release has a line, which says who did what and why")
  func lines() throws {
    let entries = try temporary.store.view { try $0.audit(limit: 10) }
    #expect(entries.map(\.number) == [1, 2, 3])
    #expect(entries.map(\.release) == [1, 2, 3])
    #expect(entries.map(\.reason) == ["first", "second", "third"])
    #expect(entries.allSatisfy { $0.by.name == "tests" && $0.action == .publish })
    #expect(entries.first?.before == nil)
    #expect(entries[1].before == entries[0].after)
    #expect(try faults() == [])
    #expect(try temporary.store.view { try $0.auditEnd() }.digest == entries.last?.digest)
  }

  @Test("What makes no release leaves no line, and neither does what fails")
  func nothing() throws {
    let publication = try Samples.publication(["reconsideration-accepted": 41])
    try temporary.store.publish(publication, by: "tests", reason: "same")
    struct Failed: Error {}
    #expect(throws: Failed.self) {
      try temporary.store.change(by: Author(name: "tests")) { change in
        _ = try change.publish(
          try Samples.publication(["reconsideration-accepted": 50]), reason: "undone")
        throw Failed()
      }
    }
    #expect(try temporary.store.view { try $0.audit(limit: 10).count } == 3)
    #expect(try temporary.store.view { $0.release?.number } == 3)
  }

  @Test("It is appended to, and nothing else")
  func triggers() throws {
    for sql in [
      "UPDATE audit SET reason = 'x' WHERE number = 2", "DELETE FROM audit WHERE number = 3",
      """
      INSERT INTO audit SELECT 9, madeAt, madeBy, address, request, action, target, reason, NULL,
        before, after, digest FROM audit WHERE number = 1
      """,
    ] {
      temporary.expectRefusal(sql)
    }
    #expect(try faults() == [])
  }

  @Test(
    "A line that was changed, taken out, swapped or put in shows",
    arguments: [
      "UPDATE audit SET reason = 'x' WHERE number = 2",
      "UPDATE audit SET madeBy = 'x' WHERE number = 3",
      "UPDATE audit SET address = '192.0.2.1' WHERE number = 1",
      "UPDATE audit SET before = NULL WHERE number = 2",
      "UPDATE audit SET madeAt = '2020-01-01T00:00:00Z' WHERE number = 2",
      "UPDATE audit SET release = NULL WHERE number = 3",
      "DELETE FROM audit WHERE number = 2",
      "DELETE FROM audit WHERE number = 3",
      """
      UPDATE audit SET number = 9 WHERE number = 1; UPDATE audit SET number = 1 WHERE number = 2;
      UPDATE audit SET number = 2 WHERE number = 9
      """,
    ])
  func tampering(sql: String) throws {
    try temporary.damage(sql)
    #expect(try !temporary.findings().filter { $0.contains("audit") }.isEmpty)
  }

  @Test("No two lines have the same digest, whatever stands in their fields")
  func digests() {
    func digest(_ target: String, _ reason: String, before: String? = nil, after: String? = nil)
      -> String
    {
      AuditEntry(
        number: 1, madeAt: Date(timeIntervalSince1970: 0), by: Author(name: "a"),
        action: .publish, target: target, reason: reason, release: 1, before: before, after: after
      ).digest(after: AuditEntry.noDigest)
    }
    let digests = [
      digest("a", "b"), digest("ab", ""), digest("", "ab"), digest("a", "b", before: "c"),
      digest("a", "b", after: "c"), digest("a", "b\n1:c"), digest("a", "b", before: ""),
      digest("a", "b", before: "-"),
    ]
    #expect(Set(digests).count == digests.count)
    #expect(digests[0].count == 64)
  }
}
