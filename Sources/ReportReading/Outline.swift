import Indicators

/// A report taken apart: parts, numbered items, sentences.
struct Outline: Sendable {
  /// What a part of a report is for.
  enum Part: Sendable {
    case preamble, results, shortcomings, leadership, commitments
  }

  /// A sentence with its place in the report.
  struct Sentence: Sendable {
    var passage: Int
    var range: Range<Int>
    var place: Place
    /// As in the report, joined where a page break cuts it.
    var text: String
    /// The number of the item that the sentence opens, if it does.
    var opensItem: Int?
  }

  /// Where in the outline something stands.
  struct Place: Sendable {
    var part: Part
    var section: String
    /// From the outer heading to the inner one: the numbered items, or the part's heading where there
    /// are none; joined by ` / `.
    var heading: String
    /// The theme of the work area, if the headings tell it.
    var theme: String?
  }

  let source: SourceText
  let passages: [Passage]
  private(set) var sentences: [Sentence] = []
  /// Numerals that number a part or an item, by passage.
  private(set) var marks: [Int: [Range<Int>]] = [:]
  /// The headings and lines before the first part.
  private(set) var opening: [String] = []

  private let vocabulary: StatementVocabulary
  private var part: Part = .preamble
  private var section = "标题"
  private var partHeading = ""
  private var items: [(number: Int, heading: String, isStrong: Bool)] = []

  init(source: SourceText, vocabulary: StatementVocabulary) {
    self.source = source
    self.vocabulary = vocabulary
    passages = Passage.passages(of: source)
    for index in passages.indices {
      switch passages[index].role {
      case .heading: takeHeading(index)
      case .paragraph: takeParagraph(index)
      }
    }
  }

  private mutating func takeHeading(_ index: Int) {
    let passage = passages[index]
    let text = passage.words(passage.range.prefix(Passage.longestSentence), of: source)
    let mark = ListMark(at: 0, in: passage)
    switch mark?.style {
    case .part:
      section = passage.text(mark?.numeral ?? 0..<0)
      partHeading = text
      items = []
      part = role(ofPart: text)
    case .item:
      items = [(mark?.number ?? 0, text, true)]
    case nil where part == .preamble:
      partHeading = text
    case nil:
      items = [(0, text, true)]
    }
    if let mark { marks[index, default: []].append(mark.numeral) }
    if part == .preamble { opening.append(text) }
    sentences.append(
      Sentence(passage: index, range: passage.range, place: place, text: text, opensItem: nil))
  }

  private mutating func takeParagraph(_ index: Int) {
    let passage = passages[index]
    if part == .preamble { opening.append(passage.words(passage.range, of: source)) }
    for range in passage.sentenceRanges() {
      var opens: Int?
      if let mark = ListMark(at: range.lowerBound, in: passage), mark.style == .item {
        let isBold = range.lowerBound == 0 && passage.boldPrefix > 0
        let head =
          isBold
          ? 0..<passage.boldPrefix
          : range.lowerBound..<(passage.clauseRanges(range).first?.upperBound ?? range.upperBound)
        openItem(
          mark.number, passage.words(head.prefix(Self.longestHeading), of: source),
          isStrong: isBold)
        marks[index, default: []].append(mark.numeral)
        opens = mark.number
      }
      sentences.append(
        Sentence(
          passage: index, range: range, place: place,
          text: passage.words(range, of: source), opensItem: opens))
    }
  }

  /// An item set in bold or as a heading stands above plain ones; among plain ones, a first item
  /// within another begins a list of its own.
  private mutating func openItem(_ number: Int, _ heading: String, isStrong: Bool) {
    if isStrong {
      items = []
    } else if let first = items.first {
      let continuesOuter = !first.isStrong && number == first.number + 1 && number != 1
      let continuesInner = items.count > 1 && number == items[1].number + 1
      items = continuesOuter && !continuesInner ? [] : [first]
    }
    items.append((number, heading, isStrong))
  }

  private var place: Place {
    let headings = items.isEmpty ? [partHeading] : items.map(\.heading)
    return Place(
      part: part, section: section, heading: headings.joined(separator: " / "),
      theme: theme(of: headings.first ?? ""))
  }

  /// Characters of a heading that are kept.
  private static let longestHeading = 120

  private func role(ofPart heading: String) -> Part {
    let parts = vocabulary.parts
    if parts.leadership.contains(where: heading.contains) { return .leadership }
    if parts.shortcomings.contains(where: heading.contains) { return .shortcomings }
    if parts.commitments.contains(where: heading.contains) { return .commitments }
    return .results
  }

  private func theme(of heading: String) -> String? {
    vocabulary.themes.first { $0.words.contains(where: heading.contains) }?.code
  }
}
