extension Indicator {
  /// Whether the code, a name or a definition contains a word, in whatever case and characters.
  public func mentions(_ word: String) -> Bool {
    let word = SearchText.folded(word)
    return [code, name.zh, name.en, definition.zh, definition.en].contains {
      SearchText.folded($0).contains(word)
    }
  }
}
