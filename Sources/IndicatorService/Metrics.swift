import Foundation
import HTTPTypes
import MicroHTTP

/// What the service counts of itself, for `/metrics`.
///
/// @unchecked Sendable: the counts are read and written under the lock only. That is an `NSLock`, because
/// the thread sanitizer does not see a contended `Mutex` being handed over.
final class Metrics: @unchecked Sendable {
  /// What requests are told apart by. The route is as documented, not the path asked for, so that there
  /// are not more of these than routes.
  struct Kind: Hashable, Comparable {
    var route: String
    var method: String
    var status: Int

    static func < (left: Kind, right: Kind) -> Bool {
      (left.route, left.method, left.status) < (right.route, right.method, right.status)
    }
  }

  /// How long requests took, in seconds: how many up to each bound, and in all.
  struct Histogram {
    static let bounds = [
      0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
    ]
    private(set) var counts = [Int](repeating: 0, count: bounds.count)
    private(set) var count = 0
    private(set) var sum = 0.0

    mutating func add(_ seconds: Double) {
      count += 1
      sum += seconds
      for index in Self.bounds.indices where seconds <= Self.bounds[index] { counts[index] += 1 }
    }
  }

  /// The counts at one moment.
  struct Snapshot {
    var requests: [Kind: Int] = [:]
    var durations = Histogram()
    var bytes = 0
    var inFlight = 0
    /// Answers that were sent ready-made; their time is not measured.
    var ready = 0
  }

  private let lock = NSLock()
  private var counts = Snapshot()

  /// By route, what the server sends without asking the service.
  private let sent: [String: SentCounts]

  /// - Parameter routes: the paths of all routes, as documented.
  init(routes: [String]) {
    sent = Dictionary(uniqueKeysWithValues: routes.map { ($0, SentCounts()) })
  }

  /// Counts the answers on a route that are sent ready-made.
  func sent(route: String) -> SentCounts {
    guard let counts = sent[route] else { preconditionFailure("no route has the path \(route)") }
    return counts
  }

  var snapshot: Snapshot {
    var all = lock.withLock { counts }
    for (route, counts) in sent.mapValues(\.snapshot) {
      for (method, status, count) in [
        ("GET", 200, counts.found), ("HEAD", 200, counts.heads), ("GET", 304, counts.notModified),
      ] where count > 0 {
        all.requests[Kind(route: route, method: method, status: status), default: 0] += count
      }
      all.bytes += counts.bytes
      all.ready += counts.all
    }
    return all
  }

  func begin() { lock.withLock { counts.inFlight += 1 } }

  func end(route: String?, method: HTTPRequest.Method, status: Int, duration: Duration) {
    // Anything can be sent as a method.
    let method = IndicatorService.methods.contains(method) ? method.rawValue : "other"
    lock.withLock {
      counts.inFlight -= 1
      counts.requests[Kind(route: route ?? "none", method: method, status: status), default: 0] += 1
      counts.durations.add(duration / .seconds(1))
    }
  }

  func send(bytes: Int) { lock.withLock { counts.bytes += bytes } }
}
