import Foundation
import Indicators

/// The general rules by which a numeral is no figure, each with the code of its reason.
struct NoFigureRules: Sendable {
  /// A numeral that counts nothing.
  struct Match: Sendable {
    var reason: String
    var range: Range<Int>
  }

  private let grammar: FigureGrammar
  private let hotlines: Set<String>
  /// Words with a numeral, by their first character.
  private let words: Lexicon<Bool>
  private let longestWord: Int
  /// Words with a place for any numeral, as what stands before and after it.
  private let frames: [(before: [Unicode.Scalar], after: [Unicode.Scalar])]

  init(vocabulary: ReadingVocabulary, grammar: FigureGrammar) {
    self.grammar = grammar
    hotlines = Set(vocabulary.hotlines)
    let literal = vocabulary.words.filter { !$0.contains("#") }
    words = Lexicon(words: literal)
    longestWord = literal.map(\.unicodeScalars.count).max() ?? 0
    frames = vocabulary.words.filter { $0.contains("#") }.map { word in
      let parts = word.unicodeScalars.split(
        separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      return (before: Array(parts[0]), after: Array(parts[1]))
    }
  }

  /// Why a numeral is no figure; nil if it is one.
  func match(
    _ numeral: Numeral, in passage: Passage, marks: [Range<Int>],
    quotations: [Range<Int>]
  ) -> Match? {
    let range = numeral.range
    if marks.position(atOrBefore: range.lowerBound).map({ marks[$0] == range }) ?? false {
      return Match(reason: "item-number", range: range)
    }
    if let year = year(numeral, in: passage) { return year }
    if quotations.cover(range.lowerBound) {
      return Match(reason: "name", range: range)
    }
    if let date = date(numeral, in: passage) { return date }
    if passage.scalars.hasSuffix(["第"], before: range.lowerBound) {
      return Match(reason: "ordinal", range: range)
    }
    if isPlanName(range, in: passage) { return Match(reason: "plan-name", range: range) }
    if numeral.script == .arabic, hotlines.contains(passage.text(range)),
      grammar.classifierEnd(in: passage, at: range.upperBound) == nil
    {
      return Match(reason: "hotline", range: range)
    }
    if isWord(range, in: passage) { return Match(reason: "word", range: range) }
    if let span = span(numeral, in: passage) { return span }
    if restatesEnumeration(numeral, in: passage, quotations: quotations) {
      return Match(reason: "apposition", range: range)
    }
    return chineseWord(numeral, in: passage)
  }

  /// 2021 年, 2021-2025, 二〇二一年: four digits from 1900 to 2199 with 年 behind or another year
  /// beside them.
  private func year(_ numeral: Numeral, in passage: Passage) -> Match? {
    let range = numeral.range
    guard range.count == 4, let value = numeral.value, (1900...2199).contains(value) else {
      return nil
    }
    let scalars = passage.scalars
    if scalars.hasPrefix(["年"], at: range.upperBound) {
      let takesWord = numeral.script == .arabic && !passage.isCut(range.upperBound)
      return Match(
        reason: "year", range: range.lowerBound..<(range.upperBound + (takesWord ? 1 : 0)))
    }
    let dashes: [Unicode.Scalar] = ["-", "—", "–", "~", "至"]
    let beside = [range.upperBound, range.lowerBound - 1].contains { index in
      scalars.indices.contains(index) && dashes.contains(scalars[index])
        && (passage.isDigit(index + 1) || index > 0 && passage.isDigit(index - 1))
    }
    return beside ? Match(reason: "year", range: range) : nil
  }

  /// 6 月 30 日.
  private func date(_ numeral: Numeral, in passage: Passage) -> Match? {
    let range = numeral.range
    let scalars = passage.scalars
    let isMonth =
      scalars.hasPrefix(["月"], at: range.upperBound) && numeral.value.map { $0 <= 12 } ?? false
    let isDay =
      scalars.hasPrefix(["日"], at: range.upperBound)
      && scalars.hasSuffix(["月"], before: range.lowerBound)
    guard isMonth || isDay else { return nil }
    return Match(reason: "date", range: range)
  }

  /// 1+7+N.
  private func isPlanName(_ range: Range<Int>, in passage: Passage) -> Bool {
    passage.scalars.hasPrefix(["+"], at: range.upperBound)
      || passage.scalars.hasSuffix(["+"], before: range.lowerBound)
  }

  private func isWord(_ range: Range<Int>, in passage: Passage) -> Bool {
    let scalars = passage.scalars
    if frames.contains(where: {
      scalars.hasSuffix($0.before, before: range.lowerBound)
        && scalars.hasPrefix($0.after, at: range.upperBound)
    }) {
      return true
    }
    let earliest = min(max(0, range.upperBound - longestWord), range.lowerBound)
    return (earliest...range.lowerBound).contains { start in
      words.longest(in: scalars, at: start, limit: scalars.count).map { $0.end >= range.upperBound }
        ?? false
    }
  }

  /// 连续 6 年, 5 年以上: years that scope a figure.
  private func span(_ numeral: Numeral, in passage: Passage) -> Match? {
    let range = numeral.range
    let scalars = passage.scalars
    guard scalars.hasPrefix(["年"], at: range.upperBound) else { return nil }
    let end = range.upperBound + 1
    let isThreshold = ["以", "之"].contains { scalars.hasPrefix([$0], at: end) }
    let takesWord = numeral.script == .arabic && !passage.isCut(range.upperBound)
    return Match(
      reason: isThreshold ? "threshold" : "duration",
      range: takesWord ? range.lowerBound..<end : range)
  }

  /// “民生、执法、发展”三个方面: counts what has just been listed.
  private func restatesEnumeration(
    _ numeral: Numeral, in passage: Passage, quotations: [Range<Int>]
  ) -> Bool {
    guard numeral.script == .chinese,
      let last = quotations.position(atOrBefore: numeral.range.lowerBound),
      quotations[last].upperBound + 1 == numeral.range.lowerBound
    else { return false }
    let listed = passage.scalars[quotations[last]].filter { $0 == "、" }.count + 1
    return listed > 1 && numeral.value == Decimal(listed)
  }

  /// A Chinese numeral counts only with a measure word behind it; 一 hardly ever does (形成一套…).
  private func chineseWord(_ numeral: Numeral, in passage: Passage) -> Match? {
    guard numeral.script == .chinese else { return nil }
    let range = numeral.range
    guard let match = grammar.match([numeral][...], in: passage), match.hasClassifier else {
      return Match(reason: "word", range: range)
    }
    return passage.scalars[range].elementsEqual(["一"])
      ? Match(reason: "indefinite", range: range) : nil
  }
}
