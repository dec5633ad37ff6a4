extension ContextReader {
  /// 受理、审结、调解分别为 58 件、49 件、21 件: the words that each of the numbers counts.
  ///
  /// What the first item has before, and the last one behind, as many characters as the shortest item
  /// has holds for all of them (行政复议案件受理、审结数分别为…): lists are written in step. Where they
  /// are not, two characters are tried, as most words have (公共法律服务中心、工作站分别建成…).
  ///
  /// - Returns: the words before the figure as if it stood alone, those behind it (none), and those
  ///   before it in the other way; nothing but empty words where the items are not as many as the
  ///   numbers; nil if it is in no such list.
  func respectively(_ index: Int, in clause: Range<Int>) -> [[Unicode.Scalar]]? {
    guard let list = list(around: index, in: clause) else { return nil }
    let first = figures[list.lowerBound].range.lowerBound
    let scalars = passage.scalars
    guard
      let word = scalars.firstRange(of: Self.respectively, in: clause.lowerBound..<first)
    else { return nil }
    let named = clause.lowerBound..<word.lowerBound
    if let counted = counted(before: list, in: clause, of: index) {
      return [Array(counted + scalars[named] + scalars[word.lowerBound..<first]), []]
    }
    let items = scalars[named].split { Self.joints.contains($0) }
    guard items.count == list.count, let shortest = items.map(\.count).min() else {
      return [[], []]
    }
    let position = index - list.lowerBound
    let isInStep = position == 0 || shortest == 2 || items[0].count == shortest
    func words(sharing length: Int) -> [Unicode.Scalar] {
      var words = Array(items[position])
      if position > 0 { words = items[0].dropLast(length) + words }
      if position < items.count - 1 { words += items[items.count - 1].dropFirst(shortest) }
      return words + scalars[word.lowerBound..<first]
    }
    return [words(sharing: shortest), []] + (isInStep ? [] : [words(sharing: 2)])
  }

  /// 民生诉求 152 件、执法诉求 54 件，满意率分别为 99.1%、98.1%: the words that the number in the same place of
  /// the clause before counts; nil if that has not as many numbers.
  private func counted(
    before list: Range<Int>, in clause: Range<Int>, of index: Int
  ) -> ArraySlice<Unicode.Scalar>? {
    let first = list.lowerBound - list.count
    guard first >= 0, figures[first].end < clause.lowerBound,
      clauseIndex(of: figures[first]) + 1 == clauseIndex(of: figures[index]),
      first == 0 || clauseIndex(of: figures[first - 1]) != clauseIndex(of: figures[first])
    else { return nil }
    let earlier = clauses[clauseIndex(of: figures[first])]
    let position = first + index - list.lowerBound
    let start = position == first ? earlier.lowerBound : figures[position - 1].end
    let words = max(start, earlier.lowerBound)..<figures[position].range.lowerBound
    return passage.scalars[words].drop { Self.joints.contains($0) }
  }

  /// The figures around one with nothing but a 、 or 和 between them, at least two.
  private func list(around index: Int, in clause: Range<Int>) -> Range<Int>? {
    var lower = index
    var upper = index + 1
    while lower > 0, upper - lower < Self.longestList,
      figures[lower - 1].range.lowerBound >= clause.lowerBound, isListed(lower)
    {
      lower -= 1
    }
    while upper < figures.count, upper - lower < Self.longestList,
      figures[upper].range.lowerBound < clause.upperBound, isListed(upper)
    {
      upper += 1
    }
    return upper - lower > 1 ? lower..<upper : nil
  }

  static let joints: Set<Unicode.Scalar> = ["、", "和", "及", "与"]
  private static let respectively = Array("分别".unicodeScalars)
  private static let longestList = 12
}
