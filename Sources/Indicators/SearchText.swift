import Foundation

/// Text as it is searched: in small letters and simplified characters, Chinese in pairs of characters,
/// since words of two are found then without a dictionary (复议案件: 复议, 议案, 案件).
public enum SearchText {
  /// The tokens of a text, in order: a word in Latin letters or digits, or two Chinese characters that
  /// stand side by side; one that stands alone.
  public static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var run: [Unicode.Scalar] = []
    var isChinese = false
    func finish() {
      if !isChinese || run.count == 1 {
        if !run.isEmpty { tokens.append(string(run)) }
      } else {
        tokens += zip(run, run.dropFirst()).map { string([$0, $1]) }
      }
      run = []
    }
    for scalar in folded(text).unicodeScalars {
      let isWord = isOfWords(scalar)
      if !isWord || scalar.properties.isIdeographic != isChinese || run.count == longestRun {
        finish()
      }
      isChinese = scalar.properties.isIdeographic
      if isWord { run.append(scalar) }
    }
    finish()
    return tokens
  }

  /// What is longer is no word, and an index may have no room for it.
  private static let longestRun = 30

  /// Letters and numbers: of these the indexes of both engines know the same.
  private static func isOfWords(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// The words of a query: what stands between blanks.
  public static func words(_ query: String) -> [String] {
    query.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// A text for comparing: 複議 and 复议 are the same, and so are A and a, é and e.
  public static func folded(_ text: String) -> String {
    var folded = text.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? text
    folded = folded.applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? folded
    // Rare, and slow to look for in each text.
    if folded.unicodeScalars.contains(where: { (0xC0...0x36F).contains($0.value) }) {
      folded = folded.applyingTransform(.stripDiacritics, reverse: false) ?? folded
    }
    return folded.lowercased()
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
