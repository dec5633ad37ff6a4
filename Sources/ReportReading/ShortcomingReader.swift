import Indicators

/// What a report admits to be lacking: the items of its part on shortcomings, each taken apart where
/// its clauses turn to another facet (staff, the carrying out of rules, awareness …).
struct ShortcomingReader: Sendable {
  private let facets: Lexicon<String>

  init(facets: [StatementVocabulary.Facet]) {
    self.facets = Lexicon(facets.flatMap { facet in facet.words.map { ($0, facet.code) } })
  }

  func drafts(of outline: Outline) -> [StatementReader.Draft] {
    var drafts: [StatementReader.Draft] = []
    var item: Item?
    for sentence in outline.sentences where sentence.place.part == .shortcomings {
      let passage = outline.passages[sentence.passage]
      guard passage.role == .paragraph else { continue }
      if sentence.opensItem != nil || item?.passage != sentence.passage {
        drafts += item?.drafts ?? []
        item = sentence.opensItem.map { _ in Item(passage: sentence.passage) }
      }
      for clause in passage.clauseRanges(sentence.range) {
        let mark = ListMark(at: clause.lowerBound, in: passage)
        let isHead = mark != nil && clause.lowerBound == sentence.range.lowerBound
        let start = isHead ? (mark?.end ?? clause.lowerBound) : clause.lowerBound
        item?.take(
          start..<clause.upperBound, facet: isHead ? nil : facet(of: clause, in: passage),
          sentence)
      }
    }
    return drafts + (item?.drafts ?? [])
  }

  /// The facet that the first telling word of a clause belongs to.
  private func facet(of clause: Range<Int>, in passage: Passage) -> String? {
    for index in clause {
      if let match = facets.longest(in: passage.scalars, at: index, limit: clause.upperBound) {
        return match.value
      }
    }
    return nil
  }

  /// An item under way. Clauses without a facet go with what stands before them.
  private struct Item {
    let passage: Int
    var drafts: [StatementReader.Draft] = []
    private var facet: String?

    init(passage: Int) {
      self.passage = passage
    }

    mutating func take(_ clause: Range<Int>, facet next: String?, _ sentence: Outline.Sentence) {
      let turns = next != nil && facet != nil && next != facet
      if let last = drafts.indices.last, !turns {
        drafts[last].range = drafts[last].range.lowerBound..<clause.upperBound
      } else {
        drafts.append(
          .init(
            kind: .shortcoming, passage: passage, range: clause, name: nil, sentence: sentence))
      }
      facet = next ?? facet
    }
  }
}
