import Indicators
import IndicatorStore
import Representations

/// `/openapi.json`: the description of the interface.
enum OpenAPIEndpoint {
  static let route = Route(
    "/openapi.json", "The description of this interface (OpenAPI 3.1)",
    .one("Description"), formats: []
  ) { call in
    try .json(
      OpenAPIDocument(
        routes: RouteTable.routes.filter { $0.shape != .page }, catalogue: call.catalogue,
        reports: try call.view.reportKeys().map(\.report),
        areas: try call.areasWithData().map(\.code), release: call.release, version: call.version
      ).node)
  }
}
