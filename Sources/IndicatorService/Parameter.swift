/// A query parameter: its name and what it takes.
enum Parameter: String, Sendable, CaseIterable {
  case indicator, theme, area, period, report, kind, origin, qualifier, asOf, limit, cursor
  case q, measure, hasData, `class`, result, since, before, lang, style, bom
  case sort, fields, format
  // Of everything that is read: the release that a client has seen.
  case minRelease
  // Of pages: the figure whose sentence is open, the tab, the way to show the page.
  case i, tab, view
  // Of what is written.
  case state, dryRun, reason
  // Of oEmbed.
  case url, maxwidth, maxheight

  /// A list takes several values separated by commas, or the parameter several times.
  var isList: Bool {
    switch self {
    case .indicator, .theme, .area, .period, .report, .kind, .origin, .qualifier, .measure,
      .class, .result, .sort, .fields, .state:
      true
    case .asOf, .limit, .cursor, .q, .hasData, .since, .before, .lang, .style, .bom, .format,
      .i, .tab, .view, .url, .maxwidth, .maxheight, .dryRun, .reason, .minRelease:
      false
    }
  }

  /// What the address of a page carries on to the next.
  static let ofPages: [Parameter] = [.area, .period, .lang, .theme]

  /// The filters of observations.
  static let observationFilters: [Parameter] = [
    .indicator, .theme, .area, .period, .report, .kind, .origin, .qualifier, .q, .asOf,
  ]

  /// How a list of observations is told.
  static let observationView: [Parameter] = [.sort, .fields, .lang, .bom]
}
