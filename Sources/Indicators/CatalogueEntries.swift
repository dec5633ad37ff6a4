import Foundation

// The shapes of the catalogue's YAML entries. Each refuses keys that it does not know.

/// An entry of a list, known by its code.
protocol CatalogueEntry: YAMLReadable {
  var code: String { get }
}

extension Theme: CatalogueEntry {
  enum Key: String, CaseIterable { case code, order, name }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      code: try values.code(.code),
      name: try values.read(.name),
      order: try values.read(.order))
  }
}

extension Unit: CatalogueEntry {
  enum Key: String, CaseIterable {
    case code, name, classifiers, nouns, base, factor
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      code: try values.code(.code),
      name: try values.read(.name),
      classifiers: try values.readIfAny(.classifiers) ?? [],
      nouns: try values.readIfAny(.nouns) ?? [],
      base: try values.readIfAny(.base),
      factor: try values.readIfAny(.factor))
    guard (base == nil) == (factor == nil) else {
      throw values.mistake(.base, "a unit needs both base and factor, or none of them")
    }
  }
}

extension Indicator: CatalogueEntry {
  enum Key: String, CaseIterable {
    case code, theme, name, definition, source, unit, measure, partOf, base, formula, decimals,
      reading
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    let formula: Formula? = try values.readIfAny(.formula)
    self.init(
      code: try values.code(.code),
      theme: try values.read(.theme),
      name: try values.read(.name),
      definition: try values.read(.definition),
      source: try values.readIfAny(.source),
      unit: try values.read(.unit),
      measure: try values.word(.measure),
      origin: formula == nil ? .reported : .derived,
      partOf: try values.readIfAny(.partOf),
      base: try values.readIfAny(.base),
      formula: formula,
      decimals: try values.readIfAny(.decimals),
      patterns: try values.readIfAny(.reading) ?? [])
    if formula == nil, patterns.isEmpty {
      throw values.mistake(
        .code, "“\(code)” has neither a formula nor a reading; one of both would be right"
      )
    }
    if formula != nil, !patterns.isEmpty || decimals == nil {
      throw values.mistake(
        .formula, "“\(code)” is derived: it needs decimals, and must have no reading")
    }
    if let decimals = decimals, !(0...9).contains(decimals) {
      throw values.mistake(.decimals, "\(decimals) places; 0 to 9 would be right")
    }
    if partOf == code {
      throw values.mistake(
        .partOf, "“\(code)” is no part of itself; the whole would be right")
    }
    if measure == .rate, base == nil {
      throw values.mistake(
        .measure,
        "the rate “\(code)” needs a base: what it is a share of, or “not stated”")
    }
  }
}

extension ReadingPattern: YAMLReadable {
  enum Key: String, CaseIterable {
    case counts, clause, about, within, not, notAbout, role, unit, note
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    func terms(_ key: Key) throws(CatalogueMistake) -> [Term] {
      try values.readIfAny(key) ?? []
    }
    self.init(
      counts: try terms(.counts), clause: try terms(.clause), about: try terms(.about),
      within: try terms(.within),
      not: try terms(.not), notAbout: try terms(.notAbout),
      role: values.has(.role)
        ? try values.word(.role) : .level,
      unit: try values.readIfAny(.unit),
      note: try values.readIfAny(.note))
    if counts.isEmpty {
      throw values.mistake(.counts, "a reading needs counts: the words beside the number")
    }
  }
}

extension Check: CatalogueEntry {
  enum Key: String, CaseIterable { case code, name, rule, scope, severity }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      code: try values.code(.code),
      name: try values.read(.name),
      rule: try values.read(.rule),
      scope: values.has(.scope)
        ? try values.word(.scope) : .named,
      severity: try values.word(.severity))
  }
}

extension Formula: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let text = try String(yaml: value)
    guard let formula = Formula(text) else {
      throw value.mistake(
        "“\(text)” is no formula; codes and numbers joined by + - * / with spaces would be right")
    }
    self = formula
  }
}

extension CheckRule: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let text = try String(yaml: value)
    guard let rule = CheckRule(text) else {
      throw value.mistake(
        "“\(text)” is no rule; formulas joined by <= or = with spaces would be right")
    }
    self = rule
  }
}

extension ReadingPattern.Term: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let text = try String(yaml: value)
    guard let term = ReadingPattern.Term(text) else {
      throw value.mistake("“\(text)” has an empty alternative; words joined by | would be right")
    }
    self = term
  }
}
