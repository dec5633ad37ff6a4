/// The paragraphs and headings of a report, read from its Markdown: each character with where it stands in the
/// text, so that what was found in the text can be marked in the page.
///
/// Of Markdown it knows what reports have: headings (`#`) and bold (`**`). Lines are joined where a page break
/// cuts a sentence, as the reader of reports does.
public struct MarkdownText: Sendable {
  /// A paragraph or a heading.
  public struct Block: Sendable {
    public internal(set) var isHeading: Bool
    /// The characters without marks, and for each its offset in the text and whether it is bold.
    public private(set) var scalars: [Unicode.Scalar] = []
    public private(set) var offsets: [Int] = []
    public private(set) var bold: [Bool] = []

    public var text: String { String(String.UnicodeScalarView(scalars)) }

    /// How many characters at the start are bold: what a paragraph is headed by.
    public var boldPrefix: Int { bold.firstIndex(of: false) ?? bold.count }

    init(isHeading: Bool) { self.isHeading = isHeading }

    mutating func append(_ line: Range<Int>, of text: [Unicode.Scalar]) {
      let marks = line.filter { index in
        text[index] == "*" && index + 1 < line.upperBound && text[index + 1] == "*"
      }
      // A mark that nothing closes is none: 培训**人次.
      var left = marks.count - marks.count % 2
      var isBold = false
      var index = line.lowerBound
      while index < line.upperBound {
        if left > 0, index + 1 < line.upperBound, text[index] == "*", text[index + 1] == "*" {
          isBold.toggle()
          left -= 1
          index += 2
          continue
        }
        scalars.append(text[index])
        offsets.append(index)
        bold.append(isBold)
        index += 1
      }
    }

    /// Whether it breaks off within a sentence.
    var isOpen: Bool {
      let last = scalars.last { !"”’』」）)".unicodeScalars.contains($0) }
      return last.map { !"。！？；：".unicodeScalars.contains($0) } ?? false
    }

    /// 一、…: the heading of a part.
    public var isPart: Bool {
      guard isHeading, let mark = scalars.firstIndex(of: "、"), (1...3).contains(mark) else {
        return false
      }
      return scalars[..<mark].allSatisfy { "一二三四五六七八九十".unicodeScalars.contains($0) }
    }

    /// 一、… or （一）… on a line of its own that ends like no sentence, in a text without Markdown.
    fileprivate var looksLikeHeading: Bool {
      guard scalars.count <= 60, boldPrefix == 0, let last = scalars.last,
        !"。！？；：，、".unicodeScalars.contains(last)
      else { return false }
      let mark = scalars.prefix(5).drop { "（一二三四五六七八九十".unicodeScalars.contains($0) }
      let length = scalars.prefix(5).count - mark.count
      return length > 0 && mark.first.map { $0 == "、" || $0 == "）" } ?? false
    }
  }

  public private(set) var blocks: [Block] = []

  public init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var isOpen = false
    for line in Self.lines(of: scalars) {
      let (range, hashes) = Self.content(of: line, in: scalars)
      var block = Block(isHeading: hashes > 0)
      block.append(range, of: scalars)
      guard !block.scalars.isEmpty else { continue }
      block.isHeading = block.isHeading || block.looksLikeHeading
      if isOpen, !block.isHeading, !blocks.isEmpty {
        blocks[blocks.count - 1].append(range, of: scalars)
      } else {
        blocks.append(block)
      }
      isOpen = blocks.last.map { !$0.isHeading && $0.isOpen } ?? false
    }
  }

  private static func lines(of text: [Unicode.Scalar]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in text.indices where text[index] == "\n" {
      lines.append(start..<index)
      start = index + 1
    }
    return lines + [start..<text.count]
  }

  /// A line without the blanks around it and without heading marks, which are counted.
  private static func content(
    of line: Range<Int>, in text: [Unicode.Scalar]
  ) -> (range: Range<Int>, hashes: Int) {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, text[start].properties.isWhitespace { start += 1 }
    while end > start, text[end - 1].properties.isWhitespace { end -= 1 }
    let marks = start
    while start < end, text[start] == "#" { start += 1 }
    let hashes = start - marks
    while start < end, text[start].properties.isWhitespace { start += 1 }
    return (start..<end, hashes)
  }
}
