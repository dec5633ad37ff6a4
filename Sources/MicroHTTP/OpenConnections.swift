import CMicroHTTPD
import Foundation

/// The sockets of a server's connections, so that a stop can end them one by one.
///
/// In 0.9.75 a daemon that shuts down while one of its threads reads a broken request (a version of
/// HTTP it does not know, a field without a colon) answers with a response it has not got, and the
/// process ends. So no connection is left when the daemon shuts down.
///
/// @unchecked Sendable: both properties are read and written under the lock only. That is an `NSLock`,
/// because the thread sanitizer does not see a contended `Mutex` being handed over.
final class OpenConnections: @unchecked Sendable {
  private let lock = NSLock()
  private var descriptors: Set<Int32> = []
  private var isEnding = false

  /// Takes a new connection; once the ends have begun, only to end it at once, unread.
  func open(_ descriptor: Int32) {
    lock.withLock {
      descriptors.insert(descriptor)
      guard isEnding else { return }
      Self.end(descriptor)
      var byte: UInt8 = 0
      while unsafe recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) > 0 {}
    }
  }

  /// Forgets a connection, before its descriptor is closed and may become another's.
  func close(_ descriptor: Int32) {
    lock.withLock { _ = descriptors.remove(descriptor) }
  }

  /// Ends every connection, and waits until the library has seen it. A handler or stream that does
  /// not return is waited for.
  func endAll() {
    lock.withLock {
      isEnding = true
      descriptors.forEach(Self.end)
    }
    while lock.withLock({ !descriptors.isEmpty }) { usleep(1000) }
  }

  private static func end(_ descriptor: Int32) {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }
}
