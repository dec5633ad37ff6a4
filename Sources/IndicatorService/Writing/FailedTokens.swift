import Foundation

/// Counts failed attempts with tokens for each address, so that who fails often waits.
///
/// @unchecked Sendable: the mutable properties are used under the lock only. That is an `NSLock`, because the
/// thread sanitizer does not see a contended `Mutex` being handed over.
final class FailedTokens: @unchecked Sendable {
  private struct Attempts {
    var first: TimeInterval
    var count: Int
  }

  /// How long failures are counted together, in seconds.
  static let window: TimeInterval = 60

  /// How many addresses are remembered: those of an attack from everywhere must not fill the memory.
  private static let mostAddresses = 10_000

  private let most: Int
  private let now: @Sendable () -> TimeInterval
  private let lock = NSLock()
  private var attempts: [String: Attempts] = [:]

  /// - Parameters:
  ///   - most: how many may fail in a minute; 0 is no limit.
  ///   - now: the time in seconds, of any clock.
  init(
    most: Int,
    now: @escaping @Sendable () -> TimeInterval = { ProcessInfo.processInfo.systemUptime }
  ) {
    self.most = most
    self.now = now
  }

  /// Counts a failure.
  func add(_ address: String) {
    guard most > 0 else { return }
    lock.withLock {
      let time = now()
      if attempts.count >= Self.mostAddresses { forget(at: time) }
      let key = Self.network(of: address)
      if let before = attempts[key], time - before.first < Self.window {
        attempts[key]?.count += 1
      } else {
        attempts[key] = Attempts(first: time, count: 1)
      }
    }
  }

  /// How long an address has to wait, in whole seconds; nil if it need not.
  func secondsToWait(_ address: String) -> Int? {
    guard most > 0 else { return nil }
    return lock.withLock {
      guard let before = attempts[Self.network(of: address)], before.count >= most
      else { return nil }
      let rest = before.first + Self.window - now()
      return rest > 0 ? Int(rest.rounded(.up)) : nil
    }
  }

  /// Makes room: those whose time is over, else all.
  private func forget(at time: TimeInterval) {
    attempts = attempts.filter { time - $0.value.first < Self.window }
    if attempts.count >= Self.mostAddresses { attempts.removeAll() }
  }

  /// One client of IPv6 has a whole /64.
  private static func network(of address: String) -> String {
    guard address.contains(":") else { return address }
    let halves = address.components(separatedBy: "::")
    var groups = halves[0].split(separator: ":").map(String.init)
    if halves.count == 2 {
      let tail = halves[1].split(separator: ":").map(String.init)
      groups += Array(repeating: "0", count: max(0, 8 - groups.count - tail.count)) + tail
    }
    return groups.prefix(4).joined(separator: ":")
  }
}
