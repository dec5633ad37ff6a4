import Foundation
import Synchronization

/// Looks whether servers that nobody waits for any more are well again.
final class PoolWatcher: Sendable {
  private static let interval = 0.25

  private let pools: [PostgreSQLPool]
  private let isStopped = Atomic<Bool>(false)

  init(_ pools: [PostgreSQLPool]) { self.pools = pools }

  func start() {
    let thread = Thread { [self] in
      while !isStopped.load(ordering: .relaxed) {
        for pool in pools { pool.tryAgain() }
        Thread.sleep(forTimeInterval: Self.interval)
      }
    }
    thread.name = "gongshi-servers"
    thread.start()
  }

  /// Ends the thread, soon.
  func stop() { isStopped.store(true, ordering: .relaxed) }
}
