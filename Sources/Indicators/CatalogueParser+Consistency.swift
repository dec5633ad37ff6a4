extension CatalogueParser.Parsed {
  /// Names that lead nowhere, and words that stand for two things.
  func inconsistencies(
    places: [String: CatalogueParser.Place], files: [CatalogueFile]
  ) -> [CatalogueError.Problem] {
    var problems: [CatalogueError.Problem] = []
    /// A mistake in an entry, on the line where the word stands.
    func report(_ kind: Any.Type, _ code: String, _ word: String, _ detail: String) {
      let place = places["\(kind) \(code)"]
      problems.append(
        .init(
          file: place?.file ?? "", line: place?.line(of: word, in: files), detail: detail))
    }

    let themeCodes = themes.map(\.code)
    let unitCodes = units.map(\.code)
    let indicatorCodes = indicators.map(\.code)
    let known = Set(indicatorCodes)

    for indicator in indicators {
      func complain(_ word: String, _ detail: String) {
        report(Indicator.self, indicator.code, word, detail)
      }
      if !themeCodes.contains(indicator.theme) {
        complain(indicator.theme, unknown("theme", indicator.theme, themeCodes))
      }
      for unit in [indicator.unit] + indicator.patterns.compactMap(\.unit)
      where !unitCodes.contains(unit) {
        complain(unit, unknown("unit", unit, unitCodes))
      }
      for code in [indicator.partOf].compactMap(\.self) + (indicator.formula?.codes ?? [])
      where !known.contains(code) {
        complain(code, unknown("indicator", code, indicatorCodes))
      }
    }
    let derived = Set(indicators.filter { $0.origin == .derived }.map(\.code))
    for indicator in indicators {
      for code in indicator.formula?.codes ?? [] where derived.contains(code) {
        report(
          Indicator.self, indicator.code, code,
          "the formula names “\(code)”, which is derived itself; reported indicators would be right"
        )
      }
    }
    for check in checks where check.scope == .named {
      for code in check.rule.codes where !known.contains(code) {
        report(Check.self, check.code, code, unknown("indicator", code, indicatorCodes))
      }
    }
    for chart in charts {
      for code in chart.indicators + chart.headlineCodes.sorted() where !known.contains(code) {
        report(ChartDefinition.self, chart.code, code, unknown("indicator", code, indicatorCodes))
      }
      // Both have an address below /charts.
      if known.contains(chart.code) {
        report(
          ChartDefinition.self, chart.code, chart.code,
          "“\(chart.code)” is an indicator; another code would be right")
      }
    }
    for check in checks {
      guard let operands = check.scope.operands else { continue }
      for name in check.rule.codes where !operands.contains(name) {
        report(Check.self, check.code, name, unknown("operand", name, operands))
      }
    }
    for unit in units {
      if let base = unit.base, !unitCodes.contains(base) {
        report(Unit.self, unit.code, base, unknown("base", base, unitCodes))
      }
    }
    var unitByWord: [String: String] = [:]
    for unit in units {
      for word in unit.classifiers + unit.nouns {
        if let other = unitByWord.updateValue(unit.code, forKey: word), other != unit.code {
          report(
            Unit.self, unit.code, word,
            "“\(word)” stands for the unit “\(other)” already; one unit for each word would be right"
          )
        }
      }
    }
    for facet in statements.themes where !themeCodes.contains(facet.code) {
      problems.append(
        .init(
          file: "statements.yaml", line: nil, detail: unknown("theme", facet.code, themeCodes)))
    }
    return problems
  }
}
