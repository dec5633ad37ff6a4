import Indicators

/// All routes. What is not here does not exist.
enum RouteTable {
  static let routes: [Route] =
    [ServiceDocumentEndpoint.route]
    + ThemeEndpoints.routes
    + AreaEndpoints.routes
    + IndicatorEndpoints.routes
    + ObservationEndpoints.routes
    + ReportEndpoints.routes
    + [StatementEndpoint.route, CheckEndpoint.route, ReleaseEndpoint.route]
    + ExportEndpoints.routes
    + HealthEndpoints.routes

  static func match(_ path: [String]) -> (route: Route, path: [String])? {
    for route in routes {
      if let variables = route.match(path) { return (route, variables) }
    }
    return nil
  }

  /// The routes that a path which leads nowhere may have meant.
  static func nearest(to path: [String]) -> [String] {
    Suggestions.nearest(
      to: "/" + path.joined(separator: "/"), among: routes.compactMap { $0.path(like: path) })
  }
}
