extension Check {
  /// Evaluates every check of the catalogue on the observations of one report. Those that look at two
  /// years are not applicable to one alone.
  public static func results(
    of observations: [Observation], catalogue: Catalogue, report: String
  ) -> [CheckResult] {
    catalogue.checks.map { check in
      let (verdict, operands): (CheckResult.Verdict, [Observation]) =
        switch check.scope {
        case .named: check.evaluateNamed(observations)
        case .rates: check.evaluateRates(observations, catalogue: catalogue)
        case .restated: check.evaluateRestated(observations)
        case .years, .revisions: (.notApplicable, [])
        }
      return CheckResult(
        check: check.code, report: report, result: verdict,
        operands: operands.map(CheckResult.Operand.init))
    }
  }

  private func evaluateNamed(
    _ observations: [Observation]
  ) -> (CheckResult.Verdict, [Observation]) {
    let results = Derivation.results(observations)
    let operands = rule.codes.compactMap { results[$0] }
    guard let holds = rule.holds({ results[$0].map { Interval($0.quantity) } }) else {
      return (.notApplicable, operands)
    }
    return (holds ? .pass : .fail, operands)
  }

  /// The operands of a failure are the rates that break the rule; of a pass, all of them.
  private func evaluateRates(
    _ observations: [Observation], catalogue: Catalogue
  ) -> (CheckResult.Verdict, [Observation]) {
    let rates = observations.filter {
      $0.origin == .reported && catalogue.indicator($0.indicator)?.measure == .rate
    }
    guard !rates.isEmpty else { return (.notApplicable, []) }
    let broken = rates.filter { rate in
      rule.holds { $0 == "value" ? Interval(rate.quantity) : nil } == false
    }
    return broken.isEmpty ? (.pass, rates) : (.fail, broken)
  }

  private func evaluateRestated(
    _ observations: [Observation]
  ) -> (CheckResult.Verdict, [Observation]) {
    let contradicted = Set(observations.filter { $0.variant > 1 }.map(\.indicator))
    if !contradicted.isEmpty {
      return (.fail, observations.filter { contradicted.contains($0.indicator) })
    }
    let restated = observations.filter { $0.evidence.count > 1 }
    return restated.isEmpty ? (.notApplicable, []) : (.pass, restated)
  }
}
