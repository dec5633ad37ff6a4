import Foundation

/// Computes derived observations from reported ones.
public enum Derivation {
  /// One observation for each derived indicator whose operands are all there, as first stated
  /// results of this report.
  public static func observations(
    from reported: [Observation], catalogue: Catalogue, report: Report
  ) -> [Observation] {
    let operands = results(reported)
    return catalogue.indicators.compactMap { indicator in
      guard let formula = indicator.formula else { return nil }
      let used = formula.codes.compactMap { operands[$0] }
      guard used.count == formula.codes.count,
        let interval = formula.evaluate({ operands[$0].map { Interval($0.quantity) } })
      else { return nil }
      return Observation(
        indicator: indicator.code, area: report.area, period: report.period, report: report.id,
        quantity: quantity(of: interval, places: indicator.decimals ?? 0, from: used),
        unit: indicator.unit, origin: .derived, operands: used.map(\.id), formula: formula.text)
    }
  }

  /// The results by indicator, leaving out what is stated with two values: a computation on one of
  /// them would choose silently.
  static func results(_ observations: [Observation]) -> [String: Observation] {
    let results = observations.filter { $0.kind == .result }
    let contradicted = Set(results.filter { $0.variant > 1 }.map(\.indicator))
    return Dictionary(
      results.filter { !contradicted.contains($0.indicator) }.map { ($0.indicator, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Rounded to places, with bounds rounded outwards so that they hold.
  private static func quantity(
    of interval: Interval, places: Int, from operands: [Observation]
  ) -> Quantity {
    let allExact = operands.allSatisfy { Interval($0.quantity).isPoint }
    let qualifier: Quantity.Qualifier =
      switch (interval.lower, interval.upper) {
      case (_?, _?): allExact ? .exact : .about
      case (_?, nil): .atLeast
      case (nil, _?): .atMost
      case (nil, nil): .about
      }
    return Quantity(
      value: interval.value.rounded(toPlaces: places), qualifier: qualifier,
      lowerBound: interval.lower?.rounded(toPlaces: places, .down),
      upperBound: interval.upper?.rounded(toPlaces: places, .up))
  }
}
