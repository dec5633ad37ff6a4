import IndicatorStore
import Indicators
import Representations

/// `/v1/observations`: all that the filters choose, and one with its evidence.
enum ObservationEndpoints {
  static let routes = [
    Route(
      "/v1/observations",
      parameters: Parameter.observationFilters + [.limit, .cursor]
    ) { call in
      try call.page(call.parameters.observationQuery)
    },
    Route("/v1/observations/{id}") { call in
      let id = call.path[0]
      guard let observation = try call.view.observation(id) else {
        throw Problem.unknown(
          "observation", id, among: try call.view.observationIDs(like: id))
      }
      return try .json(ObservationDocument(observation))
    },
  ]
}
