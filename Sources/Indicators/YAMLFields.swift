import Yams

/// The values of a mapping by keys that are known. A key that nobody reads is refused: a misspelt one
/// must not be lost silently.
///
/// The keys' type is not bound here: the runtime would look up its conformances at every start, among
/// thousands, for each kind of entry.
struct YAMLFields<Key> {
  private let whole: YAMLValue
  private var fields: [YAMLValue] = []
}

extension YAMLFields where Key: RawRepresentable<String> & CaseIterable {
  init(_ value: YAMLValue) throws(CatalogueMistake) {
    guard case .mapping(let mapping) = value.node else {
      throw value.wrongType("values by name")
    }
    whole = value
    fields.reserveCapacity(mapping.count)
    for (key, node) in mapping {
      let name = key.string ?? ""
      let value = YAMLValue(node: node, name: name, line: key.mark?.line ?? value.line)
      guard Key(rawValue: name) != nil else {
        let all = Key.allCases.map(\.rawValue)
        let right = Suggestions.nearest(to: name, among: all).first ?? all.joined(separator: ", ")
        throw value.mistake("unknown key “\(name)”; “\(right)” would be right")
      }
      fields.append(value)
    }
  }

  func has(_ key: Key) -> Bool { self[key] != nil }

  func read<Value: YAMLReadable>(_ key: Key) throws(CatalogueMistake) -> Value {
    guard let value = self[key] else {
      throw whole.mistake("the key “\(key.rawValue)” is missing")
    }
    return try Value(yaml: value)
  }

  /// Nil if the key is missing or nothing stands behind it.
  func readIfAny<Value: YAMLReadable>(_ key: Key) throws(CatalogueMistake) -> Value? {
    guard let value = self[key], value.node.null == nil else { return nil }
    return try Value(yaml: value)
  }

  /// A word of a closed list; the error names the words that there are.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: Key
  ) throws(CatalogueMistake) -> Word {
    let text: String = try read(key)
    guard let word = Word(rawValue: text) else {
      throw mistake(key, unknown(key.rawValue, text, Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// A code, checked for its form.
  func code(_ key: Key) throws(CatalogueMistake) -> String {
    let text: String = try read(key)
    guard Catalogue.isCode(text) else {
      throw mistake(
        key, "“\(text)” is no code; small letters, digits and hyphens would be right")
    }
    return text
  }

  /// The error for a value that has the right type and is wrong all the same.
  func mistake(_ key: Key, _ detail: String) -> CatalogueMistake {
    (self[key] ?? whole).mistake(detail)
  }

  private subscript(key: Key) -> YAMLValue? { fields.first { $0.name == key.rawValue } }
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
