import Foundation

/// How characters are compared: full-width letters, digits and signs as their plain forms.
/// Punctuation that carries structure (，；：。（）) stays as it is.
enum Folding {
  /// A whole text folded, character by character.
  static func fold(
    _ text: String, _ scalars: [Unicode.Scalar]
  ) -> (folded: [Unicode.Scalar], isTraditional: Bool) {
    let simplified = text.applyingTransform(StringTransform("Hant-Hans"), reverse: false)
      .map { Array($0.unicodeScalars) }
    guard let simplified, simplified.count == scalars.count else {
      return (scalars.map(fold), false)
    }
    let changed = zip(simplified, scalars).count { $0 != $1 }
    var folded = simplified.map { fold(rare[$0] ?? $0) }
    // 二○二二年: a circle among numerals is a zero.
    for index in folded.indices.dropFirst().dropLast()
    where folded[index] == "○"
      && [folded[index - 1], folded[index + 1]].contains(where: ChineseNumeral.isNumeral)
    {
      folded[index] = "〇"
    }
    return (folded, changed * 20 > scalars.count)
  }

  /// What the transform makes of 諮 is a character that nobody writes.
  private static let rare: [Unicode.Scalar: Unicode.Scalar] = ["谘": "咨"]

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
      0xFF05, 0xFF0B, 0xFF0D, 0xFF0E, 0xFF0F, 0xFF5E:
      Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    default: scalar
    }
  }

  /// White space and marks of no width, which texts copied from scans and pages put anywhere.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }

  static func isPlainWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }
}
