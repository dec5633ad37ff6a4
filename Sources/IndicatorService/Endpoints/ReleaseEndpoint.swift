import IndicatorStore
import Indicators
import Representations

/// `/v1/releases`: what changed, when; the newest first.
enum ReleaseEndpoint {
  static let route = Route(
    "/v1/releases", "What was published, when", .list("Release"), parameters: [.since]
  ) { call in
    try call.list(
      try call.view.releases(since: call.parameters.since).map(ReleaseDocument.init))
  }
}
