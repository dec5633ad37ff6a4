import Indicators

/// What a number counts: the words around it, from near to far.
struct FigureContext: Sendable {
  /// The words beside the number: between its neighbours in the clause. Those before and behind it
  /// are kept apart, so that no word is found across the number.
  var near: [[Unicode.Scalar]]
  /// The clause.
  var clause: [Unicode.Scalar]
  /// The subject carried over from earlier clauses, or the headings where none was; empty where the
  /// clause names its own.
  var carried: [Unicode.Scalar]
  /// Whether the number is said to be a part of what was counted before: 其中, （含…）.
  var isPart: Bool
  /// The sentence around the number, and the headings above it.
  var within: [[Unicode.Scalar]]
  /// The clause up to the number.
  var clauseBefore: [Unicode.Scalar]
  /// The sentence up to the number, as far back as the last semicolon: what a word for a span of
  /// time (去年以来) at its start holds for.
  var span: [Unicode.Scalar]
}

/// Finds the context of the figures of one passage.
struct ContextReader {
  /// A figure with its place, as far as context needs to know it.
  struct Place {
    var range: Range<Int>
    var end: Int
    var unit: String?
    var isRate: Bool { unit == "percent" }
  }

  /// Clauses are looked at up to this many characters to each side of a number, so that time grows
  /// linearly with the length of a text without punctuation.
  static let reach = 160
  /// How many clauses back a subject is carried.
  static let memory = 8

  let passage: Passage
  let clauses: [Range<Int>]
  let figures: [Place]
  /// The figures from their first character to their end, beyond cuts.
  private let spans: [Range<Int>]
  private let light: Lexicon<Bool>
  private let subsets: Lexicon<Bool>

  init(
    passage: Passage, clauses: [Range<Int>], figures: [Place], light: Lexicon<Bool>,
    subsets: Lexicon<Bool>
  ) {
    self.passage = passage
    self.clauses = clauses
    self.figures = figures
    spans = figures.map { $0.range.lowerBound..<max($0.end, $0.range.upperBound) }
    self.light = light
    self.subsets = subsets
  }

  /// The context of a figure, by its position, under a heading and in a sentence.
  func context(_ index: Int, heading: [Unicode.Scalar], sentence: Range<Int>) -> FigureContext {
    let figure = figures[index]
    let clauseIndex = self.clauseIndex(of: figure)
    let clause = bounded(clauses[clauseIndex], around: figure.range)
    let start = figure.range.lowerBound
    let before = max(sentence.lowerBound, start - Self.reach)..<max(start, sentence.lowerBound)
    let semicolon = passage.scalars[before].lastIndex { $0 == "；" || $0 == ";" }
    let isPart =
      subsets.first(in: passage.scalars, clause.lowerBound..<max(clause.lowerBound, start)) != nil
    let own = respectively(index, in: clause)
    return FigureContext(
      near: own ?? sharedNear(index) ?? near(index, in: clause),
      clause: own.map { Array($0.joined()) } ?? Array(passage.scalars[clause]),
      carried: carried(
        clauseIndex, clause, isPart: isPart, isRate: figure.isRate, heading: heading),
      isPart: isPart,
      within: [Array(passage.scalars[bounded(sentence, around: figure.range)]), heading],
      clauseBefore: Array(passage.scalars[clause.lowerBound..<max(clause.lowerBound, start)]),
      span: Array(passage.scalars[(semicolon ?? before.lowerBound)..<before.upperBound]))
  }

  /// Whether nothing but a 、 or 和 stands between a figure and the one before.
  func isListed(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let start = figures[index].range.lowerBound
    return start == figures[index - 1].end + 1 && Self.joints.contains(passage.scalars[start - 1])
  }

  /// The words between a figure and the next one of its clause; nil if it is the last.
  func wordsToNext(_ index: Int) -> [Unicode.Scalar]? {
    guard index + 1 < figures.count else { return nil }
    let clause = clauses[clauseIndex(of: figures[index])]
    let next = figures[index + 1].range.lowerBound
    guard next < clause.upperBound, figures[index].end <= next else { return nil }
    return Array(passage.scalars[figures[index].end..<next].prefix(Self.reach))
  }

  func clauseIndex(of figure: Place) -> Int {
    clauses.position(atOrBefore: figure.range.lowerBound) ?? 0
  }

  private func bounded(_ clause: Range<Int>, around figure: Range<Int>) -> Range<Int> {
    let lower = max(clause.lowerBound, figure.lowerBound - Self.reach)
    let upper = min(clause.upperBound, figure.upperBound + Self.reach)
    return lower..<max(lower, upper)
  }

  /// 培训 38 场次，5120 人次: a number with no words of its own counts, in another unit, what the one
  /// before it does.
  private func sharedNear(_ index: Int) -> [[Unicode.Scalar]]? {
    guard index > 0 else { return nil }
    let (last, figure) = (figures[index - 1], figures[index])
    let start = figure.range.lowerBound
    let isNext = start == last.end || start == last.end + 1 && passage.scalars[last.end] == "，"
    let clause = clauses[clauseIndex(of: figure)]
    guard isNext, last.unit != figure.unit, figure.end >= clause.upperBound else { return nil }
    return near(index - 1, in: bounded(clauses[clauseIndex(of: last)], around: last.range))
  }

  /// The words before and behind a figure up to its neighbours. Between two figures the words behind
  /// the last 、 belong to the second; without a 、 they belong to the second, and to the first too if
  /// they follow its number directly (对 23 个部门制定的 421 项…). A figure that another one led to
  /// (败诉率由 6.1% 降至 3.6%) has the words before that one as well.
  private func near(_ index: Int, in clause: Range<Int>) -> [[Unicode.Scalar]] {
    let figure = figures[index]
    let from = max(clause.lowerBound, figure.range.lowerBound)
    var before = clause.lowerBound..<from
    if index > 0, figures[index - 1].end > clause.lowerBound {
      before = min(from, max(before.lowerBound, figures[index - 1].end))..<from
      if let comma = passage.scalars[before].lastIndex(of: "、") {
        before = (comma + 1)..<before.upperBound
      }
    }
    let origin = origin(of: index, in: clause, between: before)
    let start = min(figure.end, clause.upperBound)
    var behind = start..<clause.upperBound
    if index + 1 < figures.count, figures[index + 1].range.lowerBound < clause.upperBound {
      behind = start..<max(start, figures[index + 1].range.lowerBound)
      if let comma = passage.scalars[behind].lastIndex(of: "、") {
        behind = start..<comma
      } else if !isAttributive(figure) {
        behind = start..<start
      }
    }
    return [
      Array(passage.scalars[origin] + passage.scalars[before]), Array(passage.scalars[behind]),
    ]
  }

  /// The words before the 由 or 从 of a figure that led to this one, told by a word of arriving between
  /// the two. Empty if there is none.
  private func origin(of index: Int, in clause: Range<Int>, between: Range<Int>) -> Range<Int> {
    guard index > 0, case let earlier = figures[index - 1].range.lowerBound,
      earlier > clause.lowerBound,
      RoleRules.arrives(passage.scalars[between])
    else { return clause.lowerBound..<clause.lowerBound }
    var words = clause.lowerBound..<earlier
    if index > 1, figures[index - 2].end > clause.lowerBound {
      words = min(earlier, max(words.lowerBound, figures[index - 2].end))..<earlier
    }
    if let comma = passage.scalars[words].lastIndex(of: "、") {
      words = (comma + 1)..<earlier
    }
    return words.lowerBound..<(RoleRules.departure(passage.scalars[words]) ?? words.lowerBound)
  }

  /// Whether what the number counts follows it directly.
  private func isAttributive(_ figure: Place) -> Bool {
    guard figure.end < passage.scalars.count else { return false }
    let next = passage.scalars[figure.end]
    return next.properties.isIdeographic && !Self.predicates.contains(next) || next == "“"
      || next == "《"
  }

  /// 诉求 74 件已办结 71 件: what follows says what became of it.
  private static let predicates: Set<Unicode.Scalar> = ["已", "均", "共", "并"]

  /// The subject that the clause leaves out. A clause made of light words (已审结 25 件), or one that
  /// says that it is a part (其中), takes the nearest clause before it that has a subject. A clause of
  /// rates is a subject for rates only.
  private func carried(
    _ clauseIndex: Int, _ clause: Range<Int>, isPart: Bool, isRate: Bool,
    heading: [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    guard isPart || !hasSubject(clause) else { return [] }
    for earlier in clauses[..<clauseIndex].suffix(Self.memory).reversed() {
      let reachable = max(earlier.lowerBound, earlier.upperBound - Self.reach)..<earlier.upperBound
      if isRate || !isAboutRates(reachable), hasSubject(reachable) {
        return Array(passage.scalars[reachable])
      }
    }
    return heading
  }

  private func isAboutRates(_ clause: Range<Int>) -> Bool {
    guard var index = spans.position(atOrBefore: clause.upperBound - 1),
      clause.contains(spans[index].lowerBound)
    else { return false }
    while index >= 0, clause.contains(spans[index].lowerBound) {
      guard figures[index].isRate else { return false }
      index -= 1
    }
    return true
  }

  /// Whether anything is left of a clause without its numbers and light words.
  private func hasSubject(_ clause: Range<Int>) -> Bool {
    var position = clause.lowerBound
    var left = 0
    while position < clause.upperBound {
      if let figure = spans.position(atOrBefore: position), spans[figure].contains(position) {
        position = spans[figure].upperBound
      } else if let word = light.longest(
        in: passage.scalars, at: position, limit: clause.upperBound)
      {
        position = word.end
      } else {
        if passage.scalars[position].properties.isIdeographic { left += 1 }
        position += 1
      }
    }
    return left > 1
  }
}
