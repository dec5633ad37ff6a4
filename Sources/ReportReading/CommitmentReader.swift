import Indicators

/// What the next year is to bring: the sentences of the part on plans, joined where one leads to the
/// next, and taken apart where one holds two undertakings.
struct CommitmentReader: Sendable {
  private let stances: [[Unicode.Scalar]]
  private let institutions: Lexicon<Bool>
  private let institutionNouns: [[Unicode.Scalar]]
  private let undertakings: Lexicon<Bool>

  init(vocabulary: StatementVocabulary) {
    stances = vocabulary.stances.map { Array($0.unicodeScalars) }
    institutions = Lexicon(words: vocabulary.institutions.verbs)
    institutionNouns = vocabulary.institutions.nouns.map { Array($0.unicodeScalars) }
    undertakings = Lexicon(words: vocabulary.undertakings)
  }

  func drafts(of outline: Outline) -> [StatementReader.Draft] {
    var drafts: [StatementReader.Draft] = []
    /// A sentence that leads to the next one, kept until that comes.
    var lead: StatementReader.Draft?
    for sentence in outline.sentences where sentence.place.part == .commitments {
      let passage = outline.passages[sentence.passage]
      guard passage.role == .paragraph, !isHeading(sentence, in: passage) else {
        drafts += [lead].compactMap(\.self)
        lead = nil
        continue
      }
      var range = sentence.range
      var first = sentence
      if let waiting = lead, waiting.passage == sentence.passage {
        range = waiting.range.lowerBound..<range.upperBound
        first = waiting.sentence
      } else {
        drafts += [lead].compactMap(\.self)
      }
      lead = nil
      let draft = StatementReader.Draft(
        kind: .commitment, passage: sentence.passage, range: range, name: nil, sentence: first)
      if leadsOn(sentence, in: passage) {
        lead = draft
      } else if let last = drafts.indices.last, continues(sentence, drafts[last], in: passage) {
        drafts[last].range = drafts[last].range.lowerBound..<range.upperBound
      } else {
        drafts += parts(of: draft, sentence.range, in: passage)
      }
    }
    return drafts + [lead].compactMap(\.self)
  }

  /// 一是着力抓好…。 in bold is the item's heading, no commitment of its own.
  private func isHeading(_ sentence: Outline.Sentence, in passage: Passage) -> Bool {
    sentence.opensItem != nil && sentence.range.upperBound <= passage.boldPrefix
  }

  /// A sentence of one clause states a direction, and one that opens with a stance (坚持…) and names
  /// nothing states a principle: the deed is in the next sentence.
  private func leadsOn(_ sentence: Outline.Sentence, in passage: Passage) -> Bool {
    if passage.clauseRanges(sentence.range).count == 1 { return true }
    return !namesSomething(sentence.range, in: passage)
      && stances.contains { passage.scalars.hasPrefix($0, at: sentence.range.lowerBound) }
  }

  /// A sentence that names nothing of its own and speaks of what the one before spoke of goes on with
  /// it.
  private func continues(
    _ sentence: Outline.Sentence, _ before: StatementReader.Draft, in passage: Passage
  ) -> Bool {
    before.passage == sentence.passage && before.range.upperBound == sentence.range.lowerBound
      && !namesSomething(sentence.range, in: passage)
      && passage.shareTerm(
        before.range.suffix(Self.longestMemory), sentence.range, length: Self.termLength)
  }

  /// How much of what stands before is remembered, so that time stays linear.
  private static let longestMemory = 300

  /// Four characters make a term: 人民调解.
  private static let termLength = 4

  private func namesSomething(_ range: Range<Int>, in passage: Passage) -> Bool {
    !passage.quotations(in: range).isEmpty
  }

  /// 推行证明事项告知承诺制，全面落实…: a clause that brings in an institution whole is a commitment; the
  /// undertaking that follows is another.
  private func parts(
    of draft: StatementReader.Draft, _ sentence: Range<Int>, in passage: Passage
  ) -> [StatementReader.Draft] {
    let clauses = passage.clauseRanges(sentence)
    guard clauses.count > 1, bringsInstitution(clauses[0], in: passage),
      opensUndertaking(clauses[1], in: passage)
    else { return [draft] }
    var first = draft
    var second = draft
    first.range = draft.range.lowerBound..<clauses[0].upperBound
    second.range = clauses[1].lowerBound..<draft.range.upperBound
    return [first, second]
  }

  private func bringsInstitution(_ clause: Range<Int>, in passage: Passage) -> Bool {
    institutions.longest(
      in: passage.scalars, at: clause.lowerBound, limit: clause.upperBound) != nil
      && institutionNouns.contains { passage.scalars.hasSuffix($0, before: clause.upperBound) }
  }

  /// Up to two characters of an adverb (全面) may stand before the verb.
  private func opensUndertaking(_ clause: Range<Int>, in passage: Passage) -> Bool {
    (clause.lowerBound...clause.lowerBound + 2).contains {
      undertakings.longest(in: passage.scalars, at: $0, limit: clause.upperBound) != nil
    }
  }
}

extension Passage {
  /// Whether two ranges have a run of ideographs of some length in common.
  func shareTerm(_ left: Range<Int>, _ right: Range<Int>, length: Int) -> Bool {
    func terms(_ range: Range<Int>) -> Set<[Unicode.Scalar]> {
      guard range.count >= length else { return [] }
      return Set(
        (range.lowerBound...range.upperBound - length).compactMap { start in
          let term = scalars[start..<start + length]
          return term.allSatisfy { $0.properties.isIdeographic } ? Array(term) : nil
        })
    }
    return !terms(left).isDisjoint(with: terms(right))
  }
}
