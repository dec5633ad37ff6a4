import Indicators

/// Patterns that fit a figure's context, each with more words than the one before.
struct PatternCandidates {
  let patterns: [ReadingPattern]

  init(_ context: FigureContext, role: Figure.Role) {
    // The words nearest to the number tell most of what it counts.
    let before = Self.term(context.near[0], fromEnd: true)
    let behind = Self.term(context.near[1], fromEnd: false)
    let beside = [before, behind].compactMap(\.self)
    var patterns = [before, behind].compactMap(\.self)
      .filter { $0.text.unicodeScalars.count >= Self.tellingLength }
      .map { ReadingPattern(counts: [$0], role: role) }
    guard !beside.isEmpty else {
      self.patterns = []
      return
    }
    var pattern = ReadingPattern(counts: beside, role: role)
    patterns.append(pattern)
    if let subject = Self.term(context.carried, fromEnd: false) {
      pattern.about = [subject]
      patterns.append(pattern)
    }
    if let clause = Self.term(context.clause, fromEnd: false) {
      pattern.clause = [clause]
      patterns.append(pattern)
    }
    for words in context.within {
      if let term = Self.term(words, fromEnd: false) {
        pattern.within.append(term)
        patterns.append(pattern)
      }
    }
    self.patterns = patterns
  }

  /// A single character is found too often to tell anything alone.
  private static let tellingLength = 2
  private static let longest = 12

  /// The words at one end of a text, without a number and without the signs that mean something in a
  /// term.
  private static func term(_ words: [Unicode.Scalar], fromEnd: Bool) -> ReadingPattern.Term? {
    let runs = words.split { !isWord($0) }
    guard let run = fromEnd ? runs.last : runs.first else { return nil }
    return ReadingPattern.Term(String(fromEnd ? run.suffix(longest) : run.prefix(longest)))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || "“”‘’《》「」".unicodeScalars.contains(scalar)
  }
}
