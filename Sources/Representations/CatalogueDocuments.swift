public import Indicators

/// An indicator as clients see it, alone or with observations.
public struct IndicatorDocument: Encodable, Sendable {
  let code: String
  let theme: String
  let name: BilingualText
  let definition: BilingualText
  let source: BilingualText?
  let unit: String
  let unitName: BilingualText?
  let measure: Indicator.Measure
  let origin: Indicator.Origin
  let partOf: String?
  let base: BilingualText?
  let formula: String?
  let observations: [ObservationDocument]?

  public init(
    _ indicator: Indicator, catalogue: Catalogue, observations: [PublishedObservation]? = nil
  ) {
    code = indicator.code
    theme = indicator.theme
    name = indicator.name
    definition = indicator.definition
    source = indicator.source
    unit = indicator.unit
    unitName = catalogue.unit(indicator.unit)?.name
    measure = indicator.measure
    origin = indicator.origin
    partOf = indicator.partOf
    base = indicator.base
    formula = indicator.formula?.text
    self.observations = observations.map { $0.map { ObservationDocument($0) } }
  }
}

/// A theme as clients see it, alone or with its indicators.
public struct ThemeDocument: Encodable, Sendable {
  let code: String
  let order: Int
  let name: BilingualText
  let indicators: [IndicatorDocument]?

  public init(_ theme: Theme, indicators: [IndicatorDocument]? = nil) {
    code = theme.code
    order = theme.order
    name = theme.name
    self.indicators = indicators
  }
}

/// An area as clients see it.
public struct AreaDocument: Encodable, Sendable {
  let code: String
  let name: BilingualText
  let level: Area.Level
  let parent: String?
  let aliases: [String]
  /// The ids of its reports.
  let reports: [String]

  public init(_ area: Area, reports: [String]) {
    code = area.code
    name = area.name
    level = area.level
    parent = area.parent
    aliases = area.aliases
    self.reports = reports
  }
}
