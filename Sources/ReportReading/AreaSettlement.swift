import Indicators

/// Settles which of several areas of one name is meant.
struct AreaSettlement {
  let catalogue: Catalogue
  let outline: Outline
  let words: AreaWords
  let mention: AreaMention

  /// The one area that the words around speak for; nil if they leave it open.
  func code(title: [AreaMention], issuers: [AreaMention]) -> String? {
    var candidates = mention.codes
    for mentions in [title, issuers] {
      let others = mentions.filter { $0.range != mention.range || $0.codes != mention.codes }
      let named = others.filter(\.isSure).reduce(into: Set<String>()) { $0.formUnion($1.codes) }
      let own = candidates.intersection(named)
      if own.count == 1 { return own.first }
      if !own.isEmpty { candidates = own }
      if let code = below(named, &candidates) { return code }
    }
    let text = names(in: candidates.union(candidates.flatMap(catalogue.ancestors)))
    // 峄城 in the title, 峄城区 in the text. A full name in the title only repeats itself.
    let own = candidates.intersection(text.codes)
    if !mention.isFull, own.count == 1 { return own.first }
    if let code = below(text.codes, &candidates) { return code }
    guard !mention.isFull else { return nil }
    let governed = candidates.filter { code in
      catalogue.area(code)?.name.zh.unicodeScalars.last.map(text.levels.contains) ?? false
    }
    return governed.count == 1 ? governed.first : nil
  }

  /// The only candidate below an area that is named; else the candidates become those below one, if
  /// there are any. The area right above counts before those farther up.
  private func below(_ named: Set<String>, _ candidates: inout Set<String>) -> String? {
    let named = named.subtracting(candidates)
    for depth in 0..<Self.depths {
      let left = candidates.filter {
        catalogue.ancestors(of: $0).dropFirst(depth).first.map(named.contains) ?? false
      }
      if left.count == 1 { return left.first }
      if !left.isEmpty {
        candidates = left
        return nil
      }
    }
    return nil
  }

  /// Levels above a county.
  private static let depths = 2

  /// Which areas the text names in full, and the levels of the governments that it names without a
  /// name (区人民政府). One pass over the text.
  private func names(in codes: Set<String>) -> (codes: Set<String>, levels: Set<Unicode.Scalar>) {
    var byName: [String: Set<String>] = [:]
    for area in codes.compactMap(catalogue.area) {
      for name in [area.name.zh] + area.aliases { byName[name, default: []].insert(area.code) }
    }
    let lexicon = Lexicon(byName.map { ($0, $1) })
    let governments = [Unicode.Scalar]("人民政府".unicodeScalars)
    var found: Set<String> = []
    var levels: Set<Unicode.Scalar> = []
    for passage in outline.passages {
      for index in passage.range {
        if let (end, codes) = lexicon.longest(
          in: passage.scalars, at: index, limit: passage.range.upperBound),
          words.mayEnd(passage.scalars, before: end)
        {
          found.formUnion(codes)
        }
        if "区县旗".unicodeScalars.contains(passage.scalars[index]),
          passage.scalars.hasPrefix(governments, at: index + 1)
        {
          levels.insert(passage.scalars[index])
        }
      }
    }
    return (found, levels)
  }
}
