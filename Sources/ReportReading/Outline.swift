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
    /// The headings as they are compared.
    var folded: [Unicode.Scalar]
    /// The theme of the work area, if the headings tell it.
    var theme: String?
  }

  let source: SourceText
  let passages: [Passage]
  private(set) var sentences: [Sentence] = []
  /// Numerals that number a part or an item, by passage.
  private(set) var marks: [Int: [Range<Int>]] = [:]
  /// The headings and paragraphs before the first part.
  private(set) var opening: [Int] = []

  private let vocabulary: StatementVocabulary
  private var part: Part = .preamble
  private var section = "标题"
  private var partHeading = Heading()
  private var items: [Item] = []
  /// The style of the marks that number the parts: a report without 一、 numbers them otherwise.
  private let partStyle: ListMark.Style

  private struct Heading {
    var text = ""
    var folded: [Unicode.Scalar] = []
  }

  private struct Item {
    var number: Int
    var heading: Heading
    /// Set in bold or as a heading.
    var isStrong: Bool
  }

  init(source: SourceText, catalogue: Catalogue) {
    self.source = source
    vocabulary = catalogue.statements
    passages = Passage.passages(
      of: source, furniture: Lexicon(words: catalogue.reading.furniture))
    let styles = passages.filter { $0.role == .heading }.map { ListMark(at: 0, in: $0)?.style }
    partStyle = styles.contains(.part) ? .part : .point
    for index in passages.indices {
      switch passages[index].role {
      case .heading: takeHeading(index)
      case .paragraph: takeParagraph(index)
      case .furniture: takeFurniture(index)
      }
    }
  }

  private mutating func takeHeading(_ index: Int) {
    let passage = passages[index]
    let heading = heading(passage.range, of: passage)
    let mark = ListMark(at: 0, in: passage)
    if let mark, mark.style == partStyle {
      section = passage.text(mark.numeral)
      partHeading = heading
      items = []
      part = role(ofPart: heading.folded)
    } else if part == .preamble {
      partHeading = heading
    } else {
      items = [Item(number: mark?.number ?? 0, heading: heading, isStrong: true)]
    }
    if let mark { marks[index, default: []].append(mark.numeral) }
    if part == .preamble { opening.append(index) }
    for range in passage.sentenceRanges() { add(index, range) }
  }

  private mutating func takeParagraph(_ index: Int) {
    let passage = passages[index]
    if part == .preamble { opening.append(index) }
    for range in passage.sentenceRanges() {
      var opens: Int?
      if let mark = ListMark(at: range.lowerBound, in: passage), mark.style != .part {
        let isBold = range.lowerBound == 0 && passage.boldPrefix > 0
        let head =
          isBold
          ? 0..<passage.boldPrefix
          : range.lowerBound..<(passage.clauseRanges(range).first?.upperBound ?? range.upperBound)
        openItem(mark.number, heading(head, of: passage), isStrong: isBold)
        marks[index, default: []].append(mark.numeral)
        opens = mark.number
      }
      add(index, range, opensItem: opens)
    }
  }

  private mutating func takeFurniture(_ index: Int) {
    add(index, passages[index].range)
  }

  private mutating func add(_ passage: Int, _ range: Range<Int>, opensItem: Int? = nil) {
    sentences.append(
      Sentence(
        passage: passage, range: range, place: place,
        text: passages[passage].words(range.prefix(Passage.longestSentence), of: source),
        opensItem: opensItem))
  }

  private func heading(_ range: Range<Int>, of passage: Passage) -> Heading {
    let range = range.prefix(Self.longestHeading)
    return Heading(
      text: passage.words(range, of: source), folded: Array(passage.scalars[range]))
  }

  /// An item set in bold or as a heading stands above plain ones; among plain ones, a first item
  /// within another begins a list of its own.
  private mutating func openItem(_ number: Int, _ heading: Heading, isStrong: Bool) {
    if isStrong {
      items = []
    } else if let first = items.first {
      let continuesOuter = !first.isStrong && number == first.number + 1 && number != 1
      let continuesInner = items.count > 1 && number == items[1].number + 1
      items = continuesOuter && !continuesInner ? [] : [first]
    }
    items.append(Item(number: number, heading: heading, isStrong: isStrong))
  }

  private var place: Place {
    let headings = items.isEmpty ? [partHeading] : items.map(\.heading)
    return Place(
      part: part, section: section, heading: headings.map(\.text).joined(separator: " / "),
      folded: Array(headings.map(\.folded).joined(separator: ["/"])),
      theme: theme(of: headings.first?.folded ?? []))
  }

  /// Characters of a heading that are kept.
  private static let longestHeading = 120

  private func role(ofPart heading: [Unicode.Scalar]) -> Part {
    let heading = String(heading)
    let parts = vocabulary.parts
    if parts.leadership.contains(where: heading.contains) { return .leadership }
    if parts.shortcomings.contains(where: heading.contains) { return .shortcomings }
    if parts.commitments.contains(where: heading.contains) { return .commitments }
    return .results
  }

  private func theme(of heading: [Unicode.Scalar]) -> String? {
    let heading = String(heading)
    return vocabulary.themes.first { $0.words.contains(where: heading.contains) }?.code
  }
}
