extension Passage {
  /// No sentence of a report is as long; a text without punctuation is cut after so many characters,
  /// so that what is kept for each figure has a bound.
  static let longestSentence = 600

  /// The sentences: each ends with 。！？, or before an item of a list that begins within it
  /// (`…不足：一是…；二是…`). Closing quotation marks belong to the sentence before them.
  func sentenceRanges() -> [Range<Int>] {
    ranges(ofAtMost: Self.longestSentence) { index in
      switch scalars[index] {
      case "。", "！", "？", "!", "?": true
      case "：", "；", ":", ";":
        ListMark(at: index + 1, in: self).map { $0.style != .part } ?? false
      default: false
      }
    }
  }

  /// The clauses of a range, without the marks that end them: ，；：。 outside of quotation marks.
  ///
  /// - Parameter joiningLabels: whether a label stays with its number (走访企业：1860 家).
  func clauseRanges(_ range: Range<Int>, joiningLabels: Bool = false) -> [Range<Int>] {
    let quoted = quotations(in: range)
    var clauses: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where isClauseEnd(index) {
      guard !quoted.cover(index), !(joiningLabels && isLabelEnd(index)) else { continue }
      if start < index { clauses.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { clauses.append(start..<range.upperBound) }
    return clauses
  }

  /// Whether a colon is followed by a number at once, or after a word such as 由 or 新增.
  private func isLabelEnd(_ index: Int) -> Bool {
    guard scalars[index] == "：" || scalars[index] == ":" else { return false }
    let next = scalars[min(index + 1, scalars.count)..<min(index + 4, scalars.count)]
    guard let digit = next.firstIndex(where: { (0x30...0x39).contains($0.value) }) else {
      return false
    }
    return scalars[index + 1..<digit].allSatisfy(\.properties.isIdeographic)
  }

  private func isClauseEnd(_ index: Int) -> Bool {
    switch scalars[index] {
    case "，", "；", "：", "。", "！", "？", ";", "!", "?": true
    case ",": !(index > 0 && isDigit(index - 1) && isDigit(index + 1))
    default: false
    }
  }

  /// The ranges inside quotation marks and title marks, without the marks. A mark that is not closed
  /// within reach opens nothing.
  func quotations(in range: Range<Int>) -> [Range<Int>] {
    var quotations: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let closing = Self.closingMark(of: scalars[index]) {
        let limit = min(range.upperBound, index + Self.longestQuotation)
        if let end = (index + 1..<limit).first(where: { scalars[$0] == closing }) {
          quotations.append(index + 1..<end)
          index = end
        }
      }
      index += 1
    }
    return quotations
  }

  private static let longestQuotation = 80

  static func closingMark(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "“": "”"
    case "‘": "’"
    case "《": "》"
    case "「": "」"
    case "『": "』"
    default: nil
    }
  }

  /// Splits the passage after every index that ends a piece, taking closing marks along.
  private func ranges(
    ofAtMost length: Int, endingAt isEnd: (Int) -> Bool
  ) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < scalars.count {
      if isEnd(index) || index - start >= length {
        var end = index + 1
        while end < scalars.count, "”’』」）".unicodeScalars.contains(scalars[end]) { end += 1 }
        pieces.append(start..<end)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    if start < scalars.count { pieces.append(start..<scalars.count) }
    return pieces
  }
}
