import Foundation
import Indicators

/// How numbers are written, before their classifiers: 2950 余, 18.9 万, 四十多万, 百分之九十八,
/// 三分之一, 1/4, 6:1, 十几, 三点五.
struct NumberGrammar: Sendable {
  /// A number as parsed from one place.
  struct Match: Sendable {
    var value: Decimal
    /// What the value is a multiple of, if a multiplier shows that it was rounded; else 0.
    var precision: Decimal = 0
    /// What stands behind the digits: 10000 for 万.
    var factor: Decimal = 1
    var qualifier: Quantity.Qualifier?
    /// Behind the number and what qualifies it.
    var end: Int
    /// How many numerals it is made of.
    var numerals: Int
    /// The unit, where the way of writing gives it: percent, permille, ratio.
    var unit: String?
  }

  let within: Lexicon<Quantity.Qualifier>
  let classifiers: Lexicon<FigureGrammar.UnitWord>

  /// Reads the number that begins with a numeral; nil if it has no value.
  func match(_ numerals: ArraySlice<Numeral>, in passage: Passage) -> Match? {
    part(numerals, in: passage) ?? fraction(numerals, in: passage)
      ?? spoken(numerals, in: passage) ?? plain(numerals, in: passage)
  }

  /// 百分之九十八, 千分之3: a share of a hundred or a thousand.
  private func part(_ numerals: ArraySlice<Numeral>, in passage: Passage) -> Match? {
    guard let base = numerals.first, let share = numerals.dropFirst().first,
      let unit = Self.units[passage.text(base.range)],
      isJoined(base, share, by: "分之", in: passage),
      var match = spoken(numerals.dropFirst(), in: passage)
        ?? plain(numerals.dropFirst(), in: passage)
    else { return nil }
    match.numerals += 1
    match.unit = unit
    return match
  }

  private static let units = ["百": "percent", "千": "permille"]

  /// 三分之一, 1/4, 6:1.
  private func fraction(_ numerals: ArraySlice<Numeral>, in passage: Passage) -> Match? {
    guard let first = numerals.first, let second = numerals.dropFirst().first,
      let left = first.value, let right = second.value, left > 0, right > 0
    else { return nil }
    let quotient: Decimal
    if isJoined(first, second, by: "分之", in: passage) {
      quotient = right / left
    } else if isJoined(first, second, by: "/", in: passage), left < right {
      quotient = left / right
    } else if [":", "：", "∶"].contains(where: { isJoined(first, second, by: $0, in: passage) }),
      comparesTwo(before: first.range.lowerBound, in: passage)
    {
      quotient = left / right
    } else {
      return nil
    }
    return Match(
      value: quotient.rounded(toPlaces: 4), end: second.range.upperBound, numerals: 2,
      unit: "ratio")
  }

  /// Whether a ratio is spoken of: …之比为, 比例为.
  private func comparesTwo(before index: Int, in passage: Passage) -> Bool {
    passage.scalars[max(0, index - 6)..<index].contains("比")
  }

  /// 九十八点六, 三点五亿: Chinese numerals around a decimal point.
  private func spoken(_ numerals: ArraySlice<Numeral>, in passage: Passage) -> Match? {
    guard let whole = numerals.first, let decimals = numerals.dropFirst().first,
      whole.script == .chinese, decimals.script == .chinese,
      isJoined(whole, decimals, by: "点", in: passage), let value = whole.value
    else { return nil }
    let digits = passage.scalars[decimals.range].prefix { !ChineseNumeral.isMultiplier($0) }
    let rest = passage.scalars[decimals.range].dropFirst(digits.count)
    guard let fraction = ChineseNumeral.value(of: digits),
      let factor = rest.isEmpty ? 1 : ChineseNumeral.multiplier(rest)
    else { return nil }
    let scale = Self.powerOfTen(digits.count)
    var match = Match(
      value: (value + Decimal(fraction) / scale) * Decimal(factor),
      end: decimals.range.upperBound, numerals: 2)
    match.factor = Decimal(factor)
    if factor >= 10_000 { match.precision = Decimal(factor) / scale }
    takeQualifier(&match, in: passage.scalars)
    return match
  }

  /// Digits or Chinese numerals, with 余 and the like, and with a multiplier behind them.
  private func plain(_ numerals: ArraySlice<Numeral>, in passage: Passage) -> Match? {
    guard let numeral = numerals.first else { return nil }
    let scalars = passage.scalars
    var qualifier: Quantity.Qualifier?
    var value = numeral.value
    if numeral.script == .chinese, value == nil, numeral.range.count > 1,
      scalars[numeral.range.upperBound - 1] == "几"
    {
      // 十几: more than ten.
      value = ChineseNumeral.value(of: scalars[numeral.range].dropLast()).map { Decimal($0) }
      qualifier = .atLeast
    }
    if scalars[numeral.range].elementsEqual(["半"]) { value = Decimal(5) / 10 }
    guard let value else { return nil }
    var match = Match(
      value: value, qualifier: qualifier, end: numeral.range.upperBound, numerals: 1)
    takeQualifier(&match, in: scalars)
    if scalars.hasPrefix(["个", "半"], at: match.end) {
      // 一个半小时: the half is of the unit behind.
      match.value += Decimal(5) / 10
      match.end += 2
      match.numerals = 2
      return match
    }
    if let next = numerals.dropFirst().first, next.range.lowerBound == match.end,
      next.script == .chinese, !isPercentagePoint(match.end, in: scalars),
      let factor = ChineseNumeral.multiplier(scalars[next.range])
    {
      match.value = value * Decimal(factor)
      match.factor = Decimal(factor)
      match.end = next.range.upperBound
      match.numerals = 2
      if numeral.script == .arabic, factor >= 10_000 {
        match.precision = Decimal(factor) / Self.powerOfTen(numeral.places)
      }
      takeQualifier(&match, in: scalars)
    }
    return match
  }

  /// 5 百分点, 3 千分点: the 百 is no multiplier.
  private func isPercentagePoint(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    scalars.hasPrefix(["百", "分"], at: index) || scalars.hasPrefix(["千", "分"], at: index)
  }

  private func takeQualifier(_ match: inout Match, in scalars: [Unicode.Scalar]) {
    guard let word = within.longest(in: scalars, at: match.end, limit: scalars.count) else {
      return
    }
    // 20 来家; but 12345 来电 is a call.
    guard
      word.value != .about
        || classifiers.longest(in: scalars, at: word.end, limit: scalars.count) != nil
    else { return }
    match.qualifier = word.value
    match.end = word.end
  }

  /// Whether two numerals stand with just one text between them.
  private func isJoined(
    _ left: Numeral, _ right: Numeral, by text: String, in passage: Passage
  ) -> Bool {
    passage.scalars[left.range.upperBound..<right.range.lowerBound]
      .elementsEqual(text.unicodeScalars)
  }

  private static func powerOfTen(_ exponent: Int) -> Decimal {
    (0..<exponent).reduce(Decimal(1)) { product, _ in product * 10 }
  }
}
