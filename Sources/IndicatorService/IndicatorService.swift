import Foundation
import HTTPTypes
public import IndicatorStore
public import Indicators
public import Logging
public import MicroHTTP
import Representations

/// The HTTP interface: from request to response, over a store and a catalogue.
///
/// ```swift
/// let service = IndicatorService(store: store, catalogue: catalogue, logger: logger)
/// let server = try Server(port: 8080, respond: service.respond, refuse: service.refuse)
/// ```
public struct IndicatorService: Sendable {
  public static let version = "0.1.0"

  /// The paths of all routes, as documented: `/v1/indicators/{code}`.
  public static var paths: [String] { RouteTable.routes.map(\.path) }

  private let store: IndicatorStore
  private let catalogue: Catalogue
  private let logger: Logger

  public init(store: IndicatorStore, catalogue: Catalogue, logger: Logger) {
    self.store = store
    self.catalogue = catalogue
    self.logger = logger
  }

  /// Answers a request.
  @Sendable public func respond(to request: Request) -> Response {
    let start = ContinuousClock.now
    let id = Self.requestID()
    var response: Response
    do {
      response = try answer(request)
    } catch let problem as Problem {
      response = Self.response(to: problem, instance: request.target.raw)
    } catch {
      LogEvent.failed(id: id, error: error).write(to: logger)
      response = Self.response(to: .internal, instance: request.target.raw)
    }
    Self.complete(&response, id: id)
    LogEvent.answered(
      id: id, method: request.method, target: request.target.raw, status: response.status.code,
      duration: .now - start
    ).write(to: logger)
    return response
  }

  /// Answers what was wrong with a request before it could be read.
  @Sendable public func refuse(_ fault: RequestFault, _ head: Request.Head?) -> Response {
    let id = Self.requestID()
    var response = Self.response(
      to: .badRequest(fault.status, fault.detail), instance: head?.rawTarget ?? "")
    Self.complete(&response, id: id)
    LogEvent.answered(
      id: id, method: head?.method ?? .get, target: head?.rawTarget ?? "",
      status: response.status.code, duration: .zero
    ).write(to: logger)
    return response
  }

  private func answer(_ request: Request) throws -> Response {
    let allow = Route.methods.map(\.rawValue).joined(separator: ", ")
    if request.method == .options, request.target.isAsterisk {
      return Response(status: .noContent, fields: [.allow: allow])
    }
    guard let (route, path) = RouteTable.match(request.target.segments) else {
      throw Problem.notFound(
        path: request.target.raw, suggestions: RouteTable.nearest(to: request.target.segments))
    }
    switch request.method {
    case .get, .head:
      do {
        return try read(request, route, path)
      } catch is ReleasedMeanwhile {
        return try read(request, route, path)
      }
    case .options:
      return Response(
        status: .noContent,
        fields: [
          .allow: allow, .accessControlAllowMethods: allow, .accessControlAllowHeaders: "*",
          .accessControlMaxAge: "86400",
        ])
    default:
      throw Problem.methodNotAllowed(request.method, allowed: Route.methods)
    }
  }

  /// Answers GET and HEAD from one state of the store.
  private func read(_ request: Request, _ route: Route, _ path: [String]) throws -> Response {
    try store.view { view in
      let parameters = try Parameters(
        request.target.query, allowed: route.parameters, kinds: route.kinds,
        catalogue: catalogue, reports: try view.reportKeys().map(\.report))
      let call = Call(
        request: request, path: path, parameters: parameters, catalogue: catalogue, view: view,
        store: store, version: Self.version)
      let answer = try route.handler(call)
      var response = Response(fields: answer.fields, body: answer.body)
      response.fields[.contentType] = answer.mediaType
      response.fields.append(
        HTTPField(name: .link, value: "<\(request.target.canonical)>; rel=\"canonical\""))
      switch answer.freshness {
      case .never:
        response.fields[.cacheControl] = "no-store"
      case .release:
        validate(&response, call)
      }
      return response
    }
  }

  /// Puts validators on a response, and makes it a 304 if the client has it already.
  private func validate(_ response: inout Response, _ call: Call) {
    let modified = call.view.release?.madeAt ?? Date(timeIntervalSince1970: 0)
    let tag = EntityTag([
      Self.version, catalogue.fingerprint, String(call.release), HTTPDate.text(modified),
      call.request.target.canonical, response.fields[.contentType] ?? "",
      response.fields[.contentLanguage] ?? "",
    ])
    response.fields[.eTag] = tag.text
    response.fields[.lastModified] = HTTPDate.text(modified)
    response.fields[.cacheControl] = "public, max-age=60, stale-while-revalidate=600"
    response.fields[.vary] = "Accept, Accept-Language, Accept-Encoding"
    if call.request.fields.hasCurrent(tag, modified: modified) {
      response.status = .notModified
      response.fields[.contentType] = nil
    }
  }

  private static func response(to problem: Problem, instance: String) -> Response {
    var response = Response(status: problem.status, fields: problem.fields)
    response.fields[.contentType] = "application/problem+json; charset=utf-8"
    response.fields[.cacheControl] = "no-store"
    let document = ProblemDocument(problem, instance: instance)
    // Strings and numbers only: encoding cannot fail.
    response.body = .bytes((try? JSONRepresentation.encode(document)) ?? [])
    return response
  }

  /// What every answer carries.
  private static func complete(_ response: inout Response, id: String) {
    response.fields[.requestID] = id
    response.fields[.accessControlAllowOrigin] = "*"
    response.fields[.accessControlExposeHeaders] = "ETag, Link, X-Request-Id"
    response.fields[.xContentTypeOptions] = "nosniff"
  }

  private static func requestID() -> String {
    let text = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
