import Foundation
public import Indicators

extension StoreChange {
  /// Appends a line to the audit log.
  func record(
    _ action: AuditEntry.Action, _ target: String, reason: String, release: Release?,
    before: String?, after: String?
  ) throws {
    let last = try AuditEntry.end(db)
    var entry = AuditEntry(
      number: last.number + 1, madeAt: date, by: author, action: action,
      target: target, reason: reason, release: release?.number, before: before, after: after)
    entry.digest = entry.digest(after: last.digest)
    try entry.insert(db)
  }

  /// A value of a note.
  struct NoteValue: Encodable {
    private let value: any Encodable & Sendable

    init(_ number: Int) { value = number }
    init(_ text: String?) { value = text }

    func encode(to encoder: any Encoder) throws {
      try value.encode(to: encoder)
    }
  }

  /// A state for the audit log, always in the same bytes.
  static func json(_ fields: [String: NoteValue]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(fields), as: UTF8.self)
  }
}

extension StoreView {
  /// The lines of the audit log after one, the oldest first.
  public func audit(since number: Int = 0, limit: Int) throws -> [AuditEntry] {
    try AuditEntry.fetch(db, since: number, limit: limit)
  }

  /// The number of the last line of the audit log and its digest; 0 and the digest of nothing while it is empty.
  public func auditEnd() throws -> (number: Int, digest: String) {
    try AuditEntry.end(db)
  }

  /// What is wrong with the chain of the audit log, a sentence each; none if nothing is.
  public func auditFaults() throws -> [String] { try AuditEntry.faults(db) }
}
