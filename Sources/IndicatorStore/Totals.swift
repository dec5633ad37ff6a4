import Indicators
import Synchronization

/// How many observations queries choose in the states after releases, which never change.
///
/// To count those of a whole country takes as long as to read thousands of them, and each page of them tells it: who
/// leafs through has them counted once. Only what most clients ask for is kept, whose number is limited by its codes.
final class Totals: Sendable {
  private static let most = 1000

  private struct Key: Hashable {
    var query: ObservationQuery
    var release: Int
  }

  private let known = Mutex<[Key: Int]>([:])

  /// - Parameter count: counts them, where that has not been done yet.
  func total(
    of query: ObservationQuery, at release: Int, count: () throws -> Int
  ) rethrows -> Int {
    var key = Key(query: query, release: release)
    // In any order there are as many.
    key.query.sort = []
    if let total = known.withLock({ $0[key] }) { return total }
    let total = try count()
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[key] = total
    }
    return total
  }
}
