import Glibc
import Synchronization

/// One of the library's threads: what it keeps for itself from request to request.
///
/// Used on that thread only. Its being there also tells the library's threads from all others: a server that is
/// stopped from one of its own threads would wait for itself for ever.
final class ServerThread {
  /// The answers that lie ready, as this thread knows them. A new table is taken at the next request after it
  /// was made, so that to read it takes no lock.
  private var table = ReadyTable.empty
  private var version = 0

  /// Retained by the thread, and released when it ends.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let result = unsafe pthread_key_create(&key) { pointer in
      guard let pointer = unsafe pointer else { return }
      unsafe Unmanaged<ServerThread>.fromOpaque(pointer).release()
    }
    precondition(result == 0, "The process has no thread-specific keys left.")
    return key
  }()

  /// Whether the current thread serves requests.
  static var isCurrent: Bool { unsafe pthread_getspecific(key) != nil }

  /// The current thread, which is one of the library's; it is that for all its life.
  static var current: ServerThread {
    if let pointer = unsafe pthread_getspecific(key) {
      return unsafe Unmanaged<ServerThread>.fromOpaque(pointer).takeUnretainedValue()
    }
    let thread = ServerThread()
    unsafe pthread_setspecific(key, Unmanaged.passRetained(thread).toOpaque())
    return thread
  }

  /// What can be answered to a target without the service.
  func readyLine(of target: UnsafeRawBufferPointer, in cache: ResponseCache?) -> ReadyLine? {
    guard let cache else { return nil }
    cache.look()
    if cache.version.load(ordering: .acquiring) != version {
      (table, version) = cache.currentTable()
    }
    return unsafe table.line(of: target)
  }
}
