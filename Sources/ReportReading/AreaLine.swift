import Indicators

/// A line that may name an area, as the title does, and the names found in it.
struct AreaLine: Sendable {
  /// The characters as they are compared, without blanks. Longer lines name nothing.
  let scalars: [Unicode.Scalar]
  let mentions: [AreaMention]
  /// The passage that it is taken from.
  let passage: Int

  /// Characters looked at: a bound that keeps the time linear on texts without line breaks.
  static let longest = 200

  /// - Parameter gaps: Places before which the report has a blank or a new line.
  init(
    _ scalars: some Sequence<Unicode.Scalar>, gaps: Set<Int> = [], passage: Int, names: AreaNames,
    words: AreaWords
  ) {
    let scalars = Array(scalars.prefix(Self.longest))
    let search = Search(scalars: scalars, gaps: gaps, names: names, words: words)
    self.scalars = scalars
    self.passage = passage
    mentions = search.mentions()
  }

  func text(_ range: Range<Int>) -> String { String(scalars[range]) }

  /// Goes through a line once from left to right; at each place it looks at few names of bounded
  /// length, one below the other, three levels deep.
  private struct Search {
    let scalars: [Unicode.Scalar]
    let gaps: Set<Int>
    let names: AreaNames
    let words: AreaWords

    func mentions() -> [AreaMention] {
      var mentions: [AreaMention] = []
      var index = 0
      while index < scalars.count {
        let follows = mentions.last?.range.upperBound == index
        if follows || gaps.contains(index) || words.mayBegin(scalars, at: index),
          var mention = mention(at: index, below: nil)
        {
          mention.isStray = follows
          mention.isWord = mention.range.count == 2 && scalars[index + 1] == "区"
          mention.partEnd = words.partEnd(scalars, after: mention.range.upperBound)
          mentions.append(mention)
          index = mention.range.upperBound
        } else {
          index += 1
        }
      }
      return mentions
    }

    /// The mention at a place that reaches farthest: of 枣庄市中区 not 枣庄市 but 枣庄 and 市中区.
    private func mention(at start: Int, below codes: Set<String>?) -> AreaMention? {
      var best: AreaMention?
      for match in names.matches(in: scalars, at: start, below: codes) {
        var candidate: AreaMention?
        if var inner = mention(at: match.end, below: match.codes) {
          inner.range = start..<inner.range.upperBound
          inner.isNested = true
          candidate = inner
        } else if match.isFull
          ? words.mayEnd(scalars, before: match.end) : words.mayFollow(scalars, at: match.end)
        {
          candidate = AreaMention(
            range: start..<match.end, codes: match.codes, isFull: match.isFull,
            isNested: codes != nil)
        }
        if let candidate, candidate.range.upperBound > best?.range.upperBound ?? start {
          best = candidate
        }
      }
      return best
    }
  }
}
