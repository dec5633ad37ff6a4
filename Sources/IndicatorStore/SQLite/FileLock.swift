import Foundation

/// The locks that SQLite sets on a database file. Whoever has one open in WAL mode holds one all the time,
/// whatever the state of the file.
enum FileLock {
  /// The bytes that are locked, where SQLite never stores anything:
  /// https://www.sqlite.org/fileformat.html#the_lock_byte_page
  private static let start = 0x4000_0000
  private static let length = 512

  /// The process that has the database open, other than this one; nil if there is none.
  ///
  /// Not while this process has it open itself: its own locks would be gone.
  static func holder(of path: String) -> Int? {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = start
    lock.l_len = length
    guard unsafe fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else {
      return nil
    }
    return Int(lock.l_pid)
  }
}
