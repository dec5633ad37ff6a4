import IndicatorStore
import Foundation
import Indicators
import Representations

/// `/v1/indicators`: the catalogue, one indicator with its latest observations, and its series.
enum IndicatorEndpoints {
  static let routes = [
    Route(
      "/v1/indicators", "The catalogue of indicators", .list("Indicator"),
      parameters: [.theme, .q, .measure, .origin, .hasData]
    ) { call in
      let parameters = call.parameters
      let withData = try parameters.hasData.map { _ in try call.view.indicatorsWithData() } ?? []
      let indicators = call.catalogue.indicators.filter { indicator in
        (parameters.themes.isEmpty || parameters.themes.contains(indicator.theme))
          && (parameters.measures.isEmpty || parameters.measures.contains(indicator.measure))
          && (parameters.origins.isEmpty || parameters.origins.contains(indicator.origin))
          && parameters.hasData.map { withData.contains(indicator.code) == $0 } ?? true
          && parameters.words.allSatisfy { $0.indicators.contains(indicator.code) }
      }
      return try call.list(
        indicators.map { IndicatorDocument($0, catalogue: call.catalogue) })
    },
    Route(
      "/v1/indicators/{code}", "One indicator with its latest observation for each area",
      .one("Indicator"),
      parameters: [.area, .period, .asOf]
    ) { call in
      let indicator = try call.indicator()
      var query = call.parameters.observationQuery
      query.indicators = [indicator.code]
      return try .json(
        IndicatorDocument(
          indicator, catalogue: call.catalogue,
          observations: try call.view.latestObservations(query)))
    },
    Route(
      "/v1/indicators/{code}/observations", "The observations of one indicator",
      .list("Observation"),
      parameters: [.area, .period, .report, .kind, .origin, .qualifier, .q, .asOf, .limit, .cursor]
        + Parameter.observationView,
      formats: Format.ofLists
    ) { call in
      var query = call.parameters.observationQuery
      query.indicators = [try call.indicator().code]
      return try call.page(query)
    },
  ]
}

extension Call {
  /// The indicator that the path names.
  fileprivate func indicator() throws -> Indicator {
    guard let indicator = catalogue.indicator(path[0]) else {
      throw Problem.unknown("indicator", path[0], among: catalogue.indicators.map(\.code))
    }
    return indicator
  }
}
