import CMicroHTTPD
import Glibc
import Synchronization

/// The sockets of a server's connections, so that a stop can end them one by one.
///
/// In 0.9.75 a daemon that shuts down while one of its threads reads a broken request (a version of
/// HTTP it does not know, a field without a colon) answers with a response it has not got, and the
/// process ends. So no connection is left when the daemon shuts down.
final class OpenConnections: Sendable {
  private struct State {
    var descriptors: Set<Int32> = []
    var isEnding = false
  }

  private let state = Mutex(State())

  /// Takes a new connection; once the ends have begun, only to end it at once, unread.
  func open(_ descriptor: Int32) {
    state.withLock { state in
      state.descriptors.insert(descriptor)
      guard state.isEnding else { return }
      Self.end(descriptor)
      var byte: UInt8 = 0
      while unsafe recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) > 0 {}
    }
  }

  /// Forgets a connection, before its descriptor is closed and may become another's.
  func close(_ descriptor: Int32) {
    state.withLock { state in _ = state.descriptors.remove(descriptor) }
  }

  /// Ends every connection, and waits until the library has seen it. A handler or stream that does
  /// not return is waited for.
  func endAll() {
    state.withLock { state in
      state.isEnding = true
      state.descriptors.forEach(Self.end)
    }
    while state.withLock({ !$0.descriptors.isEmpty }) { usleep(1000) }
  }

  private static func end(_ descriptor: Int32) {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }
}
