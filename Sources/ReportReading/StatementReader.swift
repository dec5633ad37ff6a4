import Indicators

/// Finds what a report says in words, by its structure and its wording.
struct StatementReader: Sendable {
  /// A statement before it is numbered: words of one sentence, or of several that belong together.
  struct Draft: Sendable {
    var kind: Statement.Kind
    var passage: Int
    /// The folded characters from the first word to the last.
    var range: Range<Int>
    var name: Range<Int>?
    var sentence: Outline.Sentence
  }

  private let shortcomings: ShortcomingReader
  private let commitments: CommitmentReader
  private let named: NamedThingReader

  init(vocabulary: StatementVocabulary) {
    shortcomings = ShortcomingReader(facets: vocabulary.facets)
    commitments = CommitmentReader(vocabulary: vocabulary)
    named = NamedThingReader(vocabulary: vocabulary)
  }

  func statements(of outline: Outline, report: String) -> [Statement] {
    var drafts = shortcomings.drafts(of: outline) + commitments.drafts(of: outline)
    for sentence in outline.sentences
    where [.results, .leadership].contains(sentence.place.part)
      && outline.passages[sentence.passage].role == .paragraph
    {
      drafts += named.drafts(of: sentence, in: outline.passages[sentence.passage])
    }
    drafts.sort { ($0.passage, $0.range.lowerBound) < ($1.passage, $1.range.lowerBound) }

    var numbers: [Statement.Kind: Int] = [:]
    var named: Set<String> = []
    return drafts.compactMap { draft in
      let passage = outline.passages[draft.passage]
      // What is named again is the same thing.
      if let name = draft.name, !named.insert("\(draft.kind) \(passage.text(name))").inserted {
        return nil
      }
      numbers[draft.kind, default: 0] += 1
      return Statement(
        number: numbers[draft.kind] ?? 1, kind: draft.kind,
        text: passage.words(draft.range, of: outline.source),
        name: draft.name.map { passage.words($0, of: outline.source) },
        theme: draft.sentence.place.theme,
        evidence: outline.evidence(
          draft.range, of: draft.sentence, kind: draft.kind == .commitment ? .target : .result,
          report: report))
    }
  }
}
