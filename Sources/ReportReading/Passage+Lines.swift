extension Passage {
  /// Takes a text apart into its headings and paragraphs. A paragraph that does not end a sentence
  /// goes on in the next line that is no heading: that is how page breaks cut texts.
  ///
  /// - Parameter furniture: Words of lines around and between the pages of a report.
  static func passages(of source: SourceText, furniture: Lexicon<Bool>) -> [Passage] {
    var passages: [Passage] = []
    /// The paragraph that may go on, beyond lines that are no part of the report.
    var open: Int?
    for line in lines(of: source) {
      let (range, hashes) = content(of: line, in: source)
      var passage = Passage(role: .paragraph)
      passage.append(range, of: source)
      guard !passage.isEmpty else { continue }
      if passage.isFurniture(furniture) {
        passage.role = .furniture
      } else if hashes > 0 || passage.looksLikeHeading {
        passage.role = .heading
        open = nil
      } else if let last = open, passages[last].isOpen {
        passages[last].append(range, of: source)
        if passages[last].looksLikeTitle {
          passages[last].role = .heading
          open = nil
        }
        continue
      } else {
        if passage.looksLikeTitle { passage.role = .heading }
        open = passage.role == .paragraph ? passages.count : nil
      }
      passages.append(passage)
    }
    return passages
  }

  /// - 3 -, 第3页, or a short line of a web page, which is no sentence: 首页 > 政务公开, 浏览次数：12.
  private func isFurniture(_ words: Lexicon<Bool>) -> Bool {
    guard scalars.count <= Self.longestFurniture, scalars.last != "。" else { return false }
    let isPageNumber =
      scalars.contains { (0x30...0x39).contains($0.value) }
      && scalars.allSatisfy {
        (0x30...0x39).contains($0.value) || "-—–_·/ 第共页".unicodeScalars.contains($0)
      }
    return isPageNumber || words.first(in: scalars, range) != nil
  }

  private static let longestFurniture = 80

  /// 某区2021年法治政府建设情况报告, on a line of its own or two.
  private var looksLikeTitle: Bool {
    guard scalars.count <= 60, !scalars.contains(where: { "，。；：".unicodeScalars.contains($0) })
    else { return false }
    let end = scalars.last == "）" ? scalars.lastIndex(of: "（") ?? scalars.count : scalars.count
    return ["报告", "总结", "报告的公告"].contains {
      scalars.hasSuffix(Array($0.unicodeScalars), before: end)
    }
  }

  private static func lines(of source: SourceText) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in source.scalars.indices where source.scalars[index] == "\n" {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<source.scalars.count)
    return lines
  }

  /// A line without the blanks around it and without Markdown's heading marks, which are counted.
  private static func content(
    of line: Range<Int>, in source: SourceText
  ) -> (range: Range<Int>, hashes: Int) {
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, Folding.isBlank(source.scalars[start]) { start += 1 }
    while end > start, Folding.isBlank(source.scalars[end - 1]) { end -= 1 }
    let marks = start
    while start < end, source.scalars[start] == "#" { start += 1 }
    let hashes = start - marks
    while start < end, Folding.isBlank(source.scalars[start]) { start += 1 }
    return (start..<end, hashes)
  }

  /// `二、…` or `（一）…` on a line of its own that ends like no sentence, in a text without Markdown.
  private var looksLikeHeading: Bool {
    guard let mark = ListMark(at: 0, in: self), boldPrefix == 0 else { return false }
    let limit = mark.style == .part ? 60 : 24
    return mark.style != .item && scalars.count <= limit
      && !"。！？；：，、".unicodeScalars.contains(scalars[scalars.count - 1])
  }

  /// Whether a paragraph breaks off within a sentence.
  private var isOpen: Bool {
    guard role == .paragraph else { return false }
    let last = scalars.last { !"”’』」）)".unicodeScalars.contains($0) }
    return last.map { !"。！？；：".unicodeScalars.contains($0) } ?? false
  }
}
