import IndicatorStore
import Indicators
import Representations

/// `/v1/checks`: the rules that the figures must keep, with their results.
enum CheckEndpoint {
  static let route = Route(
    "/v1/checks", "The rules that figures must keep, with their results", .list("Check"),
    parameters: [.result, .area, .period]
  ) { call in
    try call.list(
      try call.view.checks(call.parameters.checkQuery, catalogue: call.catalogue).map {
        CheckDocument($0, catalogue: call.catalogue)
      })
  }
}
