import Foundation
import Indicators

/// How figures are written: qualifier · number · classifier · qualifier, each but the number optional;
/// and ranges of two numbers with one unit.
struct FigureGrammar: Sendable {
  /// A figure as parsed from one place.
  struct Match: Sendable {
    /// From the first word to the last that belongs to the figure, within one line.
    var range: Range<Int>
    /// The first character after the figure, beyond a cut if the figure goes on there.
    var end: Int
    /// How many numerals it is made of.
    var numerals: Int
    var quantity: Quantity
    /// The code of the unit; nil where the text names none.
    var unit: String?
    /// Whether a classifier follows the number, rather than a noun or nothing.
    var hasClassifier: Bool
    /// Whether the qualifier before the number makes it a demand.
    var isRequirement: Bool
    /// Whether 以上 or the like stands behind the unit.
    var isOpenEnded: Bool
    /// Whether it is a range of two numbers.
    var isRange = false
  }

  /// A unit as written: its code in the base unit, and how many of these it is.
  struct UnitWord: Sendable {
    var code: String
    var factor: Decimal
  }

  private let numbers: NumberGrammar
  private let before: Lexicon<Quantity.Qualifier>
  private let after: Lexicon<Quantity.Qualifier>
  private let requirements: [[Unicode.Scalar]]
  private let rankings: [[Unicode.Scalar]]
  private let moves: [[Unicode.Scalar]]
  private let classifiers: Lexicon<UnitWord>
  private let nouns: Lexicon<UnitWord>

  init(catalogue: Catalogue) {
    let qualifiers = catalogue.reading.qualifiers
    before = Lexicon(qualifiers.before.map { ($0.key, $0.value) })
    after = Lexicon(qualifiers.after.map { ($0.key, $0.value) })
    requirements = catalogue.reading.requirements.map { Array($0.unicodeScalars) }
    func words(_ path: KeyPath<Indicators.Unit, [String]>) -> Lexicon<UnitWord> {
      Lexicon(
        catalogue.units.flatMap { unit in
          let word = UnitWord(code: unit.base ?? unit.code, factor: unit.factor ?? 1)
          return unit[keyPath: path].map { ($0, word) }
        })
    }
    rankings = catalogue.reading.rankings.map { Array($0.unicodeScalars) }
    moves = catalogue.reading.moves.map { Array($0.unicodeScalars) }
    classifiers = words(\.classifiers)
    numbers = NumberGrammar(
      within: Lexicon(qualifiers.within.map { ($0.key, $0.value) }), classifiers: classifiers)
    nouns = words(\.nouns)
  }

  /// Where a measure word that stands at an index ends.
  func classifierEnd(in passage: Passage, at index: Int) -> Int? {
    classifiers.longest(in: passage.scalars, at: index, limit: passage.scalars.count)?.end
  }

  /// Reads the figure that begins with a numeral; nil if the numeral has no value.
  func match(_ numerals: ArraySlice<Numeral>, in passage: Passage) -> Match? {
    guard let numeral = numerals.first, var number = numbers.match(numerals, in: passage) else {
      return nil
    }
    let scalars = passage.scalars
    var unit = unit(at: number.end, in: passage)
    var upper: NumberGrammar.Match?
    if let next = rangeEnd(number, unit, numerals, in: passage) {
      upper = next
      if next.factor > 1, number.factor == 1, unit.end == nil,
        number.value < next.value / next.factor
      {
        // 1.2-1.5 万: the 万 is meant for both.
        number.value *= next.factor
      }
      unit = self.unit(at: next.end, in: passage)
      number.numerals += next.numerals
    }
    var position = unit.end ?? upper?.end ?? number.end
    if upper == nil, let part = partBehind(unit, numerals.dropFirst(number.numerals), in: passage) {
      number.value += part
      number.numerals += 1
      position += 1
    }
    var qualifier = number.qualifier
    var isOpenEnded = false
    if let match = after.longest(in: scalars, at: position, limit: scalars.count) {
      qualifier = match.value
      position = match.end
      isOpenEnded = true
    }
    var start = numeral.range.lowerBound
    var isRequirement = false
    if let match = qualifierBefore(start, in: passage) {
      isRequirement = requirements.contains { scalars.hasSuffix($0, before: start) }
      start = match.start
      qualifier = qualifier ?? match.qualifier
    } else if qualifier == nil, isAboutAShare(before: start, in: passage) {
      qualifier = .about
    }
    let cut = (start + 1..<max(start + 1, position)).first {
      passage.isCut($0) && $0 >= numeral.range.upperBound
    }
    let factor = unit.word?.factor ?? 1
    var quantity = Quantity(
      value: number.value * factor, qualifier: qualifier ?? .exact,
      precision: number.precision * factor)
    if let upper {
      // 12-18 天: somewhere between the two.
      let bounds = [number.value * factor, upper.value * factor].sorted()
      quantity = Quantity(
        value: (bounds[0] + bounds[1]) / 2, qualifier: .about, lowerBound: bounds[0],
        upperBound: bounds[1])
    }
    return Match(
      range: start..<(cut ?? position), end: position, numerals: number.numerals,
      quantity: quantity,
      unit: number.unit ?? (isMove(start, unit.end, in: passage) ? "rank" : unit.word?.code),
      hasClassifier: unit.end != nil || number.unit != nil, isRequirement: isRequirement,
      isOpenEnded: isOpenEnded, isRange: upper != nil)
  }

  /// 九成五, 两年半: what a single numeral right behind the unit adds, in units.
  private func partBehind(
    _ unit: (word: UnitWord?, end: Int?), _ numerals: ArraySlice<Numeral>, in passage: Passage
  ) -> Decimal? {
    guard let end = unit.end, let next = numerals.first, next.range.lowerBound == end,
      next.range.count == 1, !passage.isCut(end), let word = unit.word
    else { return nil }
    let behind = end + 1
    let endsThere = behind >= passage.scalars.count || unitEnd(in: passage, at: behind) == nil
    if passage.scalars[end] == "半" {
      return endsThere && Self.halved.contains(word.code) ? Decimal(5) / 10 : nil
    }
    guard word.code == "percent", word.factor == 10, let digit = next.value, digit > 0, digit < 10
    else { return nil }
    return endsThere ? digit / 10 : nil
  }

  private func unitEnd(in passage: Passage, at index: Int) -> Int? {
    let end = classifierEnd(in: passage, at: index)
    return end ?? nouns.longest(in: passage.scalars, at: index, limit: passage.scalars.count)?.end
  }

  /// Units that are written with a half behind them.
  private static let halved: Set<String> = ["year", "day", "multiple"]

  /// 列全市第 4 名, 全省第二: a place in an assessment.
  func rank(_ numeral: Numeral, in passage: Passage) -> Match? {
    let range = numeral.range
    let scalars = passage.scalars
    guard scalars.hasSuffix(["第"], before: range.lowerBound), let value = numeral.value else {
      return nil
    }
    let before = scalars[max(0, range.lowerBound - Self.rankReach)..<range.lowerBound - 1]
    let hasWord = ["名", "位"].contains { scalars.hasPrefix([$0], at: range.upperBound) }
    let end = range.upperBound + (hasWord ? 1 : 0)
    let next = end < scalars.count ? scalars[end] : "。"
    guard !next.properties.isIdeographic || next == "和",
      hasWord || rankings.contains(where: { before.suffix($0.count).elementsEqual($0) }),
      rankings.contains(where: { word in Array(before).contains(word, in: 0..<before.count) })
    else { return nil }
    return Match(
      range: (range.lowerBound - 1)..<end, end: end, numerals: 1,
      quantity: Quantity(value: value, qualifier: .exact), unit: "rank", hasClassifier: true,
      isRequirement: false, isOpenEnded: false)
  }

  /// 较上年上升 3 位: places, not persons.
  private func isMove(_ start: Int, _ end: Int?, in passage: Passage) -> Bool {
    guard let end, passage.scalars.hasSuffix(["位"], before: end) else { return false }
    return moves.contains {
      passage.scalars.hasSuffix($0, before: start)
        || passage.scalars.hasSuffix($0 + ["了"], before: start)
    }
  }

  private static let rankReach = 14

  /// The unit of a number that ends at an index: its classifier, or the noun that it counts. Where the
  /// general classifier 个 stands before a noun that is a unit, the noun names the unit.
  private func unit(at index: Int, in passage: Passage) -> (word: UnitWord?, end: Int?) {
    let scalars = passage.scalars
    if scalars.hasSuffix(["个", "半"], before: index),
      let noun = nouns.longest(in: scalars, at: index, limit: scalars.count)
    {
      // 两个半月: the half stands before the noun.
      return (noun.value, noun.end)
    }
    guard let classifier = classifiers.longest(in: scalars, at: index, limit: scalars.count) else {
      return (nounBehind(index, in: passage), nil)
    }
    if scalars[index..<classifier.end].elementsEqual(["个"]),
      let noun = nouns.longest(in: scalars, at: classifier.end, limit: scalars.count)
    {
      return (noun.value, classifier.end)
    }
    return (classifier.value, classifier.end)
  }

  /// 12-18 天, 3 至 5 个: the second number of a range, right behind a dash or 至. 由 5 天至 3 天 is no
  /// range but a change.
  private func rangeEnd(
    _ number: NumberGrammar.Match, _ unit: (word: UnitWord?, end: Int?),
    _ numerals: ArraySlice<Numeral>, in passage: Passage
  ) -> NumberGrammar.Match? {
    // 60%-70%: the unit may stand behind both.
    let dash = unit.end ?? number.end
    guard number.unit == nil, dash < passage.scalars.count,
      let next = numerals.dropFirst(number.numerals).first,
      next.range.lowerBound == dash + 1, !passage.isCut(next.range.lowerBound),
      Self.dashes.contains(passage.scalars[dash]),
      unit.end == nil || !Self.letters.contains(passage.scalars[dash])
        || !leadsToAnother(number, in: passage, from: numerals),
      let upper = numbers.match(numerals.dropFirst(number.numerals), in: passage),
      upper.unit == nil, classifierEnd(in: passage, at: upper.end) != nil
    else { return nil }
    return upper
  }

  /// 由 5 天至 3 天 is a change, and so is what has no such word: 5 天至 3 天. Amounts rise: 500 元至 2000 元.
  private func leadsToAnother(
    _ number: NumberGrammar.Match, in passage: Passage, from numerals: ArraySlice<Numeral>
  ) -> Bool {
    guard let first = numerals.first,
      let second = numerals.dropFirst(number.numerals).first.flatMap(\.value)
    else { return true }
    let start = first.range.lowerBound
    let before = passage.scalars[max(0, start - 12)..<start]
    return second <= number.value || before.contains("由") || before.contains("从")
  }

  private static let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "~", "～", "至", "到"]
  /// Between two numbers with units these tell a change rather than a range.
  private static let letters: Set<Unicode.Scalar> = ["至", "到"]

  /// 约占总数的 1/4: the word stands before what the share is of.
  private func isAboutAShare(before index: Int, in passage: Passage) -> Bool {
    let before = passage.scalars[max(0, index - Self.shareReach)..<index]
    guard let about = Array(before).firstRange(of: Self.aboutShare, in: 0..<before.count) else {
      return false
    }
    return before.dropFirst(about.upperBound).allSatisfy(\.properties.isIdeographic)
  }

  private static let shareReach = 12
  private static let aboutShare = Array("约占".unicodeScalars)

  private func qualifierBefore(
    _ index: Int, in passage: Passage
  ) -> (start: Int, qualifier: Quantity.Qualifier)? {
    // 上百件: at least so many. Elsewhere 上 is part of another word (线上 12 场).
    if ChineseNumeral.isMultiplier(passage.scalars[index]),
      passage.scalars.hasSuffix(["上"], before: index), !passage.isCut(index)
    {
      return (index - 1, .atLeast)
    }
    for start in max(0, index - Self.longestQualifier)..<index where !passage.isCut(start + 1) {
      // Words that end like a qualifier and are none (附近) are listed as exact.
      if let match = before.longest(in: passage.scalars, at: start, limit: index),
        match.end == index
      {
        return match.value == .exact ? nil : (start, match.value)
      }
    }
    return nil
  }

  /// 600 余·科级干部: the noun that a number without a classifier counts, close behind it.
  private func nounBehind(_ index: Int, in passage: Passage) -> UnitWord? {
    let end = min(passage.scalars.count, index + Self.nounReach)
    for position in index..<max(index, end) {
      guard passage.scalars[position].properties.isIdeographic else { return nil }
      if let noun = nouns.longest(
        in: passage.scalars, at: position, limit: passage.scalars.count)
      {
        return noun.value
      }
    }
    return nil
  }

  private static let longestQualifier = 5
  private static let nounReach = 6
}
