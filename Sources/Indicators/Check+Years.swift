import Foundation

extension Check {
  /// Evaluates the checks of the catalogue that look at two consecutive years of one area.
  ///
  /// - Parameters:
  ///   - observations: what the later year's report gave.
  ///   - earlier: what the report of the year before gave.
  ///   - stated: figures of the later report that state values of the year before.
  ///   - report: the id of the later report, which the results are about.
  public static func resultsBetweenYears(
    of observations: [Observation], after earlier: [Observation], stated: [Figure],
    catalogue: Catalogue, report: String
  ) -> [CheckResult] {
    let earlier = Derivation.results(earlier.filter { $0.origin == .reported })
    let later = Derivation.results(observations.filter { $0.origin == .reported })
    return catalogue.checks.compactMap { check in
      let pairs: [Pair]
      switch check.scope {
      case .years: pairs = check.pairs(later, after: earlier, catalogue: catalogue)
      case .revisions: pairs = check.pairs(stated, of: earlier)
      case .named, .rates, .restated: return nil
      }
      // As for rates: a failure names what breaks the rule, a pass all that was looked at.
      let broken = pairs.filter { !$0.holds }
      return CheckResult(
        check: check.code, report: report,
        result: pairs.isEmpty ? .notApplicable : broken.isEmpty ? .pass : .fail,
        operands: (broken.isEmpty ? pairs : broken).flatMap(\.operands))
    }
  }

  /// Two values of one thing, and whether they keep the rule.
  private struct Pair {
    var operands: [CheckResult.Operand]
    var holds: Bool
  }

  private func pairs(
    _ later: [String: Observation], after earlier: [String: Observation], catalogue: Catalogue
  ) -> [Pair] {
    later.values.sorted { $0.indicator < $1.indicator }.compactMap { observation in
      guard let before = earlier[observation.indicator], before.unit == observation.unit,
        Self.isComparable([before, observation], catalogue)
      else { return nil }
      // Not within bounds: 160 余 has no upper one, and would excuse any jump.
      let holds = rule.holds { name in
        switch name {
        case "value": Interval(observation.quantity.value)
        case "earlier": Interval(before.quantity.value)
        default: nil
        }
      }
      return Pair(
        operands: [before, observation].map(CheckResult.Operand.init), holds: holds ?? true)
    }
  }

  /// Zero has no multiple, and a rate of less than one percent may well be a multiple a year later.
  private static func isComparable(_ observations: [Observation], _ catalogue: Catalogue) -> Bool {
    observations.allSatisfy { observation in
      let isRate = catalogue.indicator(observation.indicator)?.measure == .rate
      return observation.quantity.value > 0 && !(isRate && observation.quantity.value < 1)
    }
  }

  private func pairs(_ stated: [Figure], of earlier: [String: Observation]) -> [Pair] {
    stated.flatMap { figure in
      figure.previousOf.compactMap { indicator in
        guard let reading = figure.reading, let observation = earlier[indicator],
          figure.restates(observation)
        else { return nil }
        let holds = rule.holds { name in
          switch name {
          case "value": Interval(observation.quantity)
          case "stated": Interval(reading.quantity)
          default: nil
          }
        }
        return Pair(
          operands: [
            .init(observation), .init(observation, statedAs: reading.quantity, by: figure),
          ], holds: holds ?? true)
      }
    }
  }
}

extension Figure {
  /// Whether this states, in the report of the year after, the value of an observation.
  func restates(_ observation: Observation) -> Bool {
    previousOf.contains(observation.indicator) && reading?.kind == .result
      && reading?.unit == observation.unit && observation.kind == .result
      && observation.origin == .reported
  }

  /// What this says against an observation of the year before; nil if it says nothing of it, or a value
  /// that agrees within the bounds of both.
  public func revision(of observation: Observation) -> Evidence? {
    guard restates(observation), let quantity = reading?.quantity,
      !Interval(quantity).canEqual(Interval(observation.quantity))
    else { return nil }
    var evidence = evidence
    evidence.role = .previous
    return evidence
  }
}
