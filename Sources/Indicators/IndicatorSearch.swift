/// Finds indicators by what the catalogue says of them. Made once: folding all definitions takes tens of
/// milliseconds.
public struct IndicatorSearch: Sendable {
  private let texts: [(code: String, text: String)]

  public init(catalogue: Catalogue) {
    texts = catalogue.indicators.map { indicator in
      let texts = [
        indicator.code, indicator.name.zh, indicator.name.en, indicator.definition.zh,
        indicator.definition.en,
      ]
      return (indicator.code, SearchText.folded(texts.joined(separator: "\n")))
    }
  }

  /// The codes of the indicators whose code, names or definition contain a word, in whatever case and
  /// characters.
  public func codes(mentioning word: String) -> [String] {
    let word = SearchText.folded(word)
    return texts.filter { $0.text.contains(word) }.map(\.code)
  }
}
