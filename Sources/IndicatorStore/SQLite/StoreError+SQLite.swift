import GRDB

extension StoreError {
  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = error as? StoreError ?? .failed("\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CONSTRAINT: .refused(error.message ?? "\(error)")
      case .SQLITE_FULL: .diskFull
      default: .failed("\(error)")
      }
  }

  /// - Parameter path: of a file other than the store.
  init(writing path: String, _ error: any Error) {
    self = .cannotWrite(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
  }

  init(opening path: String, _ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .cannotOpen(path: path, reason: "\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAStore(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      default: .cannotOpen(path: path, reason: error.message ?? "\(error)")
      }
  }
}

extension DatabaseError: EngineError {}
