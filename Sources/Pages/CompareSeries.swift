public import Charts
import Foundation
public import Indicators

/// One indicator over years and areas. Two indicators never share a chart: their units and their sizes differ.
public struct CompareSeries: Sendable {
  public let indicator: Indicator
  public let areas: [Area]
  public let periods: [Period]

  private let figures: FigureSet
  private let observations: [Key: PublishedObservation]

  private struct Key: Hashable {
    let area: String
    let period: Period
  }

  /// - Parameters:
  ///   - figures: holds the results of this indicator, among others.
  ///   - periods: in their order; what is missing in one of them is a gap.
  public init(_ indicator: Indicator, areas: [Area], periods: [Period], in figures: FigureSet) {
    self.indicator = indicator
    self.areas = areas
    self.periods = periods
    self.figures = figures
    let results = figures.published.filter {
      $0.observation.indicator == indicator.code && $0.observation.kind == .result
    }
    observations = Dictionary(
      results.map { (Key(area: $0.observation.area, period: $0.observation.period), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  public func observation(_ area: Area, _ period: Period) -> PublishedObservation? {
    observations[Key(area: area.code, period: period)]
  }

  /// How many values there are.
  public var count: Int {
    areas.reduce(0) { sum, area in sum + periods.count { observation(area, $0) != nil } }
  }

  /// Years along x in a panel for each area, all on one scale; with one year, a bar for each area.
  public func chart(_ head: ChartHead) -> any Chart {
    let language = figures.state.language
    guard periods.count > 1 else {
      let values = areas.compactMap { area in
        periods.first.flatMap { value(area, $0, name: area.name) }
      }
      return BoundedBars(head, values: values)
    }
    let panels = areas.map { area in
      SmallMultiples.Panel(
        id: area.code, label: area.name[language], secondaryLabel: area.name[language.other],
        values: periods.map { value(area, $0, name: nil) })
    }
    let least = panels.flatMap(\.values).compactMap { $0?.lowerBound ?? $0?.value }.min() ?? 0
    let isHighRate = indicator.unit == "percent" && least >= 50
    return SmallMultiples(
      head, periods: periods.map(\.description), panels: panels, scale: .shared,
      // Rates that lie close below 100 would be bars of one height on an axis from 0.
      axisStart: isHighRate ? (least >= 90 ? 90 : 50) : 0)
  }

  private func value(_ area: Area, _ period: Period, name: BilingualText?) -> ChartValue? {
    observation(area, period).map {
      ChartValue($0, figures.view($0), name: name, language: figures.state.language)
    }
  }
}
