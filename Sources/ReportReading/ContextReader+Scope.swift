extension ContextReader {
  /// The time that a figure is for: what its clause begins with, or the words right behind the figure
  /// before it, or else what an earlier clause of the sentence begins with. `2020 年建成的 3 个中心` has
  /// nothing to say of the numbers that follow.
  func time(_ index: Int, sentence: Range<Int>, by reader: TimeReader) -> NamedTime {
    let figure = figures[index]
    let own = clauseIndex(of: figure)
    let start = figure.range.lowerBound
    if index > 0, case let end = figures[index - 1].end, end > clauses[own].lowerBound, end < start
    {
      let joint = Self.joints.contains(passage.scalars[end]) ? 1 : 0
      if let found = reader.time(at: end + joint, limit: start, in: passage) { return found.time }
    }
    for clause in clauses[...own].suffix(Self.memory + 1).reversed() {
      guard clause.lowerBound >= sentence.lowerBound else { break }
      let limit = min(clause.upperBound, start)
      if clause.lowerBound < limit,
        let found = reader.time(at: opening(of: clause), limit: limit, in: passage),
        !passage.scalars[found.end..<min(limit, found.end + Self.reach)].contains(
          where: Self.attributes.contains)
      {
        return found.time
      }
      if clause.lowerBound > 0, Self.ends.contains(passage.scalars[clause.lowerBound - 1]) { break }
    }
    return .year(0)
  }

  /// Whether a figure is from another place than the report's area: told by the nearest clause of the
  /// sentence that begins with the name of a place.
  func isElsewhere(_ index: Int, sentence: Range<Int>, by reader: PlaceReader) -> Bool {
    let start = figures[index].range.lowerBound
    for clause in clauses[...clauseIndex(of: figures[index])].suffix(Self.memory + 1).reversed() {
      guard clause.lowerBound >= sentence.lowerBound else { break }
      let limit = min(clause.upperBound, start)
      if clause.lowerBound < limit,
        let place = reader.place(at: opening(of: clause), limit: limit, in: passage)
      {
        return place == .other
      }
    }
    return false
  }

  /// Where the words of a clause begin, behind the mark of an item.
  private func opening(of clause: Range<Int>) -> Int {
    ListMark(at: clause.lowerBound, in: passage).map { min($0.end, clause.upperBound) }
      ?? clause.lowerBound
  }

  /// 在 12 月 4 日国家宪法日等节点开展…: the day is one of those that are meant.
  private static let attributes: Set<Unicode.Scalar> = ["的", "等"]
  private static let ends: Set<Unicode.Scalar> = ["；", ";"]
}
