extension Passage {
  /// Takes a text apart into its headings and paragraphs. A paragraph that does not end a sentence
  /// goes on in the next line that is no heading: that is how page breaks cut texts.
  static func passages(of source: SourceText) -> [Passage] {
    var passages: [Passage] = []
    for line in lines(of: source) {
      let (range, hashes) = content(of: line, in: source)
      guard !range.isEmpty else { continue }
      var passage = Passage(role: .paragraph)
      passage.append(range, of: source)
      guard !passage.isEmpty else { continue }
      if hashes > 0 || passage.looksLikePartHeading {
        var heading = Passage(role: .heading)
        heading.append(range, of: source)
        passages.append(heading)
      } else if let last = passages.indices.last, passages[last].isOpen {
        passages[last].append(range, of: source)
      } else {
        passages.append(passage)
      }
    }
    return passages
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

  /// `二、…` on a line of its own that ends like no sentence, in a text without Markdown.
  private var looksLikePartHeading: Bool {
    guard let mark = ListMark(at: 0, in: self), mark.style == .part, scalars.count <= 60 else {
      return false
    }
    return !"。！？；：，".unicodeScalars.contains(scalars[scalars.count - 1])
  }

  /// Whether a paragraph breaks off within a sentence.
  private var isOpen: Bool {
    guard role == .paragraph else { return false }
    let last = scalars.last { !"”’』」）)".unicodeScalars.contains($0) }
    return last.map { !"。！？；：".unicodeScalars.contains($0) } ?? false
  }
}

/// The numeral with which a heading or an item of a list begins: 一、 or 一是.
struct ListMark: Sendable {
  enum Style: Sendable {
    case part, item
  }

  let style: Style
  let number: Int
  /// The numeral, without what follows it.
  let numeral: Range<Int>
  /// Behind the character that follows the numeral.
  var end: Int { numeral.upperBound + 1 }

  init?(at index: Int, in passage: Passage) {
    let end = ChineseNumeral.end(in: passage.scalars, from: index)
    guard end > index, end < passage.scalars.count,
      let number = ChineseNumeral.value(of: passage.scalars[index..<end])
    else { return nil }
    switch passage.scalars[end] {
    case "、": style = .part
    case "是": style = .item
    default: return nil
    }
    self.number = number
    numeral = index..<end
  }
}
