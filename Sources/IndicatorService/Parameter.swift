/// A query parameter: its name and what it takes.
enum Parameter: String, Sendable, CaseIterable {
  case indicator, theme, area, period, report, kind, origin, qualifier, limit, cursor
  case q, measure, hasData, `class`, result, since, lang

  /// A list takes several values separated by commas, or the parameter several times.
  var isList: Bool {
    switch self {
    case .indicator, .theme, .area, .period, .report, .kind, .origin, .qualifier, .measure,
      .class, .result:
      true
    case .limit, .cursor, .q, .hasData, .since, .lang: false
    }
  }

  /// The filters of observations.
  static let observationFilters: [Parameter] = [
    .indicator, .theme, .area, .period, .report, .kind, .origin, .qualifier,
  ]
}
