import Foundation
import Synchronization

/// Learns of releases that other processes make, and of whether the primary can be reached: by notifications, and by
/// asking each second, which finds out that a connection hangs, too.
///
/// @unchecked Sendable: what changes is atomic; the thread alone uses the connection.
final class ReleaseListener: @unchecked Sendable {
  static let channel = "gongshi_release"

  private static let interval: Duration = .seconds(1)
  private static let pauseAfterFailure = 0.25

  private let address: PostgreSQLAddress
  private let newest = Atomic<Int>(0)
  private let isAway = Atomic<Bool>(false)
  private let isStarted = Atomic<Bool>(false)
  private let isStopped = Atomic<Bool>(false)
  private let isOver = DispatchSemaphore(value: 0)

  init(_ address: PostgreSQLAddress) { self.address = address }

  /// The newest that is known of.
  var release: Int { newest.load(ordering: .acquiring) }

  /// Whether the primary cannot be reached.
  var isCutOff: Bool { isAway.load(ordering: .relaxed) }

  /// Takes note of a release.
  func learn(_ number: Int) { newest.max(number, ordering: .releasing) }

  /// - Parameter release: the newest as of now.
  func start(release: Int) {
    learn(release)
    let thread = Thread { [self] in
      while !isStopped.load(ordering: .relaxed) {
        do {
          try listen()
        } catch {
          isAway.store(true, ordering: .relaxed)
          pollOthers()
        }
      }
      isOver.signal()
    }
    thread.name = "gongshi-releases"
    thread.start()
    isStarted.store(true, ordering: .relaxed)
  }

  /// Ends the thread, and waits for it.
  func stop() {
    guard isStarted.load(ordering: .relaxed) else { return }
    isStopped.store(true, ordering: .relaxed)
    isOver.wait()
  }

  private func listen() throws {
    var address = address
    // What hangs for longer is down.
    address.timeout = .seconds(2)
    let connection = try address.connect(.primary)
    try connection.executeOnce("LISTEN \(Self.channel)")
    while !isStopped.load(ordering: .relaxed) {
      learn(try connection.value("SELECT max(number) FROM release") ?? 0)
      isAway.store(false, ordering: .relaxed)
      let until = ContinuousClock.now + Self.interval
      while !isStopped.load(ordering: .relaxed), case let rest = until - .now, rest > .zero {
        // In steps, so that a stop is not waited for.
        if let number = try connection.notification(within: min(rest, .milliseconds(200))) {
          learn(Int(number) ?? 0)
        }
      }
    }
  }

  /// While the primary is away, a standby may still get what it had.
  private func pollOthers() {
    Thread.sleep(forTimeInterval: Self.pauseAfterFailure)
    guard !isStopped.load(ordering: .relaxed) else { return }
    var address = address
    address.timeout = .seconds(2)
    guard let connection = try? address.connect(.preferringStandby) else { return }
    let newest = try? connection.value("SELECT max(number) FROM release", of: Int.self)
    learn((newest ?? nil) ?? 0)
  }
}
