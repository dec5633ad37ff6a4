import Foundation

// The shapes of the catalogue's YAML entries. Each refuses keys that it does not know.

struct ThemeEntry: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case code, order, name }

  let theme: Theme

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    theme = Theme(
      code: try values.decode(Code.self, forKey: .code).text,
      name: try values.decode(BilingualText.self, forKey: .name),
      order: try values.decode(Int.self, forKey: .order))
  }
}

struct UnitEntry: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case code, name, classifiers, nouns, base, factor
  }

  let unit: Unit

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    unit = Unit(
      code: try values.decode(Code.self, forKey: .code).text,
      name: try values.decode(BilingualText.self, forKey: .name),
      classifiers: try values.decodeIfPresent([String].self, forKey: .classifiers) ?? [],
      nouns: try values.decodeIfPresent([String].self, forKey: .nouns) ?? [],
      base: try values.decodeIfPresent(String.self, forKey: .base),
      factor: try values.decodeIfPresent(Decimal.self, forKey: .factor))
    guard (unit.base == nil) == (unit.factor == nil) else {
      throw values.invalid(.base, "a unit needs both base and factor, or none of them")
    }
  }
}

struct IndicatorEntry: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case code, theme, name, definition, source, unit, measure, partOf, base, formula, decimals,
      reading
  }

  let indicator: Indicator

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    let formula = try values.decodeIfPresent(String.self, forKey: .formula).map { text in
      guard let formula = Formula(text) else {
        throw values.invalid(
          .formula,
          "“\(text)” is no formula; codes and numbers joined by + - * / with spaces would be right")
      }
      return formula
    }
    indicator = Indicator(
      code: try values.decode(Code.self, forKey: .code).text,
      theme: try values.decode(String.self, forKey: .theme),
      name: try values.decode(BilingualText.self, forKey: .name),
      definition: try values.decode(BilingualText.self, forKey: .definition),
      source: try values.decodeIfPresent(BilingualText.self, forKey: .source),
      unit: try values.decode(String.self, forKey: .unit),
      measure: try values.decodeWord(Indicator.Measure.self, forKey: .measure),
      origin: formula == nil ? .reported : .derived,
      partOf: try values.decodeIfPresent(String.self, forKey: .partOf),
      base: try values.decodeIfPresent(BilingualText.self, forKey: .base),
      formula: formula,
      decimals: try values.decodeIfPresent(Int.self, forKey: .decimals),
      patterns: try values.decodeIfPresent([PatternEntry].self, forKey: .reading)?.map(\.pattern)
        ?? [])
    if formula == nil, indicator.patterns.isEmpty {
      throw values.invalid(
        .code, "“\(indicator.code)” has neither a formula nor a reading; one of both would be right"
      )
    }
    if formula != nil, !indicator.patterns.isEmpty || indicator.decimals == nil {
      throw values.invalid(
        .formula, "“\(indicator.code)” is derived: it needs decimals, and must have no reading")
    }
    if let decimals = indicator.decimals, !(0...9).contains(decimals) {
      throw values.invalid(.decimals, "\(decimals) places; 0 to 9 would be right")
    }
    if indicator.partOf == indicator.code {
      throw values.invalid(
        .partOf, "“\(indicator.code)” is no part of itself; the whole would be right")
    }
    if indicator.measure == .rate, indicator.base == nil {
      throw values.invalid(
        .measure,
        "the rate “\(indicator.code)” needs a base: what it is a share of, or “not stated”")
    }
  }
}

struct PatternEntry: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case counts, clause, about, within, not, notAbout, role, unit, note
  }

  let pattern: ReadingPattern

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    func terms(_ key: CodingKeys) throws -> [ReadingPattern.Term] {
      try (values.decodeIfPresent([String].self, forKey: key) ?? []).map { text in
        guard let term = ReadingPattern.Term(text) else {
          throw values.invalid(
            key, "“\(text)” has an empty alternative; words joined by | would be right")
        }
        return term
      }
    }
    pattern = ReadingPattern(
      counts: try terms(.counts), clause: try terms(.clause), about: try terms(.about),
      within: try terms(.within),
      not: try terms(.not), notAbout: try terms(.notAbout),
      role: values.contains(.role)
        ? try values.decodeWord(Figure.Role.self, forKey: .role) : .level,
      unit: try values.decodeIfPresent(String.self, forKey: .unit),
      note: try values.decodeIfPresent(BilingualText.self, forKey: .note))
    if pattern.counts.isEmpty {
      throw values.invalid(.counts, "a reading needs counts: the words beside the number")
    }
  }
}

struct CheckEntry: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case code, name, rule, scope, severity }

  let check: Check

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    let text = try values.decode(String.self, forKey: .rule)
    guard let rule = CheckRule(text) else {
      throw values.invalid(
        .rule, "“\(text)” is no rule; formulas joined by <= or = with spaces would be right")
    }
    check = Check(
      code: try values.decode(Code.self, forKey: .code).text,
      name: try values.decode(BilingualText.self, forKey: .name),
      rule: rule,
      scope: values.contains(.scope)
        ? try values.decodeWord(Check.Scope.self, forKey: .scope) : .named,
      severity: try values.decodeWord(Check.Severity.self, forKey: .severity))
  }
}

/// A code, checked for its form.
private struct Code: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
    guard Catalogue.isCode(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "“\(text)” is no code; small letters, digits and hyphens would be right"
        ))
    }
  }
}
