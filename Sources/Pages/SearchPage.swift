public import Indicators

/// `/search`: what is found in the catalogue, in the sentences of figures, in statements and in a report's text.
public struct SearchPage: Sendable {
  /// An indicator that the catalogue tells it of.
  public struct Hit: Sendable {
    public let title: [MarkedText.Piece]
    public let definition: [MarkedText.Piece]
    public let indicatorCode: [MarkedText.Piece]
    public let href: String
    /// Of the year and area that are shown.
    public let value: FigureView?

    public init(
      _ indicator: Indicator, figure: FigureView?, words: MarkedText, state: PageState
    ) {
      title = words.pieces(of: indicator.name[state.language])
      definition = words.pieces(of: indicator.definition[state.language])
      indicatorCode = words.pieces(of: indicator.code)
      href = state.link("/indicators/\(indicator.code)")
      value = figure
    }
  }

  /// A sentence of a report, with the figures that it states.
  public struct Sentence: Sendable {
    public let quote: [MarkedText.Piece]
    public let section: String
    public let source: String
    public let href: String
    public let figures: [FigureView]
    public let hasFigures: Bool

    public init(
      _ text: String, section: String, source: String, href: String, figures: [FigureView],
      words: MarkedText
    ) {
      quote = words.pieces(of: text)
      self.section = section
      self.source = source
      self.href = href
      self.figures = figures
      hasFigures = !figures.isEmpty
    }
  }

  /// A commitment, a shortcoming, a document.
  public struct Said: Sendable {
    public let kind: String
    public let kindName: String
    public let quote: [MarkedText.Piece]
    public let source: String
    public let href: String

    public init(_ statement: Statement, source: String, words: MarkedText, state: PageState) {
      kind = statement.kind.rawValue
      kindName = statement.kind.name[state.language]
      quote = words.pieces(of: statement.text)
      self.source = source
      href = state.link("/source/\(statement.evidence.report)", at: statement.anchor)
    }
  }

  /// A kind of things that were found.
  public struct Count: Sendable {
    public let name: String
    public let count: Int
    public let href: String
  }

  /// Something to look for instead.
  public struct Suggestion: Sendable {
    public let name: String
    public let href: String

    public init(name: String, href: String) {
      self.name = name
      self.href = href
    }
  }

  /// What is looked for, as it was written; nil before anything is.
  public let asked: String?
  /// The language that it is in, as BCP 47 has it.
  public let askedLang: String
  public let hits: [Hit]
  public let hitCount: Int
  public let hasHits: Bool
  public let sentences: [Sentence]
  public let sentenceCount: Int
  public let hasSentences: Bool
  public let statements: [Said]
  public let statementCount: Int
  public let hasStatements: Bool
  public let passages: [Sentence]
  public let passageCount: Int
  public let hasPassages: Bool
  public let found: Int
  public let isEmpty: Bool
  public let counts: [Count]
  public let suggestions: [Suggestion]
  public let hasSuggestions: Bool
  public let themes: [Suggestion]
  public let sentence: SentenceView?
  /// The same lists from the interface.
  public let query: String

  /// Things of one kind, with how many there are beyond those that are shown.
  public struct Found<Element: Sendable>: Sendable {
    public let shown: [Element]
    public let total: Int

    public init(_ shown: [Element], total: Int) {
      self.shown = shown
      self.total = total
    }
  }

  public init(
    asked: String?, hits: Found<Hit>, sentences: Found<Sentence>, statements: Found<Said>,
    passages: Found<Sentence>, suggestions: [Suggestion], themes: [Suggestion],
    sentence: SentenceView?, state: PageState
  ) {
    self.asked = asked
    let isChinese = asked?.unicodeScalars.contains { $0.properties.isIdeographic } ?? false
    askedLang = (isChinese ? Language.zh : .en).tag
    self.hits = hits.shown
    hitCount = hits.total
    hasHits = hits.total > 0
    self.sentences = sentences.shown
    sentenceCount = sentences.total
    hasSentences = sentences.total > 0
    self.statements = statements.shown
    statementCount = statements.total
    hasStatements = statements.total > 0
    self.passages = passages.shown
    passageCount = passages.total
    hasPassages = passages.total > 0
    found = hits.total + sentences.total + statements.total + passages.total
    isEmpty = found == 0
    let zh = state.language == .zh
    counts = [
      (zh ? "指标" : "Indicators", hitCount, "indicators"),
      (zh ? "含数字的句子" : "Sentences with figures", sentenceCount, "sentences"),
      (zh ? "承诺、不足、文件等" : "Commitments, shortcomings, documents", statementCount, "statements"),
      (zh ? "报告其他文字" : "Other text", passageCount, "passages"),
    ].filter { $0.1 > 0 }.map { Count(name: $0.0, count: $0.1, href: "#\($0.2)") }
    self.suggestions = suggestions
    hasSuggestions = !suggestions.isEmpty
    self.themes = themes
    self.sentence = sentence
    query = asked.map { "q=\(PageState.encoded($0))" } ?? ""
  }
}

/// Marks words in texts.
public struct MarkedText: Sendable {
  /// A stretch of a text that is one of the words, or is not.
  public struct Piece: Sendable, Hashable {
    public let plain: String?
    public let hit: String?
  }

  private let words: [[String]]

  /// - Parameter words: in whatever case and characters.
  public init(_ words: [String]) {
    self.words = words.map { SearchText.folded($0).map(String.init) }.filter { !$0.isEmpty }
  }

  /// Whether a text has all of the words.
  public func isIn(_ text: String) -> Bool {
    let folded = SearchText.folded(text)
    return words.allSatisfy { folded.contains($0.joined()) }
  }

  public func pieces(of text: String) -> [Piece] {
    // Character by character, so that places in the folded text are places in the text.
    let characters = text.map(String.init)
    let folded = characters.map(SearchText.folded)
    var marked = [Bool](repeating: false, count: characters.count)
    for word in words where word.count <= folded.count {
      for start in 0...(folded.count - word.count)
      where folded[start..<(start + word.count)].elementsEqual(word) {
        for place in start..<(start + word.count) { marked[place] = true }
      }
    }
    var pieces: [Piece] = []
    var start = 0
    while start < characters.count {
      let end = marked[start...].firstIndex { $0 != marked[start] } ?? characters.count
      let words = characters[start..<end].joined()
      pieces.append(
        marked[start] ? Piece(plain: nil, hit: words) : Piece(plain: words, hit: nil))
      start = end
    }
    return pieces
  }
}
