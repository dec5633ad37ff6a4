import Indicators

/// Reads the words for a place at the start of a clause: 全省…, 榴园镇….
struct PlaceReader: Sendable {
  /// Where the numbers of a clause are from.
  enum Place: Sendable {
    /// The whole of the report's area.
    case own
    /// A town of it, or more than it.
    case other
  }

  private let own: Lexicon<Bool>
  private let larger: Lexicon<Bool>
  private let towns: [[Unicode.Scalar]]
  private let notInTowns: Set<Unicode.Scalar>
  private let notBehindTowns: Set<Unicode.Scalar>

  init(vocabulary: ReadingVocabulary) {
    let places = vocabulary.places
    own = Lexicon(words: places.own)
    larger = Lexicon(words: places.larger)
    towns = places.towns.map { Array($0.unicodeScalars) }
    notInTowns = Set(places.notInTowns.unicodeScalars)
    notBehindTowns = Set(places.notBehindTowns.unicodeScalars)
  }

  /// The place that a clause begins with; nil where it names none.
  func place(at index: Int, limit: Int, in passage: Passage) -> Place? {
    if own.longest(in: passage.scalars, at: index, limit: limit) != nil { return .own }
    if larger.longest(in: passage.scalars, at: index, limit: limit) != nil { return .other }
    return namesTown(at: index, limit: limit, in: passage.scalars) ? .other : nil
  }

  /// Two or three characters and 镇, 乡 or 街道.
  private func namesTown(at index: Int, limit: Int, in scalars: [Unicode.Scalar]) -> Bool {
    for length in Self.nameLengths where index + length < limit {
      let name = scalars[index..<(index + length)]
      guard name.allSatisfy({ $0.properties.isIdeographic && !notInTowns.contains($0) }) else {
        return false
      }
      for town in towns where scalars.hasPrefix(town, at: index + length) {
        let end = index + length + town.count
        return end >= limit || !notBehindTowns.contains(scalars[end])
      }
    }
    return false
  }

  private static let nameLengths = 2...3
}
