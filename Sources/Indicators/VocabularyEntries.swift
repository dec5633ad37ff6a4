extension ReadingVocabulary: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case qualifiers, targets, plans, requirements, spans, times, places, changes, reductions,
      rankings, moves
    case earlier, means, hotlines, words, light, subsets, mentions, furniture, reasons
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      qualifiers: try values.decode(Qualifiers.self, forKey: .qualifiers),
      targets: try values.decode([String].self, forKey: .targets),
      plans: try values.decode([String].self, forKey: .plans),
      requirements: try values.decode([String].self, forKey: .requirements),
      spans: try values.decode([Span].self, forKey: .spans),
      times: try values.decode(Times.self, forKey: .times),
      places: try values.decode(Places.self, forKey: .places),
      changes: try values.decode([String].self, forKey: .changes),
      reductions: try values.decode([String].self, forKey: .reductions),
      rankings: try values.decode([String].self, forKey: .rankings),
      moves: try values.decode([String].self, forKey: .moves),
      earlier: try values.decode([String].self, forKey: .earlier),
      means: try values.decode([String].self, forKey: .means),
      hotlines: try values.decode([String].self, forKey: .hotlines),
      words: try values.decode([String].self, forKey: .words),
      light: try values.decode([String].self, forKey: .light),
      subsets: try values.decode([String].self, forKey: .subsets),
      mentions: try values.decode(Mentions.self, forKey: .mentions),
      furniture: try values.decode([String].self, forKey: .furniture),
      reasons: try values.decode([String: BilingualText].self, forKey: .reasons))
  }
}

extension ReadingVocabulary.Qualifiers: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case before, within, after }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    /// From lists by qualifier (`atLeast: [余, 多]`) to the qualifier by word.
    func words(_ key: CodingKeys) throws -> [String: Quantity.Qualifier] {
      let lists = try values.decode([String: [String]].self, forKey: key)
      var words: [String: Quantity.Qualifier] = [:]
      for (name, list) in lists {
        guard let qualifier = Quantity.Qualifier(rawValue: name) else {
          throw values.invalid(key, unknown("qualifier", name, Quantity.Qualifier.allCases))
        }
        for word in list { words[word] = qualifier }
      }
      return words
    }
    self.init(
      before: try words(.before), within: try words(.within), after: try words(.after))
  }
}

extension ReadingVocabulary.Times: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case thisYear, lastYear, nextYear, otherSpans, bounds, leading
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    func words(_ key: CodingKeys) throws -> [String] {
      try values.decode([String].self, forKey: key)
    }
    self.init(
      thisYear: try words(.thisYear), lastYear: try words(.lastYear),
      nextYear: try words(.nextYear), otherSpans: try words(.otherSpans),
      bounds: try words(.bounds), leading: try words(.leading))
  }
}

extension ReadingVocabulary.Places: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case own, larger, towns, notInTowns, notBehindTowns
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      own: try values.decode([String].self, forKey: .own),
      larger: try values.decode([String].self, forKey: .larger),
      towns: try values.decode([String].self, forKey: .towns),
      notInTowns: try values.decode(String.self, forKey: .notInTowns),
      notBehindTowns: try values.decode(String.self, forKey: .notBehindTowns))
  }
}

extension ReadingVocabulary.Mentions: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case words, others, masks }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    var words: [Mention.Kind: [String]] = [:]
    for (name, list) in try values.decode([String: [String]].self, forKey: .words) {
      guard let kind = Mention.Kind(rawValue: name) else {
        throw values.invalid(.words, unknown("kind of mention", name, Mention.Kind.allCases))
      }
      words[kind] = list
    }
    self.init(
      words: words, others: try values.decode([String].self, forKey: .others),
      masks: try values.decode(String.self, forKey: .masks))
  }
}

extension ReadingVocabulary.Span: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case words, note, status }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      words: try values.decode([String].self, forKey: .words),
      note: try values.decode(BilingualText.self, forKey: .note),
      status: try values.decodeWord(Observation.Status.self, forKey: .status))
  }
}

extension StatementVocabulary: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case parts, facets, stances, institutions, undertakings, issuing, systems, mechanisms, honours
    case themes
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      parts: try values.decode(Parts.self, forKey: .parts),
      facets: try values.decode([Facet].self, forKey: .facets),
      stances: try values.decode([String].self, forKey: .stances),
      institutions: try values.decode(Creation.self, forKey: .institutions),
      undertakings: try values.decode([String].self, forKey: .undertakings),
      issuing: try values.decode([String].self, forKey: .issuing),
      systems: try values.decode(Creation.self, forKey: .systems),
      mechanisms: try values.decode(Creation.self, forKey: .mechanisms),
      honours: try values.decode([String].self, forKey: .honours),
      themes: try values.decode([Facet].self, forKey: .themes))
  }
}

extension StatementVocabulary.Facet: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case code, words }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      code: try values.decode(String.self, forKey: .code),
      words: try values.decode([String].self, forKey: .words))
  }
}

extension StatementVocabulary.Parts: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case shortcomings, commitments, leadership }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      shortcomings: try values.decode([String].self, forKey: .shortcomings),
      commitments: try values.decode([String].self, forKey: .commitments),
      leadership: try values.decode([String].self, forKey: .leadership))
  }
}

extension StatementVocabulary.Creation: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case verbs, nouns }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    self.init(
      verbs: try values.decode([String].self, forKey: .verbs),
      nouns: try values.decode([String].self, forKey: .nouns))
  }
}
