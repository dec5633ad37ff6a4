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
  private let metrics = Metrics()
  private let search: IndicatorSearch
  /// In whole seconds, as HTTP tells times.
  private let started = Date(
    timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))

  public init(store: IndicatorStore, catalogue: Catalogue, logger: Logger) {
    self.store = store
    self.catalogue = catalogue
    self.logger = logger
    search = IndicatorSearch(catalogue: catalogue)
  }

  /// Answers a request.
  @Sendable public func respond(to request: Request) -> Response {
    let start = ContinuousClock.now
    metrics.begin()
    let id = Self.requestID()
    let match = RouteTable.match(request.target.segments)
    var response: Response
    do {
      response = try answer(request, match)
    } catch let problem as Problem {
      response = Self.response(to: problem, instance: request.target.raw)
    } catch {
      LogEvent.failed(id: id, error: error).write(to: logger)
      response = Self.response(to: .internal, instance: request.target.raw)
    }
    Self.complete(&response, id: id)
    let sends = request.method != .head && response.status != .notModified
    let bytes = sends ? count(&response) : 0
    let duration = ContinuousClock.now - start
    metrics.end(
      route: match?.route.path, method: request.method, status: response.status.code,
      duration: duration)
    LogEvent.answered(
      id: id, method: request.method, target: request.target.raw, route: match?.route.path,
      status: response.status.code, bytes: bytes, duration: duration
    ).write(to: logger)
    return response
  }

  /// Sees to it that the bytes of the body are counted as they are sent.
  ///
  /// - Returns: how many there are; nil if they are made on the way.
  private func count(_ response: inout Response) -> Int? {
    switch response.body {
    case .bytes(let bytes):
      metrics.send(bytes: bytes.count)
      return bytes.count
    case .stream(let stream):
      let metrics = metrics
      response.body = .stream(stream.telling { metrics.send(bytes: $0) })
      return nil
    }
  }

  /// Answers what was wrong with a request before it could be read.
  @Sendable public func refuse(_ fault: RequestFault, _ head: Request.Head?) -> Response {
    metrics.begin()
    let id = Self.requestID()
    var response = Self.response(
      to: .badRequest(fault.status, fault.detail), instance: head?.rawTarget ?? "")
    Self.complete(&response, id: id)
    let method = head?.method ?? .get
    let bytes = count(&response)
    metrics.end(route: nil, method: method, status: response.status.code, duration: .zero)
    LogEvent.answered(
      id: id, method: method, target: head?.rawTarget ?? "", route: nil,
      status: response.status.code, bytes: bytes, duration: .zero
    ).write(to: logger)
    return response
  }

  private func answer(_ request: Request, _ match: RouteTable.Match?) throws -> Response {
    let allow = Route.methods.map(\.rawValue).joined(separator: ", ")
    if request.method == .options, request.target.isAsterisk {
      return Response(status: .noContent, fields: [.allow: allow])
    }
    guard let match else {
      throw Problem.notFound(
        path: "/" + request.target.segments.joined(separator: "/"),
        suggestions: RouteTable.nearest(to: request.target.segments))
    }
    switch request.method {
    case .get, .head:
      return try read(request, match)
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

  /// Answers GET and HEAD. Begins anew if a release was made in between.
  private func read(_ request: Request, _ match: RouteTable.Match) throws -> Response {
    switch match.route.handler {
    case .storeless(let handler):
      _ = try Parameters(
        request.target.query, of: match.route, catalogue: catalogue, search: search, reports: [],
        release: 0)
      return response(of: try handler(), to: request.target)
    case .reading(let handler):
      for _ in 0..<3 {
        do {
          return try store.view { try read(request, match, handler, in: $0) }
        } catch is ReleasedMeanwhile {
          continue
        }
      }
      throw Problem.busy
    }
  }

  /// Answers from one state of the store.
  private func read(
    _ request: Request, _ match: RouteTable.Match,
    _ handler: (Call) throws -> Answer, in view: StoreView
  ) throws -> Response {
    let route = match.route
    let parameters = try Parameters(
      request.target.query, of: route, catalogue: catalogue, search: search,
      reports: try view.reportKeys().map(\.report),
      release: view.release?.number ?? 0)
    let call = Call(
      request: request, path: match.path, parameters: parameters,
      format: try format(of: request, match, parameters), catalogue: catalogue,
      view: try parameters.asOf.map(view.asOf) ?? view,
      store: store, version: Self.version, metrics: metrics)
    let answer = try handler(call)
    var response = response(of: answer, to: request.target)
    if answer.freshness == .release { validate(&response, call) }
    return response
  }

  /// By the path, by `format`, or by `Accept`, in this order.
  private func format(
    of request: Request, _ match: RouteTable.Match, _ parameters: Parameters
  ) throws -> Format {
    let formats = match.route.formats
    guard !formats.isEmpty else { return .json }
    if let format = match.suffix ?? parameters.format { return format }
    guard let format = Format.preferred(by: request.fields[.accept], among: formats) else {
      throw Problem.notAcceptable(formats)
    }
    return format
  }

  private func response(of answer: Answer, to target: RequestTarget) -> Response {
    var response = Response(fields: answer.fields, body: answer.body)
    response.fields[.contentType] = answer.mediaType
    if answer.freshness == .never { response.fields[.cacheControl] = "no-store" }
    addCanonicalLink(&response, target)
    return response
  }

  /// An address too long to be repeated in a field goes without.
  private func addCanonicalLink(_ response: inout Response, _ target: RequestTarget) {
    let canonical = target.canonical
    guard canonical.utf8.count <= Self.longestLink else { return }
    response.fields.append(HTTPField(name: .link, value: "<\(canonical)>; rel=\"canonical\""))
  }

  /// Bytes of an address in `Link`; the library keeps the head of an answer in little memory.
  private static let longestLink = 2000

  /// Puts validators on a response, and makes it a 304 if the client has it already.
  private func validate(_ response: inout Response, _ call: Call) {
    // What the catalogue says may have changed with the last start.
    let modified = max(call.view.release?.madeAt ?? started, started)
    let tag = EntityTag([
      Self.version, catalogue.fingerprint, String(call.release),
      call.view.release.map { HTTPDate.text($0.madeAt) } ?? "",
      call.request.target.canonical, response.fields[.contentType] ?? "",
      response.fields[.contentLanguage] ?? "",
    ])
    response.fields[.eTag] = tag.text
    response.fields[.lastModified] = HTTPDate.text(modified)
    // The state after a release that is named stays what it was.
    response.fields[.cacheControl] =
      call.parameters.asOf == nil
      ? "public, max-age=60, stale-while-revalidate=600" : "public, max-age=31536000, immutable"
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
