import Foundation
import GRDB

extension StoreFile {
  /// Copies the state as it is now into one file that needs no others beside it, by SQLite's online
  /// backup: a service may go on publishing. The file is there whole and written through, or not at all.
  ///
  /// - Parameter replacing: whether a file that is there already is replaced, in one step.
  /// - Throws: ``StoreError/exists(path:)``; ``StoreError/damaged(path:findings:)`` if what would be
  ///   copied is not sound, so that no good backup is replaced by a bad one;
  ///   ``StoreError/cannotWrite(path:reason:)``.
  public func backUp(to path: String, replacing: Bool = false) throws(StoreError) {
    guard replacing || !FileManager.default.fileExists(atPath: path) else {
      throw .exists(path: path)
    }
    let part = try copy(beside: path)
    defer { part.remove() }
    let findings = try StoreFile(part.path).integrityFindings()
    guard findings.isEmpty else { throw .damaged(path: self.path, findings: findings) }
    guard try part.put(at: path, replacing: replacing) else { throw .exists(path: path) }
  }

  /// Copies a file of an older version, before it is brought up to date, to
  /// `PATH.before-migration-NUMBER`. Where the same copy is there already, it is left at that; a
  /// different one is kept, and the new one has `-2` behind its name.
  ///
  /// - Returns: Where the copy is; nil if there is nothing to lose, or the file is up to date.
  func copyBeforeMigration() throws(StoreError) -> String? {
    guard try isOlder, try release != nil else { return nil }
    let part = try copy(beside: path)
    defer { part.remove() }
    // What was copied tells, since another process may have opened the file too, and be ahead.
    let copied = try StoreFile(part.path, mayBeUnderCopy: true)
    let migration: String?
    do { migration = try copied.missingMigration } catch { throw StoreError(error) }
    try copied.close()
    guard let number = migration?.prefix(while: { $0 != " " }) else { return nil }
    let name = "\(path).before-migration-\(number)"
    var place = name
    var count = 1
    while try !part.put(at: place, replacing: false) {
      if FileManager.default.contentsEqual(atPath: part.path, andPath: place) { break }
      count += 1
      place = "\(name)-\(count)"
    }
    return place
  }

  /// A copy under a name of its own in the folder of `path`, with the rights of this file.
  func copy(beside path: String) throws(StoreError) -> PartialFile {
    let part = PartialFile(for: path)
    do {
      let copy = try DatabaseQueue(path: part.path)
      try queue.backup(to: copy)
      // The pages say that the file has a log beside it, as the store's own has.
      try copy.writeWithoutTransaction { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
      try part.takeAttributes(of: self.path)
      return part
    } catch {
      part.remove()
      throw StoreError(writing: path, error)
    }
  }
}
