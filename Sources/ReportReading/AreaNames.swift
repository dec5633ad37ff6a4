import Indicators

/// The names of all areas, in full and without what says their level, to be looked up at the places of
/// a line.
struct AreaNames: Sendable {
  /// A name that stands at a place, and the areas that have it.
  struct Match {
    var end: Int
    /// 峄城区; not 峄城, which may be more than one.
    var isFull: Bool
    var codes: Set<String>
  }

  private let catalogue: Catalogue
  private var full: [String: [String]] = [:]
  private var short: [String: [String]] = [:]
  private var longest = 0

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    full.reserveCapacity(catalogue.areas.count)
    short.reserveCapacity(catalogue.areas.count)
    for area in catalogue.areas {
      for name in [area.name.zh] + area.aliases {
        full[name, default: []].append(area.code)
        longest = max(longest, name.unicodeScalars.count)
        if let stem = Self.stem(name) { short[stem, default: []].append(area.code) }
      }
    }
  }

  /// The names at a place of a line, the longest first.
  ///
  /// - Parameter above: Only areas below one of these; nil for all.
  func matches(in line: [Unicode.Scalar], at index: Int, below above: Set<String>?) -> [Match] {
    var matches: [Match] = []
    for end in stride(from: min(line.count, index + longest), to: index + 1, by: -1) {
      let word = String(line[index..<end])
      for (names, isFull) in [(full, true), (short, false)] {
        guard let found = names[word] else { continue }
        let codes = Set(found).filter { code in
          above.map { !$0.isDisjoint(with: catalogue.ancestors(of: code)) } ?? true
        }
        if !codes.isEmpty { matches.append(Match(end: end, isFull: isFull, codes: codes)) }
      }
    }
    return matches
  }

  /// 峄城 of 峄城区, 浦东 of 浦东新区. Nil for a name of two characters (沛县), and for that of an
  /// autonomous area, which has a short name of its own (积石山县).
  static func stem(_ name: String) -> String? {
    var stem = Substring(name).unicodeScalars
    guard let level = stem.popLast(), "省市区县旗盟州".unicodeScalars.contains(level),
      let kind = stem.last, kind != "治", kind != "政"
    else { return nil }
    if level == "区", stem.count > 2, "地林新矿特".unicodeScalars.contains(kind) { stem.removeLast() }
    return stem.count < 2 ? nil : String(stem)
  }
}
