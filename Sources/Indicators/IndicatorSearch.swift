import Foundation

/// Finds indicators by what the catalogue says of them.
///
/// Folding all definitions takes tens of milliseconds and loads the tables of transliteration: it is done
/// when somebody searches first, and once.
///
/// @unchecked Sendable: the texts are read and written under the lock only. That is an `NSLock`, because
/// the thread sanitizer does not see a contended `Mutex` being handed over.
public final class IndicatorSearch: @unchecked Sendable {
  private let indicators: [Indicator]
  private let lock = NSLock()
  private lazy var texts = indicators.map { indicator in
    let texts = [
      indicator.code, indicator.name.zh, indicator.name.en, indicator.definition.zh,
      indicator.definition.en,
    ]
    return (code: indicator.code, text: SearchText.folded(texts.joined(separator: "\n")))
  }

  public init(catalogue: Catalogue) {
    indicators = catalogue.indicators
  }

  /// The codes of the indicators whose code, names or definition contain a word, in whatever case and
  /// characters.
  public func codes(mentioning word: String) -> [String] {
    let word = SearchText.folded(word)
    let texts = lock.withLock { self.texts }
    return texts.filter { $0.text.contains(word) }.map(\.code)
  }
}
