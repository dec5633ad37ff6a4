import IndicatorStore
import Indicators
import Representations

/// `/v1/themes` and one theme with its indicators and their latest observations.
enum ThemeEndpoints {
  static let routes = [
    Route("/v1/themes", "The themes", .list("Theme")) { call in
      try call.list(call.catalogue.themes.map { ThemeDocument($0) })
    },
    Route(
      "/v1/themes/{code}", "One theme with its indicators and their latest observations",
      .one("Theme"),
      parameters: [.area, .period]
    ) { call in
      guard let theme = call.catalogue.theme(call.path[0]) else {
        throw Problem.unknown("theme", call.path[0], among: call.catalogue.themes.map(\.code))
      }
      var query = call.parameters.observationQuery
      query.themes = [theme.code]
      let observations = Dictionary(
        grouping: try call.view.latestObservations(query), by: \.observation.indicator)
      let indicators = call.catalogue.indicators.filter { $0.theme == theme.code }.map {
        IndicatorDocument(
          $0, catalogue: call.catalogue, observations: observations[$0.code] ?? [])
      }
      return try .json(ThemeDocument(theme, indicators: indicators))
    },
  ]
}
