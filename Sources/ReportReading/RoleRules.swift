import Indicators

/// What a figure is to the thing that it counts: told by the words before it.
struct RoleRules: Sendable {
  private let changes: [[Unicode.Scalar]]
  private let reductions: Lexicon<Bool>
  private let earlier: [[Unicode.Scalar]]
  private let means: Lexicon<Bool>

  init(vocabulary: ReadingVocabulary) {
    changes = vocabulary.changes.map { Array($0.unicodeScalars) }
    reductions = Lexicon(words: vocabulary.reductions)
    earlier = vocabulary.earlier.map { Array($0.unicodeScalars) }
    means = Lexicon(words: vocabulary.means)
  }

  /// - Parameter wordsToNext: the words up to the next figure of the clause, nil if there is
  ///   none.
  func role(
    of match: FigureGrammar.Match, _ context: FigureContext, at time: NamedTime, isElsewhere: Bool,
    wordsToNext: [Unicode.Scalar]?
  ) -> Figure.Role {
    let before = context.near[0]
    if match.unit == "percentage-point" || isChange(before) { return .change }
    if case .year(..<0) = time { return .previous }
    if isEarlier(before) && match.unit != "multiple"
      || wordsToNext.map({ leadsFrom(before, to: $0) }) ?? false
    {
      return .previous
    }
    if means.first(in: before, 0..<before.count) != nil { return .mean }
    return time == .otherSpan || isElsewhere && match.unit != "rank" ? .other : .level
  }

  /// 同比增长 12%, 压减了 30 天; but 压减至 4 项 is a level.
  private func isChange(_ before: [Unicode.Scalar]) -> Bool {
    // 比上年多 26 件, 较上年少 5 件.
    if before.last == "多" || before.last == "少", before.contains("比") || before.contains("较") {
      return true
    }
    // 减少重复检查 1120 次; but 精简材料至 4 项 is a level.
    if let verb = reductions.first(in: before, 0..<before.count),
      !before[verb.upperBound...].contains(where: Self.arrivals.contains)
    {
      return true
    }
    let end = before.last == "了" || before.last == "约" ? before.count - 1 : before.count
    return changes.contains { before.hasSuffix($0, before: end) }
  }

  /// 上年同期 62%.
  private func isEarlier(_ before: [Unicode.Scalar]) -> Bool {
    let end = before.last == "的" || before.last == "为" ? before.count - 1 : before.count
    return earlier.contains { before.hasSuffix($0, before: end) }
  }

  /// 由 62% 提升到 74%: 由 or 从 close before the number, and a word of arriving before the next one.
  private func leadsFrom(_ before: [Unicode.Scalar], to between: [Unicode.Scalar]) -> Bool {
    Self.departure(before[...]) != nil && Self.arrives(between[...])
  }

  /// Where words before a number say that it is where something began: at 由 or 从.
  static func departure(_ before: ArraySlice<Unicode.Scalar>) -> Int? {
    before.suffix(reach).lastIndex { $0 == "由" || $0 == "从" }
  }

  /// Whether words between two numbers say that the second is where something came to.
  static func arrives(_ between: ArraySlice<Unicode.Scalar>) -> Bool {
    between.contains { arrivals.contains($0) }
  }

  private static let reach = 12
  private static let arrivals: Set<Unicode.Scalar> = ["至", "到", "为"]
}
