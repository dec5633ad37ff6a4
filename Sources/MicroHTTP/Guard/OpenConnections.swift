import CMicroHTTPD
import Foundation

/// The connections of a server: looked after while it serves, and ended one by one when it stops.
///
/// In 0.9.75 a daemon that shuts down while one of its threads reads a broken request (a version of
/// HTTP it does not know, a field without a colon) answers with a response it has not got, and the
/// process ends. So no connection is left when the daemon shuts down.
///
/// @unchecked Sendable: the mutable properties are read and written under the lock only. That is an `NSLock`,
/// because the thread sanitizer does not see a contended `Mutex` being handed over.
final class OpenConnections: @unchecked Sendable {
  private struct Entry {
    let connection: OpenConnection
    var patience: Patience
  }

  private let lock = NSLock()
  private var entries: [Int32: Entry] = [:]
  private var isEnding = false

  /// Takes a new connection; once the ends have begun, only to end it at once, unread.
  func open(_ connection: OpenConnection) {
    let descriptor = connection.descriptor
    lock.withLock {
      entries[descriptor] = Entry(
        connection: connection, patience: Patience(limits: connection.core.limits, at: Self.now))
      guard isEnding else { return }
      Self.end(descriptor)
      var byte: UInt8 = 0
      while unsafe recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) > 0 {}
    }
  }

  /// Forgets a connection, before its descriptor is closed and may become another's.
  func close(_ descriptor: Int32) {
    lock.withLock { _ = entries.removeValue(forKey: descriptor) }
  }

  /// Ends the connections that were waited for long enough.
  ///
  /// - Parameter farewell: what is sent to a client whose request did not come in time.
  func endOverdue(farewell: () -> [UInt8]) {
    lock.withLock {
      let time = Self.now
      for (descriptor, entry) in entries {
        guard let traffic = Traffic(of: descriptor) else { continue }
        let verdict = entries[descriptor]?.patience.judge(
          traffic, request: entry.connection.request, phase: entry.connection.phase, at: time)
        switch verdict {
        case nil:
          continue
        case .requestTimeout:
          // Its thread is busy elsewhere: the server is late, not the client.
          guard Traffic.unread(descriptor) == 0 else { continue }
          let text = farewell()
          unsafe send(descriptor, text, text.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
          // The library reads the end, and sends nothing of its own.
          Self.end(descriptor)
        case .gone:
          Self.end(descriptor)
        case .slowReader:
          // What it has not taken is thrown away with the connection.
          var linger = linger(l_onoff: 1, l_linger: 0)
          unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &linger,
            socklen_t(MemoryLayout.size(ofValue: linger)))
          Self.end(descriptor)
        }
      }
    }
  }

  /// Ends every connection, and waits until the library has seen it. A handler or stream that does
  /// not return is waited for.
  func endAll() {
    lock.withLock {
      isEnding = true
      entries.keys.forEach(Self.end)
    }
    while lock.withLock({ !entries.isEmpty }) { usleep(1000) }
  }

  private static func end(_ descriptor: Int32) {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  /// Seconds of a clock that nobody sets.
  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
