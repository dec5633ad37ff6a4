import Indicators

/// Finds the area that a report is about.
///
/// The title names it, else the line of who wrote or published it. Where that may be several areas,
/// the area above settles it: as it stands in the title, then in the lines of the issuer, then
/// anywhere in the text. Nothing is guessed.
struct AreaFinder: Sendable {
  private let catalogue: Catalogue
  private let names: AreaNames
  private let words: AreaWords

  init(catalogue: Catalogue) {
    self.catalogue = catalogue
    names = AreaNames(catalogue)
    words = AreaWords(catalogue.areaWords)
  }

  /// The area of a report.
  ///
  /// - Throws: ``ReadingError`` that names the candidates if there are several.
  func area(of front: FrontMatter, in outline: Outline) throws(ReadingError) -> String {
    let title = front.titlePassage.map { line($0, of: outline) }
    let issuers = issuers(front, outline)
    let lines = (title.map { [$0] } ?? []) + issuers
    guard let line = lines.first(where: { !$0.mentions.isEmpty }), let mention = best(in: line)
    else {
      if let title, let part = words.part(in: title.scalars) {
        throw .noCode(name: title.text(part), line: outline.line(of: title.passage))
      }
      throw .noArea(line: front.lines)
    }
    if let end = mention.partEnd {
      throw .noCode(
        name: line.text(mention.range.lowerBound..<end), line: outline.line(of: line.passage))
    }
    if mention.isSure, let code = mention.codes.first, mention.codes.count == 1 { return code }
    let settlement = AreaSettlement(
      catalogue: catalogue, outline: outline, words: words, mention: mention)
    if !mention.isStray,
      let code = settlement.code(title: title?.mentions ?? [], issuers: issuers.flatMap(\.mentions))
    {
      return code
    }
    throw .ambiguousArea(
      name: line.text(mention.range),
      candidates: mention.codes.sorted().map { "\($0) \(catalogue.fullName(of: $0))" },
      line: outline.line(of: line.passage))
  }

  /// A passage as a line, or what of it follows a place.
  private func line(_ passage: Int, from start: Int = 0, of outline: Outline) -> AreaLine {
    let offsets = outline.passages[passage].offsets
    let places = (start..<offsets.count).prefix(AreaLine.longest).dropFirst()
    return AreaLine(
      outline.passages[passage].scalars[start...],
      gaps: Set(places.filter { offsets[$0] != offsets[$0 - 1] + 1 }.map { $0 - start }),
      passage: passage, names: names, words: words)
  }

  /// Sure ones before others, then the lowest level, then the longest. Two that are equally good and
  /// not the same are one mention of either.
  private func best(in line: AreaLine) -> AreaMention? {
    func rank(_ mention: AreaMention) -> (Int, Int, Int) {
      let depth = mention.codes.map { catalogue.ancestors(of: $0).count }.max() ?? 0
      return (mention.isSure || mention.isStray ? 1 : 0, depth, mention.range.count)
    }
    guard var best = line.mentions.max(by: { rank($0) < rank($1) }) else { return nil }
    for other in line.mentions where rank(other).0 == rank(best).0 && rank(other).1 == rank(best).1
    {
      let shared = best.codes.intersection(other.codes)
      best.codes = shared.isEmpty ? best.codes.union(other.codes) : shared
    }
    return best
  }

  /// The line above the title, what is said of the publisher, and the lines under the report.
  private func issuers(_ front: FrontMatter, _ outline: Outline) -> [AreaLine] {
    var lines = front.issuerPassage.map { [line($0, of: outline)] } ?? []
    let passages = outline.passages
    for index in passages.indices.prefix(FrontMatter.reach)
    where passages[index].scalars.count <= AreaLine.longest {
      for word in words.issuers {
        guard let range = passages[index].scalars.firstRange(of: word, in: passages[index].range)
        else { continue }
        lines.append(line(index, from: range.upperBound, of: outline))
      }
    }
    for index in passages.indices.suffix(Self.closingLines).reversed()
    where passages[index].role == .paragraph && passages[index].scalars.last != "。"
      && passages[index].scalars.count <= Self.longestSignature
      && !words.copies.contains(where: { passages[index].scalars.hasPrefix($0, at: 0) })
    {
      lines.append(line(index, of: outline))
    }
    return lines
  }

  /// Passages at the end of a report among which its signature may be, and the characters of one.
  private static let closingLines = 6
  private static let longestSignature = 40
}

extension Outline {
  /// The line of the report, from 1, on which a passage begins.
  func line(of passage: Int) -> Int {
    source.line(of: passages[passage].offsets.first ?? 0)
  }
}
