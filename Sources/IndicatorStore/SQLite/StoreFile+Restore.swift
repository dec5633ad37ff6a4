import Foundation
import GRDB

extension StoreFile {
  /// Puts a copy of this file in the place of a store, in one step: who opens the store finds the old one
  /// or the new one, and never the log of one beside the other.
  ///
  /// - Parameters:
  ///   - path: the store's file, which need not be there.
  ///   - kept: where a store that is there is kept.
  /// - Returns: Whether there was a store.
  /// - Throws: ``StoreError/inUse(path:process:)`` while another process has the store open;
  ///   ``StoreError/cannotWrite(path:reason:)``.
  public func replaceStore(at path: String, keepingOldAt kept: String) throws(StoreError) -> Bool {
    let part = try copy(beside: path)
    defer { part.remove() }
    if try part.put(at: path, replacing: false) { return false }
    try part.takeAttributes(ofStore: path)
    let old = try OldStore(path)
    defer { old.release() }
    try old.keep(at: kept)
    _ = try part.put(at: path, replacing: true)
    return true
  }
}

extension PartialFile {
  fileprivate func takeAttributes(ofStore path: String) throws(StoreError) {
    do {
      try takeAttributes(of: path)
    } catch {
      throw .cannotWrite(path: path, reason: "\(error)")
    }
  }
}

/// The store that is to be replaced, closed to all others.
private struct OldStore {
  let path: String
  /// Holds the lock; nil if the file is too damaged to be opened.
  private let queue: DatabaseQueue?

  init(_ path: String) throws(StoreError) {
    self.path = path
    if let process = FileLock.holder(of: path) { throw .inUse(path: path, process: process) }
    var configuration = Configuration()
    // The lock is held until the new store is in place.
    configuration.allowsUnsafeTransactions = true
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // Takes the log into the file, and the log away, which only the last connection can.
      try queue.writeWithoutTransaction { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        try db.beginTransaction(.exclusive)
      }
      self.queue = queue
    } catch let error as DatabaseError where error.isBusy {
      throw .inUse(path: path, process: nil)
    } catch {
      // Damaged: it is kept as it is, with its log.
      queue = nil
    }
  }

  /// Gives the file another name besides its own; its log, if it still has one, has just the other.
  func keep(at kept: String) throws(StoreError) {
    guard unsafe link(path, kept) == 0 else {
      throw .cannotWrite(path: kept, reason: "\(SystemError())")
    }
    for log in ["-wal", "-journal"] where FileManager.default.fileExists(atPath: path + log) {
      guard unsafe rename(path + log, kept + log) == 0 else {
        throw .cannotWrite(path: kept + log, reason: "\(SystemError())")
      }
    }
    try? FileManager.default.removeItem(atPath: path + "-shm")
  }

  func release() {
    try? queue?.writeWithoutTransaction { try $0.rollback() }
    try? queue?.close()
  }
}

extension DatabaseError {
  fileprivate var isBusy: Bool { [.SQLITE_BUSY, .SQLITE_LOCKED].contains(resultCode) }
}
