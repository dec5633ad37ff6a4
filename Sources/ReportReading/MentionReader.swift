import Indicators

/// Finds the words that speak of an amount without giving a number.
struct MentionReader: Sendable {
  /// Words with their places, as found.
  struct Found: Sendable {
    var kind: Mention.Kind
    var range: Range<Int>
    var sentence: Outline.Sentence
  }

  /// A word; `…` in it stands for one to three characters, and each time for the same.
  fileprivate struct Template: Sendable {
    var parts: [[Unicode.Scalar]]
    /// Nil for a word that only looks like one of the others.
    var kind: Mention.Kind?
  }

  private let words: Lexicon<Mention.Kind?>
  private let templates: [Unicode.Scalar: [Template]]
  private let masks: Set<Unicode.Scalar>
  private let classifiers: Lexicon<Bool>

  init(catalogue: Catalogue) {
    let mentions = catalogue.reading.mentions
    let all =
      mentions.words.flatMap { kind, words in words.map { ($0, Mention.Kind?.some(kind)) } }
      + mentions.others.map { ($0, nil) }
    words = Lexicon(all.filter { !$0.0.contains("…") })
    var templates: [Unicode.Scalar: [Template]] = [:]
    for (word, kind) in all where word.contains("…") {
      let parts = word.unicodeScalars.split(separator: "…", omittingEmptySubsequences: false)
        .map { Array($0) }
      if let first = parts[0].first {
        templates[first, default: []].append(Template(parts: parts, kind: kind))
      }
    }
    self.templates = templates
    masks = Set(mentions.masks.unicodeScalars)
    classifiers = Lexicon(words: catalogue.units.flatMap(\.classifiers))
  }

  func mentions(of outline: Outline) -> [Found] {
    outline.sentences.flatMap { sentence in
      let passage = outline.passages[sentence.passage]
      return passage.role == .furniture ? [] : mentions(in: sentence, of: passage)
    }
  }

  private func mentions(in sentence: Outline.Sentence, of passage: Passage) -> [Found] {
    let limit = sentence.range.upperBound
    var found: [Found] = []
    var index = sentence.range.lowerBound
    while index < limit {
      let match = word(at: index, in: passage, limit: limit)
      let end = match?.end ?? maskEnd(at: index, in: passage, limit: limit)
      if let end, let kind = match.map(\.kind) ?? .masked {
        found.append(Found(kind: kind, range: index..<end, sentence: sentence))
      }
      index = end ?? index + 1
    }
    return found
  }

  private func word(
    at index: Int, in passage: Passage, limit: Int
  ) -> (end: Int, kind: Mention.Kind?)? {
    if let word = words.longest(in: passage.scalars, at: index, limit: limit) {
      return (word.end, word.value)
    }
    for template in templates[passage.scalars[index]] ?? [] {
      if let end = template.end(in: passage.scalars, at: index, limit: limit) {
        return (end, template.kind)
      }
    }
    return nil
  }

  /// *次, ××件, （略）项: signs where a number should be, with a measure word behind them.
  private func maskEnd(at index: Int, in passage: Passage, limit: Int) -> Int? {
    var end = index
    while end < limit, masks.contains(passage.scalars[end]) { end += 1 }
    if end == index {
      guard passage.scalars.hasPrefix(Self.omitted, at: index) else { return nil }
      end = index + Self.omitted.count
    }
    return classifiers.longest(in: passage.scalars, at: end, limit: limit)?.end
  }

  private static let omitted = Array("（略）".unicodeScalars)
}

extension MentionReader.Template {
  /// Where the template ends if it fits at an index. The last `…` of several repeats the first; one
  /// alone at the end stands for two characters.
  fileprivate func end(in scalars: [Unicode.Scalar], at index: Int, limit: Int) -> Int? {
    guard scalars.hasPrefix(parts[0], at: index) else { return nil }
    let start = index + parts[0].count
    let lengths = parts.count == 2 && parts[1].isEmpty ? 2...2 : 1...3
    for length in lengths where start + length <= limit {
      let filling = scalars[start..<start + length]
      guard filling.allSatisfy(\.properties.isIdeographic) else { return nil }
      var end = start + length
      let fits = parts.dropFirst().enumerated().allSatisfy { position, part in
        defer { end += part.count + (position + 2 < parts.count ? length : 0) }
        return end + part.count <= limit && scalars.hasPrefix(part, at: end)
          && (position + 2 == parts.count || scalars.hasPrefix(filling, at: end + part.count))
      }
      if fits, end <= limit { return end }
    }
    return nil
  }
}
