import IndicatorStore
import Indicators
import Pages

extension PageCall {
  /// What is compared: the figures of all, and a series for each indicator.
  struct Series {
    let all: [CompareSeries]
    let figures: FigureSet
    let areas: [Area]
    let periods: [Period]
  }

  /// How much fits on a page that people can still read.
  static let mostIndicators = 8
  static let mostAreas = 12

  /// Indicators over the areas and years that are asked for; all that have reports where none are.
  ///
  /// - Parameters:
  ///   - areas: in place of those of the address.
  ///   - state: in place of the page's.
  func series(
    _ indicators: [Indicator], areas only: [String]? = nil, state: PageState? = nil,
    selected: String? = nil
  ) throws -> Series {
    let asked = only ?? call.parameters.areas
    let codes = asked.isEmpty ? Array(Set(reports.map(\.area)).sorted()) : asked
    let areas = codes.uniqued().prefix(Self.mostAreas).compactMap(catalogue.area)
    let ranges = only == nil ? call.parameters.periods : []
    func isAsked(_ period: Period) -> Bool {
      ranges.isEmpty || ranges.contains { $0.contains(period) }
    }
    let there = reports.filter { one in
      isAsked(one.period) && areas.contains { $0.code == one.area }
    }.map(\.period)
    var periods: [Period] = []
    if let first = there.min(), let last = there.max() {
      // A year without a report is a gap, unless it was left out by who asks.
      periods = (first.year...last.year).compactMap { Period(year: $0) }.filter(isAsked)
    }
    var query = ObservationQuery()
    query.indicators = indicators.map(\.code)
    query.areas = areas.map(\.code)
    query.periods = ranges
    query.kinds = [.result]
    let published =
      areas.isEmpty
      ? [] : try call.view.observations(query, limit: Parameters.limits.upperBound).elements
    let figures = FigureSet(
      published, catalogue: catalogue, state: state ?? self.state, selected: selected)
    return Series(
      all: indicators.map {
        CompareSeries($0, areas: Array(areas), periods: periods, in: figures)
      }, figures: figures, areas: Array(areas), periods: periods)
  }
}

extension Array where Element: Hashable {
  /// Without those that came before.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
