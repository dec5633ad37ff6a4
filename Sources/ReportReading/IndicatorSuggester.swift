import Indicators

/// Makes catalogue entries for the figures of one report that no indicator claims.
struct IndicatorSuggester {
  /// A figure that a pattern can claim.
  private struct Place {
    var figure: Figure
    var reading: Figure.Reading
    var unit: String
    var context: FigureContext
    var theme: String?
  }

  private let catalogue: Catalogue
  private let found: [FigureReader.Found]
  private let figures: [Figure]
  /// Those with one unit and role: only they compete for a pattern.
  private let rivals: [Rank: [Place]]

  private struct Rank: Hashable {
    var unit: String
    var role: Figure.Role

    init(_ place: Place) {
      unit = place.unit
      role = place.reading.role
    }
  }

  /// - Parameter found: read with their contexts, and as many as `figures`.
  init(catalogue: Catalogue, found: [FigureReader.Found], figures: [Figure]) {
    self.catalogue = catalogue
    self.found = found
    self.figures = figures
    rivals = Dictionary(
      grouping: zip(found, figures).compactMap(Self.place), by: { Rank($0) })
  }

  var suggestions: [IndicatorSuggestion] {
    zip(found, figures).filter { $1.class == .uncatalogued }.map { found, figure in
      if let obstacle = obstacle(found, figure) {
        return IndicatorSuggestion(figure: figure, outcome: .none(obstacle))
      }
      guard let place = Self.place(found, figure), let pattern = pattern(for: place) else {
        return IndicatorSuggestion(
          figure: figure,
          outcome: .none("no words stand beside it that do not stand beside another figure too"))
      }
      return IndicatorSuggestion(
        figure: figure, outcome: .entry(entry(for: place, pattern)), knowsTheme: place.theme != nil)
    }
  }

  /// Why no new entry could claim a figure.
  private func obstacle(_ found: FigureReader.Found, _ figure: Figure) -> String? {
    if !figure.previousOf.isEmpty {
      return "it is the value of the year before of \(figure.previousOf.joined(separator: ", "))"
    }
    if case .contested(let claims) = found.claims {
      let codes = claims.map(\.indicator).joined(separator: " and ")
      return "\(codes) both claim it; words under `not` would tell them apart"
    }
    return figure.reading?.unit == nil ? "the text names no unit" : nil
  }

  private static func place(_ found: FigureReader.Found, _ figure: Figure) -> Place? {
    guard let reading = figure.reading, let unit = reading.unit, let context = found.context else {
      return nil
    }
    return Place(
      figure: figure, reading: reading, unit: unit, context: context,
      theme: found.sentence.place.theme)
  }

  /// The first pattern, from the most general to the most special, that claims this figure alone.
  private func pattern(for place: Place) -> ReadingPattern? {
    let rivals = rivals[Rank(place)] ?? []
    return PatternCandidates(place.context, role: place.reading.role).patterns.first { pattern in
      let claimed = rivals.lazy.filter {
        pattern.head(in: $0.context, role: $0.reading.role) != nil
      }
      return claimed.prefix(2).map(\.figure.number) == [place.figure.number]
    }
  }

  private func entry(for place: Place, _ pattern: ReadingPattern) -> Indicator {
    let measure = usualMeasure(of: place.unit)
    return Indicator(
      code: "todo-\(place.figure.evidence.report)-\(place.figure.number)",
      theme: place.theme ?? catalogue.themes.first?.code ?? "",
      name: BilingualText(zh: place.context.ownSubject, en: "TODO: name"),
      definition: BilingualText(zh: "TODO：定义", en: "TODO: definition"),
      unit: place.unit, measure: measure, origin: .reported,
      base: measure == .rate ? BilingualText(zh: "报告未说明", en: "not stated") : nil,
      patterns: [pattern])
  }

  /// What most indicators of a unit measure.
  private func usualMeasure(of unit: String) -> Indicator.Measure {
    let measures = catalogue.indicators.filter { $0.unit == unit }.map(\.measure)
    let most = Indicator.Measure.allCases.max { left, right in
      measures.count { $0 == left } < measures.count { $0 == right }
    }
    return measures.isEmpty ? .count : most ?? .count
  }
}
