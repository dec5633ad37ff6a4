import Indicators

/// What is marked in the text of a report, by the offsets of its characters.
struct SourceMarks {
  /// A numeral of the text, as it is marked.
  struct Numeral {
    let number: Int
    let range: Range<Int>
    let `class`: Figure.Class
    /// The observation that it is the value of.
    let figure: FigureView?
  }

  /// A statement of the text.
  struct Said {
    let anchor: String
    let kind: Statement.Kind
    let name: String
    let range: Range<Int>
  }

  /// Both in the order of the text.
  let numerals: [Numeral]
  let said: [Said]
  let language: Language

  init(
    _ figures: [Figure], published: FigureSet, statements: [PublishedStatement], report: String
  ) {
    language = published.state.language
    let language = language
    var observations: [Int: PublishedObservation] = [:]
    for one in published.published.reversed() {
      for evidence in one.observation.evidence where evidence.report == report {
        observations[evidence.start] = one
      }
    }
    numerals = figures.map { figure in
      Numeral(
        number: figure.number, range: figure.evidence.start..<figure.evidence.end,
        class: figure.class,
        figure: observations[figure.evidence.start].map(published.view))
    }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
    said = statements.map { published in
      let statement = published.statement
      let settled = published.outcome.map { OutcomeView($0, language) }
        .flatMap { $0.isSettled ? " · \($0.stateName)" : nil }
      return Said(
        anchor: statement.anchor, kind: statement.kind,
        name: statement.kind.name[language] + (settled ?? ""),
        range: statement.evidence.start..<statement.evidence.end)
    }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

/// A paragraph or a heading of the report as runs of text that are marked alike. What is marked may overlap (a
/// figure within a commitment), so that it is cut where anything begins or ends: elements cannot overlap.
public struct SourceBlock: Sendable {
  /// Pieces within the same statements, in bold or not.
  public struct Run: Sendable {
    /// The statements' kinds, for their colours; nil outside statements.
    public let saidKinds: String?
    public let isBold: Bool
    /// What begins here.
    public let tags: [Tag]
    public fileprivate(set) var pieces: [Piece]
  }

  /// The mark at the beginning of a statement.
  public struct Tag: Sendable {
    public let anchor: String
    public let kind: String
    public let name: String
  }

  /// A figure, another numeral, or text.
  public struct Piece: Sendable {
    /// As written.
    public fileprivate(set) var words: String
    /// `f-12` where a numeral begins.
    public let spot: String?
    public let figure: FigureView?
    public let isUncatalogued: Bool
    public let isOther: Bool
    public let isNotAFigure: Bool
    public let isPlain: Bool
  }

  /// `p-3`.
  public let place: String
  public let isTitle: Bool
  public let isPart: Bool
  public let isItem: Bool
  public let isParagraph: Bool
  public let runs: [Run]

  init(_ block: MarkdownText.Block, number: Int, isTitle: Bool, marks: SourceMarks) {
    place = "p-\(number)"
    self.isTitle = isTitle
    isPart = block.isPart && !isTitle
    isItem = block.isHeading && !isPart && !isTitle
    isParagraph = !block.isHeading
    runs = Self.runs(of: block, marks)
  }

  /// What holds for one character.
  private struct Style: Equatable {
    var said: [Int] = []
    var numeral: Int?
    var isBold = false
  }

  private static func runs(of block: MarkdownText.Block, _ marks: SourceMarks) -> [Run] {
    guard let first = block.offsets.first, let last = block.offsets.last else { return [] }
    let said = marks.said.indices.filter { marks.said[$0].range.overlaps(first..<(last + 1)) }
    let numerals = marks.numerals.indices.filter {
      marks.numerals[$0].range.overlaps(first..<(last + 1))
    }
    var runs: [Run] = []
    var style: Style?
    var begun: Set<String> = []
    for (place, offset) in block.offsets.enumerated() {
      // Headings are bold as they are.
      let next = Style(
        said: said.filter { marks.said[$0].range.contains(offset) },
        numeral: numerals.first { marks.numerals[$0].range.contains(offset) },
        isBold: block.bold[place] && !block.isHeading)
      let character = String(block.scalars[place])
      if next == style, var run = runs.popLast() {
        run.pieces[run.pieces.count - 1].words += character
        runs.append(run)
        continue
      }
      let piece = piece(character, next.numeral.map { marks.numerals[$0] }, &begun)
      if next.said == style?.said, next.isBold == style?.isBold, var run = runs.popLast() {
        run.pieces.append(piece)
        runs.append(run)
      } else {
        let here = next.said.map { marks.said[$0] }
        runs.append(
          Run(
            saidKinds: here.isEmpty ? nil : here.map(\.kind.rawValue).joined(separator: " "),
            isBold: next.isBold,
            tags: here.filter { begun.insert($0.anchor).inserted }.map {
              Tag(anchor: $0.anchor, kind: $0.kind.rawValue, name: $0.name)
            }, pieces: [piece]))
      }
      style = next
    }
    return runs
  }

  private static func piece(
    _ text: String, _ numeral: SourceMarks.Numeral?, _ begun: inout Set<String>
  ) -> Piece {
    let anchor = numeral.map { "f-\($0.number)" }
    let isFirst = anchor.map { begun.insert($0).inserted } ?? false
    let isFigure = numeral?.figure != nil
    return Piece(
      words: text, spot: isFirst ? anchor : nil, figure: numeral?.figure,
      isUncatalogued: numeral?.class == .uncatalogued && !isFigure,
      isOther: numeral?.class == .catalogued && !isFigure,
      isNotAFigure: numeral?.class == .notAFigure && !isFigure, isPlain: numeral == nil)
  }
}
