/// Why the store could not do what was asked. Each is a sentence for the person who runs the service.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file or its folder cannot be opened or written.
  case cannotOpen(path: String, reason: String)
  /// The file was written by a newer version.
  case newerSchema(path: String)
  /// The file is a database, but not of this service, or no database at all.
  case notAStore(path: String)
  /// Another process holds the store.
  case busy
  /// A publication breaks a rule of the schema.
  case refused(String)
  /// The database failed; the text is for the log, not for clients.
  case failed(String)

  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "the store \(path) cannot be opened: \(reason); a file in a folder that this user may write "
        + "would be right (--store PATH)"
    case .newerSchema(let path):
      "the store \(path) was written by a newer version of Gongshi and has not been touched; "
        + "run that version, or name another file (--store PATH)"
    case .notAStore(let path):
      "\(path) is no store of Gongshi and has not been touched; name another file (--store PATH)"
    case .busy:
      "another process is writing to the store; try again when it is done"
    case .refused(let detail):
      "the publication breaks a rule of the store: \(detail)"
    case .failed(let detail):
      "the store failed: \(detail)"
    }
  }
}
