import Indicators

/// Documents issued, systems launched, honours received, bodies and rules set up: things that a
/// sentence names after a verb.
struct NamedThingReader: Sendable {
  private let issuing: [[Unicode.Scalar]]
  private let honours: Lexicon<Bool>
  private let systemVerbs: Lexicon<Bool>
  private let systemNouns: [ThingNoun]
  private let mechanismVerbs: Lexicon<Bool>
  private let mechanismNouns: [ThingNoun]

  init(vocabulary: StatementVocabulary) {
    issuing = vocabulary.issuing.map { Array($0.unicodeScalars) }
    honours = Lexicon(words: vocabulary.honours)
    systemVerbs = Lexicon(words: vocabulary.systems.verbs)
    systemNouns = vocabulary.systems.nouns.map(ThingNoun.init)
    mechanismVerbs = Lexicon(words: vocabulary.mechanisms.verbs)
    mechanismNouns = vocabulary.mechanisms.nouns.map(ThingNoun.init)
  }

  func drafts(of sentence: Outline.Sentence, in passage: Passage) -> [StatementReader.Draft] {
    let quotations = passage.quotations(in: sentence.range)
    func draft(
      _ kind: Statement.Kind, _ range: Range<Int>, name: Range<Int>
    ) -> StatementReader.Draft {
      .init(kind: kind, passage: sentence.passage, range: range, name: name, sentence: sentence)
    }
    var drafts = documents(quotations, in: passage).map {
      draft(.document, $0.lowerBound - 1..<$0.upperBound + 1, name: $0)
    }
    for clause in passage.clauseRanges(sentence.range) {
      if let honour = honour(in: clause, passage, quotations) {
        drafts.append(draft(.honour, clause, name: honour))
      }
      let systems = systems(in: clause, passage, quotations)
      drafts += systems.map { draft(.system, $0, name: $0) }
      if systems.isEmpty, let mechanism = mechanism(in: clause, passage, quotations) {
        drafts.append(draft(.mechanism, mechanism, name: mechanism))
      }
    }
    return drafts
  }

  /// 印发了《…》《…》: titles right behind a verb of issuing, and those that follow in a row.
  private func documents(_ quotations: [Range<Int>], in passage: Passage) -> [Range<Int>] {
    var documents: [Range<Int>] = []
    for title in quotations where passage.scalars[title.lowerBound - 1] == "《" {
      let mark = title.lowerBound - 1
      let isIssued = issuing.contains {
        passage.scalars.hasSuffix($0, before: mark)
          || passage.scalars.hasSuffix($0 + ["了"], before: mark)
      }
      let follows = documents.last.map {
        let between = passage.scalars[$0.upperBound + 1..<mark]
        return between.isEmpty || between.elementsEqual(["、"])
      }
      if isIssued || follows ?? false { documents.append(title) }
    }
    return documents
  }

  /// 被评为全国…先进区: what follows, to the end of the clause, without quotation marks.
  private func honour(
    in clause: Range<Int>, _ passage: Passage, _ quotations: [Range<Int>]
  ) -> Range<Int>? {
    guard let word = honours.first(in: passage.scalars, clause), !quotations.cover(word.lowerBound)
    else { return nil }
    if let index = quotations.position(atOrBefore: word.upperBound + 1),
      quotations[index].lowerBound == word.upperBound + 1
    {
      return quotations[index]
    }
    let name = word.upperBound..<clause.upperBound
    return name.isEmpty ? nil : name
  }

  /// Systems in a clause with a verb of launching: names in quotation marks followed by such a noun,
  /// names in a row before 等系统, and elements of a list that end in such a noun.
  private func systems(
    in clause: Range<Int>, _ passage: Passage, _ quotations: [Range<Int>]
  ) -> [Range<Int>] {
    let verbs = self.verbs(systemVerbs, in: clause, passage, quotations)
    guard !verbs.isEmpty else { return [] }
    var systems: [Range<Int>] = []
    for element in passage.listElements(clause, quotations) {
      let quoted = quotations.filter { element.contains($0.lowerBound) }
      if quoted.isEmpty {
        // The verb stands before the name (建成…系统) or behind the whole list (…系统已上线).
        let start = verbs.last { element.contains($0.lowerBound) }?.upperBound
        let name = (start ?? element.lowerBound)..<element.upperBound
        if systemNouns.contains(where: { $0.ends(passage.scalars, name) }) { systems.append(name) }
      } else if let last = quoted.last, noun(systemNouns, behind: last, in: passage, clause) {
        systems += quoted.filter { passage.stands(inARow: $0, with: last) }
      }
    }
    return systems
  }

  /// Whether one of the nouns stands close behind a quotation: “政策超市”集成化平台.
  private func noun(
    _ nouns: [ThingNoun], behind quotation: Range<Int>, in passage: Passage, _ clause: Range<Int>
  ) -> Bool {
    let start = quotation.upperBound + 1
    let end = min(clause.upperBound, start + Self.nounReach)
    guard start < end else { return false }
    return nouns.contains { $0.isIn(passage.scalars, start..<end) }
  }

  private static let nounReach = 9

  /// From behind the verb to the last noun of the clause: 建立…机制.
  private func mechanism(
    in clause: Range<Int>, _ passage: Passage, _ quotations: [Range<Int>]
  ) -> Range<Int>? {
    guard let verb = verbs(mechanismVerbs, in: clause, passage, quotations).first else {
      return nil
    }
    let name = verb.upperBound..<clause.upperBound
    return mechanismNouns.contains { $0.ends(passage.scalars, name) } ? name : nil
  }

  private func verbs(
    _ lexicon: Lexicon<Bool>, in clause: Range<Int>, _ passage: Passage, _ quotations: [Range<Int>]
  ) -> [Range<Int>] {
    var verbs: [Range<Int>] = []
    var start = clause.lowerBound
    while let verb = lexicon.first(in: passage.scalars, start..<clause.upperBound) {
      if !quotations.cover(verb.lowerBound) { verbs.append(verb) }
      start = verb.upperBound
    }
    return verbs
  }
}

/// The noun at the end of a thing's name; `智慧…园区` needs both words.
struct ThingNoun: Sendable {
  private let parts: [[Unicode.Scalar]]

  init(_ text: String) {
    parts = text.split(separator: "…").map { Array($0.unicodeScalars) }
  }

  func ends(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    guard let last = parts.last, range.count > last.count,
      scalars.hasSuffix(last, before: range.upperBound)
    else { return false }
    return parts.dropLast().allSatisfy { scalars.contains($0, in: range) }
  }

  func isIn(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    parts.allSatisfy { scalars.contains($0, in: range) }
  }
}

extension Passage {
  /// The elements of a clause that 、 separates outside of quotation marks.
  func listElements(_ clause: Range<Int>, _ quotations: [Range<Int>]) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    var start = clause.lowerBound
    for index in clause where scalars[index] == "、" && !quotations.cover(index) {
      elements.append(start..<index)
      start = index + 1
    }
    elements.append(start..<clause.upperBound)
    return elements
  }

  /// Whether nothing but quotations stands between two of them: “a”“b”.
  func stands(inARow left: Range<Int>, with right: Range<Int>) -> Bool {
    guard left.upperBound < right.lowerBound else { return left == right }
    var depth = 0
    for scalar in scalars[left.upperBound..<right.lowerBound] {
      switch scalar {
      case "”": depth -= 1
      case "“": depth += 1
      default: if depth < 0 { return false }
      }
    }
    return true
  }
}
