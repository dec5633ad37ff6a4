extension ReadingVocabulary: YAMLReadable {
  enum Key: String, CaseIterable {
    case qualifiers, targets, plans, requirements, spans, times, places, changes, reductions,
      rankings, moves
    case earlier, means, hotlines, words, light, subsets, mentions, furniture, reasons
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      qualifiers: try values.read(.qualifiers),
      targets: try values.read(.targets),
      plans: try values.read(.plans),
      requirements: try values.read(.requirements),
      spans: try values.read(.spans),
      times: try values.read(.times),
      places: try values.read(.places),
      changes: try values.read(.changes),
      reductions: try values.read(.reductions),
      rankings: try values.read(.rankings),
      moves: try values.read(.moves),
      earlier: try values.read(.earlier),
      means: try values.read(.means),
      hotlines: try values.read(.hotlines),
      words: try values.read(.words),
      light: try values.read(.light),
      subsets: try values.read(.subsets),
      mentions: try values.read(.mentions),
      furniture: try values.read(.furniture),
      reasons: try values.read(.reasons))
  }
}

extension ReadingVocabulary.Qualifiers: YAMLReadable {
  enum Key: String, CaseIterable { case before, within, after }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    /// From lists by qualifier (`atLeast: [余, 多]`) to the qualifier by word.
    func words(_ key: Key) throws(CatalogueMistake) -> [String: Quantity.Qualifier] {
      let lists: [String: [String]] = try values.read(key)
      var words: [String: Quantity.Qualifier] = [:]
      for (name, list) in lists {
        guard let qualifier = Quantity.Qualifier(rawValue: name) else {
          throw values.mistake(key, unknown("qualifier", name, Quantity.Qualifier.allCases))
        }
        for word in list { words[word] = qualifier }
      }
      return words
    }
    self.init(
      before: try words(.before), within: try words(.within), after: try words(.after))
  }
}

extension ReadingVocabulary.Times: YAMLReadable {
  enum Key: String, CaseIterable {
    case thisYear, lastYear, nextYear, otherSpans, bounds, leading
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    func words(_ key: Key) throws(CatalogueMistake) -> [String] {
      try values.read(key)
    }
    self.init(
      thisYear: try words(.thisYear), lastYear: try words(.lastYear),
      nextYear: try words(.nextYear), otherSpans: try words(.otherSpans),
      bounds: try words(.bounds), leading: try words(.leading))
  }
}

extension ReadingVocabulary.Places: YAMLReadable {
  enum Key: String, CaseIterable {
    case own, larger, towns, notInTowns, notBehindTowns
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      own: try values.read(.own),
      larger: try values.read(.larger),
      towns: try values.read(.towns),
      notInTowns: try values.read(.notInTowns),
      notBehindTowns: try values.read(.notBehindTowns))
  }
}

extension ReadingVocabulary.Mentions: YAMLReadable {
  enum Key: String, CaseIterable { case words, others, masks }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    var words: [Mention.Kind: [String]] = [:]
    let lists: [String: [String]] = try values.read(.words)
    for (name, list) in lists {
      guard let kind = Mention.Kind(rawValue: name) else {
        throw values.mistake(.words, unknown("kind of mention", name, Mention.Kind.allCases))
      }
      words[kind] = list
    }
    self.init(
      words: words, others: try values.read(.others),
      masks: try values.read(.masks))
  }
}

extension ReadingVocabulary.Span: YAMLReadable {
  enum Key: String, CaseIterable { case words, note, status }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      words: try values.read(.words),
      note: try values.read(.note),
      status: try values.word(.status))
  }
}

extension StatementVocabulary: YAMLReadable {
  enum Key: String, CaseIterable {
    case parts, facets, stances, institutions, undertakings, issuing, systems, mechanisms, honours
    case themes
  }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      parts: try values.read(.parts),
      facets: try values.read(.facets),
      stances: try values.read(.stances),
      institutions: try values.read(.institutions),
      undertakings: try values.read(.undertakings),
      issuing: try values.read(.issuing),
      systems: try values.read(.systems),
      mechanisms: try values.read(.mechanisms),
      honours: try values.read(.honours),
      themes: try values.read(.themes))
  }
}

extension StatementVocabulary.Facet: YAMLReadable {
  enum Key: String, CaseIterable { case code, words }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      code: try values.read(.code),
      words: try values.read(.words))
  }
}

extension StatementVocabulary.Parts: YAMLReadable {
  enum Key: String, CaseIterable { case shortcomings, commitments, leadership }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      shortcomings: try values.read(.shortcomings),
      commitments: try values.read(.commitments),
      leadership: try values.read(.leadership))
  }
}

extension StatementVocabulary.Creation: YAMLReadable {
  enum Key: String, CaseIterable { case verbs, nouns }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(
      verbs: try values.read(.verbs),
      nouns: try values.read(.nouns))
  }
}
