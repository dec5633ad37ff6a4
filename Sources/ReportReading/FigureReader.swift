import Foundation
import Indicators

/// Finds and reads every numeral of a report.
struct FigureReader: Sendable {
  /// A numeral as read, with what later stages need of its surroundings.
  struct Found: Sendable {
    var passage: Int
    var range: Range<Int>
    var sentence: Outline.Sentence
    /// Nil for a figure.
    var reason: String?
    var reading: Figure.Reading?
    var claims: Claims.Outcome = .none
    var notes: [BilingualText] = []
    var status: Observation.Status = .normal
    /// The words around it; nil unless the reader keeps them, since they take much room.
    var context: FigureContext?
    /// What it counts, in the words of the text; empty for what is no figure.
    var subject = ""
    /// How many years after the report's it is for, where the text names the year.
    var yearsAhead: Int?
    /// The indicators whose value of the year before it is.
    var previousOf: Set<String> = []
  }

  private let vocabulary: ReadingVocabulary
  private let grammar: FigureGrammar
  private let rules: NoFigureRules
  private let claims: Claims
  private let roles: RoleRules
  private let places: PlaceReader
  private let light: Lexicon<Bool>
  private let subsets: Lexicon<Bool>
  private let targets: Lexicon<Bool>
  private let plans: Lexicon<Bool>
  private let keepsContext: Bool

  init(catalogue: Catalogue, keepsContext: Bool = false) {
    self.keepsContext = keepsContext
    vocabulary = catalogue.reading
    grammar = FigureGrammar(catalogue: catalogue)
    rules = NoFigureRules(vocabulary: vocabulary)
    claims = Claims(catalogue: catalogue)
    roles = RoleRules(vocabulary: vocabulary)
    places = PlaceReader(vocabulary: vocabulary)
    light = Lexicon(words: vocabulary.light)
    subsets = Lexicon(words: vocabulary.subsets)
    targets = Lexicon(words: vocabulary.targets)
    plans = Lexicon(words: vocabulary.plans)
  }

  /// - Parameter year: the report's year.
  func figures(of outline: Outline, year: Int) -> [Found] {
    let times = TimeReader(vocabulary: vocabulary, year: year)
    let sentences = Dictionary(grouping: outline.sentences, by: \.passage)
    return outline.passages.indices.flatMap { index in
      figures(
        of: outline.passages[index], at: index, sentences: sentences[index] ?? [],
        marks: outline.marks[index] ?? [], times: times)
    }
  }

  private func figures(
    of passage: Passage, at index: Int, sentences: [Outline.Sentence], marks: [Range<Int>],
    times: TimeReader
  ) -> [Found] {
    let numerals = passage.numerals()
    let quotations = passage.quotations(in: passage.range)
    let ranges = sentences.map(\.range)
    var found: [Found] = []
    var matches: [(found: Int, match: FigureGrammar.Match)] = []
    var next = 0
    while next < numerals.count {
      let numeral = numerals[next]
      guard let position = ranges.position(atOrBefore: numeral.range.lowerBound) else { break }
      let sentence = sentences[position]
      func add(_ range: Range<Int>, reason: String?) {
        found.append(Found(passage: index, range: range, sentence: sentence, reason: reason))
      }
      if passage.role == .furniture {
        add(numeral.range, reason: "page-furniture")
        next += 1
        continue
      }
      let end: Int
      switch outcome(of: numerals[next...], in: passage, marks: marks, quotations: quotations) {
      case .noFigure(let rule, let ruleEnd):
        add(rule.range, reason: rule.reason)
        end = ruleEnd
      case .figure(let match):
        matches.append((found.count, match))
        add(match.range, reason: nil)
        end = match.end
      }
      next += 1
      // The 万 of 18.9 万, the 18 of 12-18 天, the 百 of 个百分点.
      while next < numerals.count, numerals[next].range.lowerBound < end {
        add(numerals[next].range, reason: "part-of-figure")
        next += 1
      }
    }
    read(matches, in: passage, sentences: sentences, times: times, into: &found)
    return found
  }

  /// What becomes of a numeral.
  private enum Outcome {
    case figure(FigureGrammar.Match)
    /// With where the words of the rule end.
    case noFigure(NoFigureRules.Match, end: Int)
  }

  private func outcome(
    of numerals: ArraySlice<Numeral>, in passage: Passage, marks: [Range<Int>],
    quotations: [Range<Int>]
  ) -> Outcome {
    let numeral = numerals[numerals.startIndex]
    if let rank = grammar.rank(numeral, in: passage), !quotations.cover(numeral.range.lowerBound) {
      return .figure(rank)
    }
    if let rule = rules.match(numeral, in: passage, marks: marks, quotations: quotations) {
      return .noFigure(rule, end: rule.range.upperBound)
    }
    let match = grammar.match(numerals, in: passage)
    let end = numeral.range.upperBound
    if let word = rules.chineseWord(numeral, match, in: passage) {
      return .noFigure(word, end: end)
    }
    if rules.isCode(numeral, match, in: passage) {
      return .noFigure(.init(reason: "word", range: numeral.range), end: end)
    }
    if rules.isHotline(numeral, match, in: passage) {
      return .noFigure(.init(reason: "hotline", range: numeral.range), end: end)
    }
    guard let match else {
      return .noFigure(.init(reason: "word", range: numeral.range), end: end)
    }
    if rules.isThreshold(match, in: passage) {
      let last = numerals[numerals.startIndex + match.numerals - 1]
      let range = numeral.range.lowerBound..<last.range.upperBound
      return .noFigure(.init(reason: "threshold", range: range), end: match.end)
    }
    if match.unit == nil, match.numerals == 1, rules.isDayName(numeral, in: passage) {
      return .noFigure(.init(reason: "date", range: numeral.range), end: end)
    }
    return .figure(match)
  }

  /// Reads the figures of a passage in their context.
  private func read(
    _ matches: [(found: Int, match: FigureGrammar.Match)], in passage: Passage,
    sentences: [Outline.Sentence], times: TimeReader, into found: inout [Found]
  ) {
    let reader = ContextReader(
      passage: passage,
      clauses: sentences.flatMap {
        passage.clauseRanges($0.range, joiningLabels: true)
      },
      figures: matches.map { _, match in
        .init(range: match.range, end: match.end, unit: match.unit)
      }, light: light, subsets: subsets)
    let parts = partsOfSums(
      matches.map { ($0.match, found[$0.found].sentence.range.lowerBound) })
    /// The indicators of the sentence so far, and where it begins.
    var claimed: (start: Int, indicators: Set<String>) = (-1, [])
    for (position, (index, match)) in matches.enumerated() {
      let sentence = found[index].sentence
      if claimed.start != sentence.range.lowerBound { claimed = (sentence.range.lowerBound, []) }
      let context = reader.context(
        position, heading: sentence.place.folded, sentence: sentence.range)
      let time = reader.time(position, sentence: sentence.range, by: times)
      // 分别下降 12%、9.5%: what is only listed has the role of the one before.
      let listed =
        reader.isListed(position) ? found[matches[position - 1].found].reading?.role : nil
      let role =
        listed
        ?? roles.role(
          of: match, context, at: time,
          isElsewhere: reader.isElsewhere(position, sentence: sentence.range, by: places),
          wordsToNext: reader.wordsToNext(position))
      found[index].reading = Figure.Reading(
        quantity: match.quantity, unit: match.unit,
        kind: kind(of: match, context, at: time, part: sentence.place.part), role: role)
      if case .year(1...) = time { found[index].yearsAhead = time.years }
      // A part (其中入企检查 2215 次) is not the whole again.
      let whole = context.isPart || parts.contains(position) ? claimed.indicators : []
      let outcome = claims.outcome(unit: match.unit, role: role, context: context, except: whole)
      found[index].claims = outcome
      claimed.indicators.formUnion(outcome.indicators)
      if role == .previous, time.years >= -1 {
        found[index].previousOf =
          claims.outcome(unit: match.unit, role: .level, context: context.ofLaterValue).indicators
      }
      found[index].subject = context.subject
      if keepsContext { found[index].context = context }
      for span in vocabulary.spans where span.isNamed(in: context.span) {
        found[index].notes.append(span.note)
        if span.status != .normal { found[index].status = span.status }
      }
    }
  }

  /// 述法 45 人，现场述法 8 人，书面述法 37 人: numbers of one unit that add up to the one before them, in one
  /// sentence, are its parts.
  ///
  /// - Parameter matches: figures with the start of their sentence.
  /// - Returns: the positions of the parts.
  private func partsOfSums(
    _ matches: [(match: FigureGrammar.Match, sentence: Int)]
  ) -> Set<Int> {
    var parts: Set<Int> = []
    for whole in matches.indices where !parts.contains(whole) {
      let (match, sentence) = matches[whole]
      guard match.unit != "percent", match.quantity.qualifier == .exact else { continue }
      var rest = match.quantity.value
      var counted: [Int] = []
      for position in matches[(whole + 1)...].indices.prefix(Self.longestSum) {
        guard matches[position].sentence == sentence, matches[position].match.unit == match.unit
        else { break }
        rest -= matches[position].match.quantity.value
        counted.append(position)
        if rest <= 0 { break }
      }
      if rest == 0, counted.count > 1 { parts.formUnion(counted) }
    }
    return parts
  }

  private static let longestSum = 12

  private func kind(
    of match: FigureGrammar.Match, _ context: FigureContext, at time: NamedTime,
    part: Outline.Part
  ) -> Observation.Kind {
    if match.isRequirement { return .requirement }
    if part == .commitments || time.years > 0 { return .target }
    let before = context.clauseBefore
    return targets.first(in: before, 0..<before.count) != nil
      || plans.first(in: context.span, 0..<context.span.count) != nil ? .target : .result
  }
}

extension Unicode.Scalar {
  fileprivate var isNumeral: Bool {
    ChineseNumeral.isNumeral(self) || (0x30...0x39).contains(value)
  }
}

extension ReadingVocabulary.Span {
  /// Whether one of the words stands in a text; `#` stands for a numeral.
  fileprivate func isNamed(in text: [Unicode.Scalar]) -> Bool {
    words.contains { word in
      let parts = word.unicodeScalars.split(separator: "#", omittingEmptySubsequences: true)
      guard let first = parts.first,
        var found = text.firstRange(of: first, in: 0..<text.count)
      else { return false }
      for part in parts.dropFirst() {
        var end = found.upperBound
        while end < text.count, text[end].isNumeral { end += 1 }
        guard end > found.upperBound, text.hasPrefix(part, at: end) else { return false }
        found = found.lowerBound..<(end + part.count)
      }
      return true
    }
  }
}
