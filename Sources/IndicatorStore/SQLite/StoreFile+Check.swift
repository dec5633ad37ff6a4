import GRDB

extension StoreFile {
  /// What is wrong with the store, each as a sentence; none if it is sound. Every row of every release is
  /// looked at, so it takes as long as reading all of it. It can be a store of an older version.
  public func findings() throws(StoreError) -> [String] {
    try check { $0.run() }
  }

  /// The same, but only whether the file is a whole database.
  func integrityFindings() throws(StoreError) -> [String] {
    try check { $0.step("the file") { try $0.db.integrityFindings() } }
  }

  private func check(_ body: (inout StoreCheck) -> Void) throws(StoreError) -> [String] {
    do {
      // Not as a reader: the check of the index makes a temporary table.
      return try queue.inDatabase { db in
        var check = StoreCheck(SQLiteConnection(db))
        // One state, while a service may publish.
        try db.inTransaction(.deferred) {
          body(&check)
          return .rollback
        }
        return check.findings
      }
    } catch {
      throw StoreError(error)
    }
  }
}
