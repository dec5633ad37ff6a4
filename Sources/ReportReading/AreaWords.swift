import Indicators

/// What stands around the names of areas, by the catalogue's `area-words.yaml`.
struct AreaWords: Sendable {
  private let before: [[Unicode.Scalar]]
  private let notEndings: [[Unicode.Scalar]]
  private let after: [[Unicode.Scalar]]
  private let parts: [[Unicode.Scalar]]
  private let breaks: [[Unicode.Scalar]]
  let issuers: [[Unicode.Scalar]]
  let copies: [[Unicode.Scalar]]

  init(_ vocabulary: AreaVocabulary) {
    func words(_ list: [String]) -> [[Unicode.Scalar]] { list.map { Array($0.unicodeScalars) } }
    before = words(vocabulary.before)
    notEndings = words(vocabulary.notEndings)
    after = words(vocabulary.after)
    parts = words(vocabulary.parts)
    breaks = words(vocabulary.breaks)
    issuers = words(vocabulary.issuers)
    copies = words(vocabulary.copies)
  }

  /// Whether a name may begin at a place, and is not within another word.
  func mayBegin(_ line: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, line[index - 1].properties.isIdeographic else { return true }
    return before.contains { line.hasSuffix($0, before: index) }
  }

  /// Whether a full name may end before a place: 峄城区, but not in 峄城区域.
  func mayEnd(_ line: [Unicode.Scalar], before index: Int) -> Bool {
    !notEndings.contains { line.hasPrefix($0, at: index - 1) }
  }

  /// Whether what stands at a place says that a short name has ended there: 峄城2021年.
  func mayFollow(_ line: [Unicode.Scalar], at index: Int) -> Bool {
    isEnd(line, at: index) || partEnd(line, after: index) != nil
  }

  private func isEnd(_ line: [Unicode.Scalar], at index: Int) -> Bool {
    index >= line.count || !line[index].properties.isIdeographic
      || after.contains { line.hasPrefix($0, at: index) }
  }

  /// The end of the name of something smaller, of which what stands before a place is the beginning:
  /// 高新区 after 枣庄市.
  func partEnd(_ line: [Unicode.Scalar], after start: Int) -> Int? {
    for index in start..<min(line.count, start + Self.longestPart) {
      guard line[index].properties.isIdeographic,
        !breaks.contains(where: { line.hasPrefix($0, at: index) })
      else { return nil }
      for part in parts where index > start && line.hasPrefix(part, at: index) {
        let end = index + part.count
        if isEnd(line, at: end) { return end }
      }
    }
    return nil
  }

  /// The name of something that has no code, at the beginning of a line or after the year: 高新区.
  func part(in line: [Unicode.Scalar]) -> Range<Int>? {
    for start in line.indices.prefix(Self.longestPart * 2) where mayBegin(line, at: start) {
      if line[start].properties.isIdeographic, let end = partEnd(line, after: start) {
        return start..<end
      }
    }
    return nil
  }

  /// Characters of the name of such a thing.
  private static let longestPart = 16
}
