import Indicators

/// Which indicators a figure belongs to, by the catalogue's patterns.
struct Claims: Sendable {
  /// An indicator's claim on a figure.
  struct Claim: Sendable {
    var indicator: String
    var pattern: ReadingPattern
    var head: ReadingPattern.Head
  }

  /// What the patterns make of a figure.
  enum Outcome: Sendable {
    case none
    /// One indicator, or several that the text names in a row for one value.
    case claimed([Claim])
    /// Several indicators that cannot all be meant.
    case contested([Claim])

    /// The indicators that get the figure.
    var indicators: Set<String> {
      if case .claimed(let claims) = self { Set(claims.map(\.indicator)) } else { [] }
    }
  }

  private let patterns: [String: [(indicator: String, pattern: ReadingPattern)]]

  init(catalogue: Catalogue) {
    var patterns: [String: [(indicator: String, pattern: ReadingPattern)]] = [:]
    for indicator in catalogue.indicators {
      for pattern in indicator.patterns {
        patterns[pattern.unit ?? indicator.unit, default: []].append((indicator.code, pattern))
      }
    }
    self.patterns = patterns
  }

  /// - Parameter whole: indicators that cannot be meant, since the figure is a part of what they
  ///   counted before.
  func outcome(
    unit: String?, role: Figure.Role, context: FigureContext, except whole: Set<String> = []
  ) -> Outcome {
    guard let unit, let candidates = patterns[unit] else { return .none }
    var claims: [Claim] = []
    for (indicator, pattern) in candidates
    where !whole.contains(indicator) && !claims.contains(where: { $0.indicator == indicator }) {
      if let head = pattern.head(in: context, role: role) {
        claims.append(Claim(indicator: indicator, pattern: pattern, head: head))
      }
    }
    if claims.isEmpty { return .none }
    if !areNamedInARow(claims, context) {
      // 民生诉求 152 件、执法诉求 54 件: what is named beside the number comes before what its clause names.
      let beside = claims.filter { $0.pattern.isAbout(in: context.near) }
      if !beside.isEmpty { claims = beside }
    }
    return areNamedInARow(claims, context) ? .claimed(claims) : .contested(claims)
  }

  /// 办复率、满意率达到 100%: the words that the claims rest on stand side by side, joined by 、 or 和.
  private func areNamedInARow(_ claims: [Claim], _ context: FigureContext) -> Bool {
    let heads = claims.map(\.head).sorted { $0.range.lowerBound < $1.range.lowerBound }
    return zip(heads, heads.dropFirst()).allSatisfy { left, right in
      guard left.side == right.side, left.range.upperBound < right.range.lowerBound else {
        return false
      }
      var between = context.near[left.side][left.range.upperBound..<right.range.lowerBound]
      if between.first == "率" { between.removeFirst() }
      return ["、", "和", "及", "与", "以及"].contains { between.elementsEqual($0.unicodeScalars) }
    }
  }
}
