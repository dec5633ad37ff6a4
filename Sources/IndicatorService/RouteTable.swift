import HTTPTypes
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
    + StatementEndpoints.routes
    + [CheckEndpoint.route, ReleaseEndpoint.route, AuditEndpoint.route]
    + ExportEndpoints.routes
    + [CubeEndpoint.route]
    + HealthEndpoints.routes
    + [MetricsEndpoint.route, OpenAPIEndpoint.route]
    + SourcePageEndpoint.routes + SearchPageEndpoint.routes
    + DocsPageEndpoint.routes + [ProblemPageEndpoint.route]
    + [ChartEndpoint.route, OEmbedEndpoint.route]
    + ThemePageEndpoints.routes + IndicatorPageEndpoints.routes
    + [ComparePageEndpoint.route, EmbedEndpoint.route]
    + [HomePageEndpoint.route, AssetEndpoint.route]

  /// All that is possible anywhere.
  static let methods = Route.readingMethods + [.put, .patch, .delete]

  /// What a path leads to.
  struct Match {
    var route: Route
    /// What the variable segments stand for.
    var path: [String]
    /// The format that the path ends with: `/v1/observations.csv`.
    var suffix: Format?
  }

  static func match(_ path: [String]) -> Match? {
    for route in routes {
      if let (stripped, suffix) = split(path), route.formats.contains(suffix),
        let variables = route.match(stripped)
      {
        return Match(route: route, path: variables, suffix: suffix)
      }
      if let variables = route.match(path) { return Match(route: route, path: variables) }
    }
    return nil
  }

  /// A path without the format that it ends with; nil if it ends with none. No code and no id ends so.
  private static func split(_ path: [String]) -> (path: [String], suffix: Format)? {
    guard let last = path.last, let dot = last.lastIndex(of: "."), dot != last.startIndex,
      let suffix = Format(rawValue: String(last[last.index(after: dot)...]))
    else { return nil }
    return (path.dropLast() + [String(last[..<dot])], suffix)
  }

  /// The routes that a path which leads nowhere may have meant.
  static func nearest(to path: [String]) -> [String] {
    Suggestions.nearest(
      to: "/" + path.joined(separator: "/"), among: routes.compactMap { $0.path(like: path) })
  }
}
