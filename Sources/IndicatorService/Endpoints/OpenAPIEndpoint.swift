import Indicators
import IndicatorStore
import Representations

/// `/openapi.json`: the description of the interface.
enum OpenAPIEndpoint {
  static let route = Route(
    "/openapi.json", "The description of this interface (OpenAPI 3.1)",
    .one("Description"), formats: []
  ) { call in
    try .json(try call.description.node)
  }
}

extension Call {
  /// The interface as it is described: all routes but pages.
  var description: OpenAPIDocument {
    get throws {
      OpenAPIDocument(
        routes: RouteTable.routes.filter { $0.shape != .page }, catalogue: catalogue,
        reports: try view.reportKeys().map(\.report),
        areas: try areasWithData().map(\.code), release: release, version: version)
    }
  }
}
