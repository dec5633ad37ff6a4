/// A query parameter: its name and what it takes.
enum Parameter: String, Sendable, CaseIterable {
  case indicator, theme, area, period, report, kind, origin, qualifier, asOf, limit, cursor
  case q, measure, hasData, `class`, result, since, lang, style, bom

  /// A list takes several values separated by commas, or the parameter several times.
  var isList: Bool {
    switch self {
    case .indicator, .theme, .area, .period, .report, .kind, .origin, .qualifier, .measure,
      .class, .result:
      true
    case .asOf, .limit, .cursor, .q, .hasData, .since, .lang, .style, .bom: false
    }
  }

  /// The filters of observations.
  static let observationFilters: [Parameter] = [
    .indicator, .theme, .area, .period, .report, .kind, .origin, .qualifier, .asOf,
  ]
}
