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
  private let found: @Sendable () -> Void
  private let newest = Atomic<Int>(0)
  private let isAway = Atomic<Bool>(false)
  private let isStopped = Atomic<Bool>(false)

  /// - Parameter found: is told each time that the primary has been found.
  init(_ address: PostgreSQLAddress, found: @escaping @Sendable () -> Void) {
    self.address = address
    self.found = found
  }

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
      while !isStopped.load(ordering: .relaxed) { listen() }
    }
    thread.name = "gongshi-releases"
    thread.start()
  }

  /// Ends the thread, soon.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Follows the primary for as long as that goes well.
  private func listen() {
    var address = address
    // What hangs for longer is down.
    address.timeout = .seconds(1)
    do {
      let connection = try address.connect(.primary)
      try connection.executeOnce("LISTEN \(Self.channel)")
      learn(try connection.value("SELECT max(number) FROM release") ?? 0)
      isAway.store(false, ordering: .relaxed)
      found()
      do {
        try follow(connection)
      } catch let error as PostgreSQLError where !error.isSilence {
        // The connection has ended; whether the server has, the next try tells.
      }
    } catch {
      isAway.store(true, ordering: .relaxed)
      pollOthers()
    }
  }

  private func follow(_ connection: PostgreSQLConnection) throws {
    while !isStopped.load(ordering: .relaxed) {
      let until = ContinuousClock.now + Self.interval
      while !isStopped.load(ordering: .relaxed), case let rest = until - .now, rest > .zero {
        // In steps, so that a stop is not waited for.
        if let number = try connection.notification(within: min(rest, .milliseconds(200))) {
          learn(Int(number) ?? 0)
        }
      }
      learn(try connection.value("SELECT max(number) FROM release") ?? 0)
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
