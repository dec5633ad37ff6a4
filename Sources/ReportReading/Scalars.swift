/// Searching in folded characters. Every search is linear in what it looks at.
extension Array where Element == Unicode.Scalar {
  func hasPrefix(_ word: some Collection<Unicode.Scalar>, at index: Int) -> Bool {
    index >= 0 && index + word.count <= count
      && zip(word, self[index...]).allSatisfy { $0 == $1 }
  }

  /// Whether a word ends right before an index.
  func hasSuffix(_ word: some Collection<Unicode.Scalar>, before index: Int) -> Bool {
    hasPrefix(word, at: index - word.count)
  }

  func firstRange(of word: some Collection<Unicode.Scalar>, in range: Range<Int>) -> Range<Int>? {
    guard let first = word.first, range.count >= word.count else { return nil }
    for index in range.lowerBound...(range.upperBound - word.count)
    where self[index] == first && hasPrefix(word, at: index) {
      return index..<(index + word.count)
    }
    return nil
  }

  func contains(_ word: some Collection<Unicode.Scalar>, in range: Range<Int>) -> Bool {
    firstRange(of: word, in: range) != nil
  }
}

/// Words arranged so that the longest one at a place is found without trying all.
struct Lexicon<Value: Sendable>: Sendable {
  private var byFirst: [Unicode.Scalar: [(word: [Unicode.Scalar], value: Value)]] = [:]

  init(_ words: some Sequence<(String, Value)>) {
    for (text, value) in words {
      let word = Array(text.unicodeScalars)
      guard let first = word.first else { continue }
      byFirst[first, default: []].append((word, value))
    }
    for first in byFirst.keys {
      byFirst[first]?.sort { $0.word.count > $1.word.count }
    }
  }

  /// The longest word at an index that ends within a limit.
  func longest(
    in scalars: [Unicode.Scalar], at index: Int, limit: Int
  ) -> (end: Int, value: Value)? {
    guard index < limit, let words = byFirst[scalars[index]] else { return nil }
    for (word, value) in words
    where index + word.count <= limit && scalars.hasPrefix(word, at: index) {
      return (index + word.count, value)
    }
    return nil
  }
}

extension Lexicon where Value == Bool {
  /// Words of which only their presence matters.
  init(words: some Sequence<String>) {
    self.init(words.map { ($0, true) })
  }

  /// The first place within a range where one of the words stands.
  func first(in scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    for index in range {
      if let match = longest(in: scalars, at: index, limit: range.upperBound) {
        return index..<match.end
      }
    }
    return nil
  }
}
