/// A key that may be anything: to see which keys a mapping really has.
struct AnyKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// A container that has been checked for keys which nobody reads: a misspelt key must not be lost
  /// silently.
  func strictContainer<Key: CodingKey & CaseIterable>(
    _ keys: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    let known = keys.allCases.map(\.stringValue)
    for key in try container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
      let nearest = Suggestions.nearest(to: key.stringValue, among: known).first
      let right = nearest ?? known.joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath + [key],
          debugDescription: "unknown key “\(key.stringValue)”; “\(right)” would be right"))
    }
    return try container(keyedBy: keys)
  }
}

extension KeyedDecodingContainer {
  /// The error for a value that has the right type and is wrong all the same.
  func invalid(_ key: Key, _ detail: String) -> DecodingError {
    DecodingError.dataCorrupted(.init(codingPath: codingPath + [key], debugDescription: detail))
  }
}

extension KeyedDecodingContainer {
  /// A word of a closed list; the error names the words that there are.
  func decodeWord<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type, forKey key: Key
  ) throws -> Word {
    let text = try decode(String.self, forKey: key)
    guard let word = Word(rawValue: text) else {
      throw invalid(key, unknown(key.stringValue, text, Word.allCases.map(\.rawValue)))
    }
    return word
  }
}

/// A sentence for a word that is not among the ones known.
func unknown<Known: RawRepresentable<String>>(
  _ what: String, _ word: String, _ known: [Known]
) -> String {
  unknown(what, word, known.map(\.rawValue))
}

/// A sentence for a word that is not among the ones known: names the nearest, or all if none is near
/// and they are few.
func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
  let nearest = Suggestions.nearest(to: word, among: known)
  let right = nearest.isEmpty ? known.prefix(12) : nearest[...]
  return "unknown \(what) “\(word)”; \(right.joined(separator: ", ")) would be right"
}
