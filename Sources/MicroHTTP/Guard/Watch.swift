import Foundation

/// The thread that looks after the connections of a server, from its start to its end.
///
/// @unchecked Sendable: `isOver` is used under the condition's lock only; the rest never changes.
final class Watch: @unchecked Sendable {
  /// How often it looks: half a second more or less does not matter to anybody.
  private static let interval = 0.25

  private let condition = NSCondition()
  private let ended = DispatchSemaphore(value: 0)
  private var isOver = false

  /// - Parameter look: looks once.
  init(_ look: @escaping @Sendable () -> Void) {
    let thread = Thread { [self] in
      while wait() { look() }
      ended.signal()
    }
    thread.name = "watch"
    thread.stackSize = 256 << 10
    thread.start()
  }

  /// Ends the thread, and waits for it.
  func end() {
    condition.withLock {
      isOver = true
      condition.signal()
    }
    ended.wait()
  }

  /// Whether there is to be another look, once it is time.
  private func wait() -> Bool {
    condition.withLock {
      let time = Date(timeIntervalSinceNow: Self.interval)
      while !isOver, condition.wait(until: time) {}
      return !isOver
    }
  }
}
