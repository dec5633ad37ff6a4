import IndicatorStore

/// The reports that a query may name: thousands in time, so that they are looked up one by one, and listed only
/// for the suggestions.
struct KnownReports {
  let has: (String) throws -> Bool
  let all: () throws -> [String]

  /// Where no report can be named.
  static var none: KnownReports { KnownReports(has: { _ in false }, all: { [] }) }

  /// Where it cannot be looked up.
  static var any: KnownReports { KnownReports(has: { _ in true }, all: { [] }) }

  private init(has: @escaping (String) throws -> Bool, all: @escaping () throws -> [String]) {
    self.has = has
    self.all = all
  }

  init(in view: StoreView) {
    self.init(has: view.everHadReport, all: { try view.reportKeys().map(\.report) })
  }
}
