import Foundation

/// A file that is being written under a name of its own, to be put where it belongs when it is whole.
struct PartialFile {
  let path: String

  /// - Parameter destination: where it belongs; it is written in the same folder.
  init(for destination: String) {
    path = "\(destination).\(UUID().uuidString.prefix(8)).part"
  }

  /// Takes it away, if it has not been put anywhere.
  func remove() {
    for name in ["", "-journal", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + name)
    }
  }

  /// Gives it the rights of another file, and its owner where that is allowed.
  func takeAttributes(of other: String) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: other)
    let owner = attributes.filter { [.ownerAccountID, .groupOwnerAccountID].contains($0.key) }
    try? FileManager.default.setAttributes(owner, ofItemAtPath: path)
    try FileManager.default.setAttributes(
      attributes.filter { $0.key == .posixPermissions }, ofItemAtPath: path)
  }

  /// Puts it at a path in one step, and writes file and folder through to the disk.
  ///
  /// - Returns: Whether it is there; false if another file is, and was not to be replaced.
  func put(at destination: String, replacing: Bool) throws(StoreError) -> Bool {
    do {
      try Self.writeThrough(path)
      if replacing {
        guard unsafe rename(path, destination) == 0 else { throw SystemError() }
      } else {
        // Unlike rename, this never replaces.
        guard unsafe link(path, destination) == 0 else {
          if errno == EEXIST { return false }
          throw SystemError()
        }
        guard unsafe unlink(path) == 0 else { throw SystemError() }
      }
      try Self.writeThrough(URL(filePath: destination).deletingLastPathComponent().path)
      return true
    } catch {
      throw .cannotWrite(path: destination, reason: "\(error)")
    }
  }

  /// Waits until a file, or the names in a folder, are on the disk.
  private static func writeThrough(_ path: String) throws(SystemError) {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemError() }
  }
}

/// What the last call of the system failed with.
struct SystemError: Error, CustomStringConvertible {
  let code = errno

  var description: String { unsafe String(cString: strerror(code)) }
}
