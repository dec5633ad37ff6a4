/// A paragraph or heading in one piece: folded, with blanks and Markdown's marks taken out and lines
/// joined where a page break cut it, and with the place of every character in the source.
struct Passage: Sendable {
  /// What a passage is in the report.
  enum Role: Sendable {
    case heading, paragraph
    /// Page numbers, navigation and the like: in the text, but not of the report.
    case furniture
  }

  var role: Role
  /// The folded characters.
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each folded character its offset in the source.
  private(set) var offsets: [Int] = []
  /// Where a character follows a cut between two lines.
  private(set) var cuts: Set<Int> = []
  /// How many characters at the start were set in bold: the heading of an item within a paragraph.
  private(set) var boldPrefix = 0

  init(role: Role) {
    self.role = role
  }

  var isEmpty: Bool { scalars.isEmpty }

  var range: Range<Int> { 0..<scalars.count }

  /// Adds the characters of a source range that lies within one line.
  mutating func append(_ range: Range<Int>, of source: SourceText) {
    if !isEmpty { cuts.insert(scalars.count) }
    var bold = false
    let lastMark = range.dropFirst().last {
      source.scalars[$0] == "*" && source.scalars[$0 - 1] == "*"
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = source.scalars[index]
      // A mark that nothing closes is none: 培训**人次.
      if scalar == "*", index + 1 < range.upperBound, source.scalars[index + 1] == "*",
        bold || index + 1 != lastMark
      {
        bold.toggle()
        index += 2
        continue
      }
      if !Folding.isBlank(scalar) || separatesWords(index, in: range, of: source) {
        scalars.append(Folding.isBlank(scalar) ? " " : source.folded[index])
        offsets.append(index)
        if bold, boldPrefix == scalars.count - 1 { boldPrefix += 1 }
      }
      index += 1
    }
  }

  /// A blank counts only between two Latin words or numbers, which it keeps apart.
  private func separatesWords(
    _ index: Int, in range: Range<Int>, of source: SourceText
  ) -> Bool {
    guard let last = scalars.last, Folding.isPlainWord(last), index + 1 < range.upperBound else {
      return false
    }
    return Folding.isPlainWord(source.folded[index + 1])
      && !isBetweenDigits(index, in: range, of: source)
  }

  /// 9 9 . 5 %: a scanner put a blank behind every digit.
  private func isBetweenDigits(
    _ index: Int, in range: Range<Int>, of source: SourceText
  ) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      range.contains(index) && (0x30...0x39).contains(source.folded[index].value)
    }
    return isDigit(index - 1) && isDigit(index + 1) && !isDigit(index - 2) && !isDigit(index + 2)
  }

  /// The range in the source that a range of folded characters covers.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last else {
      let start = range.lowerBound < offsets.count ? offsets[range.lowerBound] : 0
      return start..<start
    }
    return offsets[range.lowerBound]..<(offsets[last] + 1)
  }

  /// The words of a range as they stand in the source, with line breaks, bold marks and whatever
  /// stands between joined lines taken out.
  func words(_ range: Range<Int>, of source: SourceText) -> String {
    var words = String.UnicodeScalarView()
    for index in range {
      if index > range.lowerBound, !cuts.contains(index) {
        for between in source.scalars[(offsets[index - 1] + 1)..<offsets[index]]
        where between != "*" {
          words.append(between)
        }
      }
      words.append(source.scalars[offsets[index]])
    }
    return String(words)
  }

  func text(_ range: Range<Int>) -> String { String(scalars[range]) }
}
