import Foundation
import Indicators

/// The general rules by which a numeral is no figure, each with the code of its reason.
struct NoFigureRules: Sendable {
  /// A numeral that counts nothing.
  struct Match: Sendable {
    var reason: String
    var range: Range<Int>
  }

  private let hotlines: Set<String>
  /// Words with a numeral, by their first character.
  private let words: Lexicon<Bool>
  private let longestWord: Int
  /// Words with a place for any numeral, as what stands before and after it.
  private let frames: [(before: [Unicode.Scalar], after: [Unicode.Scalar])]

  init(vocabulary: ReadingVocabulary) {
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
    _ numeral: Numeral, in passage: Passage, marks: [Range<Int>], quotations: [Range<Int>]
  ) -> Match? {
    let range = numeral.range
    if marks.position(atOrBefore: range.lowerBound).map({ marks[$0] == range }) ?? false {
      return Match(reason: "item-number", range: range)
    }
    if let year = year(numeral, in: passage) { return year }
    if quotations.cover(range.lowerBound) { return Match(reason: "name", range: range) }
    if let reason = CodeNumber.reason(for: numeral, in: passage) {
      return Match(reason: reason, range: range)
    }
    if passage.scalars.hasSuffix(["第"], before: range.lowerBound) {
      return Match(reason: "ordinal", range: range)
    }
    if isPlanName(range, in: passage) { return Match(reason: "plan-name", range: range) }
    if isWord(range, in: passage) { return Match(reason: "word", range: range) }
    if isVague(numeral, in: passage) { return Match(reason: "vague", range: range) }
    if let span = span(numeral, in: passage) { return span }
    if restatesEnumeration(numeral, in: passage, quotations: quotations) {
      return Match(reason: "apposition", range: range)
    }
    return nil
  }

  /// 3.15, 12.4 without a measure word: the name of a day.
  func isDayName(_ numeral: Numeral, in passage: Passage) -> Bool {
    guard numeral.script == .arabic, (1...2).contains(numeral.places) else { return false }
    let parts = passage.text(numeral.range).split(separator: ".").compactMap { Int($0) }
    return parts.count == 2 && (1...12).contains(parts[0]) && (1...31).contains(parts[1])
  }

  /// 12345, 110: the number of a telephone line, unless it counts something (120 余家).
  func isHotline(_ numeral: Numeral, _ match: FigureGrammar.Match?, in passage: Passage) -> Bool {
    numeral.script == .arabic && !(match?.hasClassifier ?? false)
      && hotlines.contains(passage.text(numeral.range))
  }

  /// Whether a parsed figure only bounds what is spoken of: 5 万元以下的案件, 60 岁以上老人.
  func isThreshold(_ match: FigureGrammar.Match, in passage: Passage) -> Bool {
    guard match.isOpenEnded || match.isRange, match.end < passage.scalars.count else {
      return false
    }
    let next = passage.scalars[match.end]
    let measures = ["yuan", "year", "month", "day", "hour"].contains(match.unit ?? "")
    guard match.unit != "percent" else { return false }
    return next == "的" || (measures && match.isOpenEnded && next.properties.isIdeographic)
  }

  /// A Chinese numeral counts only with a measure word behind it, and 一 hardly ever does (形成一套…).
  func chineseWord(
    _ numeral: Numeral, _ match: FigureGrammar.Match?, in passage: Passage
  ) -> Match? {
    guard numeral.script == .chinese else { return nil }
    guard let match, match.hasClassifier || countsTens(numeral, match) else {
      return Match(reason: "word", range: numeral.range)
    }
    if match.quantity.qualifier == .exact, numeral.value.map({ $0 >= 100 }) ?? false,
      match.numerals == 1,
      passage.scalars[numeral.range].allSatisfy(ChineseNumeral.isMultiplier)
    {
      // 百件实事, 万人评议: a round word, not a count.
      return Match(reason: "vague", range: numeral.range)
    }
    let isArticle = match.quantity.qualifier == .exact && match.unit != "multiple"
    return isArticle && match.numerals == 1 && passage.scalars[numeral.range].elementsEqual(["一"])
      ? Match(reason: "indefinite", range: numeral.range) : nil
  }

  /// 三百余 or 近百 without a measure word, before a noun that is a unit: still a count.
  private func countsTens(_ numeral: Numeral, _ match: FigureGrammar.Match) -> Bool {
    match.unit != nil && numeral.value.map { $0 >= 10 } ?? false
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
      let takesWord = !passage.isCut(range.upperBound)
      return Match(
        reason: "year", range: range.lowerBound..<(range.upperBound + (takesWord ? 1 : 0)))
    }
    let dashes: [Unicode.Scalar] = ["-", "—", "–", "~", "至"]
    func reaches(_ index: Int, _ step: Int) -> Bool {
      var index = index
      while scalars.indices.contains(index), dashes.contains(scalars[index]) { index += step }
      let digits = step > 0 ? index..<index + 4 : index - 3..<index + 1
      return digits.lowerBound >= 0 && digits.allSatisfy(passage.isDigit)
        && !passage.isDigit(digits.lowerBound - 1) && !passage.isDigit(digits.upperBound)
    }
    let isDashed =
      [range.upperBound, range.lowerBound - 1].contains {
        scalars.indices.contains($0) && dashes.contains(scalars[$0])
      }
    guard isDashed, reaches(range.upperBound, 1) || reaches(range.lowerBound - 1, -1) else {
      return nil
    }
    return Match(reason: "year", range: range)
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

  /// A4, G20, 5G, abc123: a letter right beside the digits, unless they count something (APP9.6 万余人).
  func isCode(_ numeral: Numeral, _ match: FigureGrammar.Match?, in passage: Passage) -> Bool {
    guard numeral.script == .arabic, !(match?.hasClassifier ?? false) else { return false }
    return [numeral.range.lowerBound - 1, numeral.range.upperBound].contains {
      passage.scalars.indices.contains($0) && passage.scalars[$0].isASCII
        && passage.scalars[$0].properties.isAlphabetic
    }
  }

  /// 数百, 几十, 几次: no number at all.
  private func isVague(_ numeral: Numeral, in passage: Passage) -> Bool {
    guard numeral.script == .chinese else { return false }
    return passage.scalars[numeral.range.lowerBound] == "几"
      || passage.scalars.hasSuffix(["数"], before: numeral.range.lowerBound)
        && passage.scalars[numeral.range].allSatisfy(ChineseNumeral.isMultiplier)
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
    guard numeral.script == .chinese, numeral.value.map({ $0 > 1 && $0 < 20 }) ?? false else {
      return false
    }
    let start = numeral.range.lowerBound
    if let last = quotations.position(atOrBefore: start), quotations[last].upperBound + 1 == start {
      let listed = passage.scalars[quotations[last]].count { $0 == "、" } + 1
      return listed > 1 && numeral.value == Decimal(listed)
    }
    // 甲、乙、丙三项: the elements since the clause began.
    let begin =
      passage.scalars[max(0, start - 60)..<start].lastIndex { "，。；：！？".unicodeScalars.contains($0) }
      .map { $0 + 1 } ?? max(0, start - 60)
    let listed = passage.scalars[begin..<start].count { $0 == "、" } + 1
    return listed > 1 && numeral.value == Decimal(listed)
      && passage.scalars[start - 1].properties.isIdeographic
      && !["等", "各", "共", "人", "员"].contains(passage.scalars[start - 1])
  }
}
