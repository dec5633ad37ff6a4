import Foundation
import Indicators

/// How figures are written: qualifier · number · qualifier · multiplier · qualifier · classifier ·
/// qualifier, each but the number optional.
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
  }

  private let before: Lexicon<Quantity.Qualifier>
  private let within: Lexicon<Quantity.Qualifier>
  private let after: Lexicon<Quantity.Qualifier>
  private let requirements: [[Unicode.Scalar]]
  private let classifiers: Lexicon<String>
  private let nouns: Lexicon<String>

  init(catalogue: Catalogue) {
    let qualifiers = catalogue.reading.qualifiers
    before = Lexicon(qualifiers.before.map { ($0.key, $0.value) })
    within = Lexicon(qualifiers.within.map { ($0.key, $0.value) })
    after = Lexicon(qualifiers.after.map { ($0.key, $0.value) })
    requirements = catalogue.reading.requirements.map { Array($0.unicodeScalars) }
    classifiers = Lexicon(
      catalogue.units.flatMap { unit in unit.classifiers.map { ($0, unit.code) } })
    nouns = Lexicon(catalogue.units.flatMap { unit in unit.nouns.map { ($0, unit.code) } })
  }

  /// Whether a measure word stands at an index.
  func classifierEnd(in passage: Passage, at index: Int) -> Int? {
    classifiers.longest(in: passage.scalars, at: index, limit: passage.scalars.count)?.end
  }

  /// Reads the figure that begins with a numeral; nil if the numeral has no value.
  func match(_ numerals: ArraySlice<Numeral>, in passage: Passage) -> Match? {
    guard let numeral = numerals.first, let number = numeral.value else { return nil }
    let scalars = passage.scalars
    var position = numeral.range.upperBound
    var qualifier: Quantity.Qualifier?
    var multiplier = 1
    var used = 1

    func takeQualifier() {
      if let match = within.longest(in: scalars, at: position, limit: scalars.count) {
        qualifier = match.value
        position = match.end
      }
    }

    takeQualifier()
    if numeral.script == .arabic, let next = numerals.dropFirst().first,
      next.range.lowerBound == position, next.script == .chinese,
      let factor = ChineseNumeral.multiplier(scalars[next.range])
    {
      multiplier = factor
      position = next.range.upperBound
      used = 2
      takeQualifier()
    }

    var unit: String?
    let classifier = classifiers.longest(in: scalars, at: position, limit: scalars.count)
    if let classifier {
      position = classifier.end
      unit = classifier.value
      let isGeneral = scalars[classifier.end - 1] == "个"
      if isGeneral,
        let noun = nouns.longest(in: scalars, at: position, limit: scalars.count)
      {
        unit = noun.value
      }
    } else {
      unit = nounBehind(position, in: passage)
    }
    if let match = after.longest(in: scalars, at: position, limit: scalars.count) {
      qualifier = match.value
      position = match.end
    }

    var start = numeral.range.lowerBound
    var isRequirement = false
    if let match = qualifierBefore(start, in: passage) {
      isRequirement = requirements.contains { scalars.hasSuffix($0, before: start) }
      start = match.start
      qualifier = qualifier ?? match.qualifier
    }

    let precision =
      multiplier >= 10_000 ? Decimal(multiplier) / Self.powerOfTen(numeral.places) : 0
    let cut = (start + 1..<max(start + 1, position)).first {
      passage.isCut($0) && $0 >= numeral.range.upperBound
    }
    return Match(
      range: start..<(cut ?? position), end: position, numerals: used,
      quantity: Quantity(
        value: number * Decimal(multiplier), qualifier: qualifier ?? .exact, precision: precision),
      unit: unit, hasClassifier: classifier != nil, isRequirement: isRequirement)
  }

  private func qualifierBefore(
    _ index: Int, in passage: Passage
  ) -> (start: Int, qualifier: Quantity.Qualifier)? {
    for start in max(0, index - Self.longestQualifier)..<index where !passage.isCut(start + 1) {
      if let match = before.longest(in: passage.scalars, at: start, limit: index),
        match.end == index
      {
        return (start, match.value)
      }
    }
    return nil
  }

  /// 600 余·科级干部: the noun that a number without a classifier counts, close behind it.
  private func nounBehind(_ index: Int, in passage: Passage) -> String? {
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

  private static let longestQualifier = 4
  private static let nounReach = 6

  private static func powerOfTen(_ exponent: Int) -> Decimal {
    (0..<exponent).reduce(Decimal(1)) { product, _ in product * 10 }
  }
}
