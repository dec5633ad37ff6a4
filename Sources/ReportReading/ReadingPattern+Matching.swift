import Indicators

extension ReadingPattern {
  /// Where a claim found its word nearest to the number, to tell which of several rates named in a
  /// row it means.
  struct Head: Hashable {
    /// 0 before the number, 1 behind it.
    var side: Int
    var range: Range<Int>
  }

  /// The place of the last word found beside the number; nil if the pattern does not fit.
  func head(in context: FigureContext, role: Figure.Role) -> Head? {
    guard role == self.role else { return nil }
    var head: Head?
    for term in counts {
      guard let found = term.place(in: context.near) else { return nil }
      if head.map({ ($0.side, $0.range.upperBound) < (found.side, found.range.upperBound) }) ?? true
      {
        head = found
      }
    }
    guard not.allSatisfy({ $0.place(in: context.near) == nil }) else { return nil }
    guard clause.allSatisfy({ $0.place(in: [context.clause]) != nil }) else { return nil }
    guard about.allSatisfy({ $0.place(in: [context.clause, context.carried]) != nil }) else {
      return nil
    }
    guard notAbout.allSatisfy({ $0.place(in: [context.clause, context.carried]) == nil }) else {
      return nil
    }
    guard within.allSatisfy({ $0.place(in: context.within) != nil }) else { return nil }
    return head
  }
}

extension ReadingPattern {
  /// Whether the pattern asks for something that the number is about, and all of it stands in texts.
  func isAbout(in texts: [[Unicode.Scalar]]) -> Bool {
    !about.isEmpty && about.allSatisfy { $0.place(in: texts) != nil }
  }
}

extension ReadingPattern.Term {
  /// Where the term is found first, trying its alternatives in order.
  func place(in texts: [[Unicode.Scalar]]) -> ReadingPattern.Head? {
    for parts in alternatives {
      for (side, text) in texts.enumerated() {
        if let range = range(of: parts, in: text) {
          return ReadingPattern.Head(side: side, range: range)
        }
      }
    }
    return nil
  }

  /// From the first part to the last, in order.
  private func range(of parts: [[Unicode.Scalar]], in text: [Unicode.Scalar]) -> Range<Int>? {
    var start: Int?
    var position = 0
    for part in parts {
      guard let found = text.firstRange(of: part, in: position..<text.count) else { return nil }
      start = start ?? found.lowerBound
      position = found.upperBound
    }
    return start.map { $0..<position }
  }
}
