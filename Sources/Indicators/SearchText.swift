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
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if !isWord || scalar.properties.isIdeographic != isChinese { finish() }
      isChinese = scalar.properties.isIdeographic
      if isWord { run.append(scalar) }
    }
    finish()
    return tokens
  }

  /// The words of a query: what stands between blanks.
  public static func words(_ query: String) -> [String] {
    query.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// A text for comparing: 複議 and 复议 are the same, and so are A and a.
  public static func folded(_ text: String) -> String {
    let simplified = text.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? text
    return simplified.applyingTransform(.fullwidthToHalfwidth, reverse: false)?.lowercased()
      ?? simplified.lowercased()
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
