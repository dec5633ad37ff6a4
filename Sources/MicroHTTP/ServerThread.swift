import Glibc

/// Tells the library's threads from all others: a server that is stopped from one of its own
/// threads would wait for itself for ever.
enum ServerThread {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let result = unsafe pthread_key_create(&key, nil)
    precondition(result == 0, "The process has no thread-specific keys left.")
    return key
  }()

  /// Whether the current thread serves requests.
  static var isCurrent: Bool { unsafe pthread_getspecific(key) != nil }

  /// Marks the current thread as one of the library's; it is that for all its life.
  static func mark() {
    unsafe pthread_setspecific(key, UnsafeRawPointer(bitPattern: 1))
  }
}
