/// Finds what someone probably meant.
public enum Suggestions {
  /// Up to three candidates nearest to a misspelt word, the nearest first; empty if none is near.
  ///
  /// Near means a restricted Damerau–Levenshtein distance (insertions, deletions, substitutions and
  /// swaps of neighbours) of at most a third of the word's length.
  public static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> [String] {
    let word = Array(word.lowercased().unicodeScalars.prefix(maximumLength))
    let limit = max(1, word.count / 3)
    let near =
      candidates
      .compactMap { candidate -> (String, Int)? in
        let other = Array(candidate.lowercased().unicodeScalars.prefix(maximumLength))
        // Each character more or less is a step, so that most candidates need no comparison.
        guard abs(other.count - word.count) <= limit else { return nil }
        let distance = distance(word, other)
        return distance <= limit ? (candidate, distance) : nil
      }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    // Beside one that is nearly it, the farther ones are noise.
    return near.prefix(3).filter { $0.1 <= (near.first?.1 ?? 0) + 1 }.map(\.0)
  }

  /// Longer words are compared by their beginning: the cost is the product of the lengths.
  private static let maximumLength = 80

  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var rowBefore: [Int] = []
    var previous = Array(0...right.count)
    for i in 1...left.count {
      var current = [i]
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        var best = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          best = min(best, rowBefore[j - 2] + 1)
        }
        current.append(best)
      }
      rowBefore = previous
      previous = current
    }
    return previous[right.count]
  }
}
