import Indicators

/// What has been read of the states after releases, which never change, and takes long where there are many rows: it is
/// read once for each.
final class Settled: Sendable {
  private static let mostTotals = 1000
  /// The newest, and one that somebody goes back to.
  private static let mostStates = 2

  private struct TotalKey: Hashable {
    var query: ObservationQuery
    var release: Int
  }

  private let totals = Locked<[TotalKey: Int]>([:])
  private let reports = Locked<[Int: [Vintage]]>([:])

  /// How many observations a query chooses. To count those of a whole country takes as long as to read thousands of
  /// them, and each page of them tells it. Only what most clients ask for is kept, whose number is limited by its codes.
  ///
  /// - Parameter count: counts them, where that has not been done yet.
  func total(
    of query: ObservationQuery, at release: Int, count: () throws -> Int
  ) rethrows -> Int {
    var key = TotalKey(query: query, release: release)
    // In any order there are as many.
    key.query.sort = []
    if let total = totals.withLock({ $0[key] }) { return total }
    let total = try count()
    totals.withLock { known in
      if known.count >= Self.mostTotals { known = [:] }
      known[key] = total
    }
    return total
  }

  /// The reports there are. Each page of the dashboard needs them, to tell which areas and years it can lead to.
  ///
  /// - Parameter read: reads them, where that has not been done yet.
  func reports(at release: Int, read: () throws -> [Vintage]) rethrows -> [Vintage] {
    if let reports = reports.withLock({ $0[release] }) { return reports }
    let reports = try read()
    self.reports.withLock { known in
      if known.count >= Self.mostStates { known = [:] }
      known[release] = reports
    }
    return reports
  }
}
