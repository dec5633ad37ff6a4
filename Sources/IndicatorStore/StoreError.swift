/// Why the store could not do what was asked. Each is a sentence for the person who runs the service.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file or its folder cannot be opened or written.
  case cannotOpen(path: String, reason: String)
  /// The file was written by a newer version.
  case newerSchema(path: String)
  /// The file is a database, but not of this service, or no database at all.
  case notAStore(path: String)
  /// The store is being copied from another one, and is not whole.
  case underCopy(path: String, source: String)
  /// A store cannot be copied, or the copy is not what it was made from; a sentence.
  case cannotCopy(String)
  /// Another process holds the store.
  case busy
  /// Another process has the store open that is to be replaced; its number, if it is known.
  case inUse(path: String, process: Int?)
  /// The file that is to be written is there.
  case exists(path: String)
  /// A file other than the store cannot be written; it is not there, or as it was.
  case cannotWrite(path: String, reason: String)
  /// The store is not what was written to it.
  case damaged(path: String, findings: [String])
  /// There is no way to the database now; the next try may find one.
  case unavailable(String)
  /// The database that the store is on cannot be reached.
  case cannotConnect(address: String, reason: String)
  /// The disk has no room for what is to be published; nothing of it has been.
  case diskFull
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
    case .underCopy(let path, let source):
      "the store \(path) is an unfinished copy of \(source); to finish it (gongshi copy --from "
        + "\(source) --to \(path)), or another store (--store), would be right"
    case .cannotCopy(let reason):
      reason
    case .busy:
      "another process is writing to the store; try again when it is done"
    case .inUse(let path, let process):
      "\(process.map { "process \($0)" } ?? "another process") has the store \(path) open; stop it "
        + "first (nothing has been changed)"
    case .exists(let path):
      "\(path) is there already; another name, or --force to replace it, would be right"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason); a folder that this user may write, with room for the "
        + "store, would be right"
    case .damaged(let path, let findings):
      "\(path) is damaged: \(findings.first ?? "")"
        + (findings.count > 1 ? " (and \(findings.count - 1) more; gongshi check tells)" : "")
    case .unavailable(let reason):
      "the database cannot be reached: \(reason); it is tried again with the next request"
    case .cannotConnect(let address, let reason):
      "the store \(address) cannot be reached: \(reason); a server that runs, and an address as "
        + "postgresql://USER@HOST/DATABASE, would be right (--store ADDRESS)"
    case .diskFull:
      "the disk is full: nothing has been published, and what was published before is there; make "
        + "room, and try again"
    case .refused(let detail):
      "the publication breaks a rule of the store: \(detail)"
    case .failed(let detail):
      "the store failed: \(detail)"
    }
  }
}
