import Foundation
import HTTPTypes
public import IndicatorStore
public import Indicators
public import Logging
public import MicroHTTP
public import Pages
public import Representations

/// The HTTP interface: from request to response, over a store and a catalogue.
///
/// ```swift
/// let service = IndicatorService(store: store, catalogue: catalogue, site: site, logger: logger)
/// let server = try Server(
///   port: 8080, cache: service.cache, reply: service.reply, refuse: service.refuse)
/// ```
public struct IndicatorService: Sendable {
  public static let version = "0.1.0"

  /// Is told how many observations of how many have been read for an export.
  public typealias ExportProgress = @Sendable (_ done: Int, _ total: Int) -> Void

  /// The paths of all routes, as documented: `/v1/indicators/{code}`.
  public static var paths: [String] { RouteTable.routes.map(\.path) }

  let store: IndicatorStore
  let catalogue: Catalogue
  let site: Site
  let logger: Logger
  private let metrics: Metrics
  let search: IndicatorSearch
  private let slots: StreamSlots
  let proxies: TrustedProxies
  let pages: PageLibrary?
  private let transportSecurity: String?
  let failedTokens: FailedTokens
  /// In whole seconds, as HTTP tells times.
  private let started = Date(
    timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))

  /// The answers that are kept until the next release.
  public let cache: ResponseCache

  /// - Parameters:
  ///   - cache: keeps answers until the next release; its generations are the numbers of releases.
  ///   - proxies: whose word about where a request came from is believed.
  ///   - pages: the templates; those in the program, read with the first page, where nil.
  ///   - hstsSeconds: for how long browsers are told to insist on TLS; nil says nothing of it.
  ///   - mostExports: how many answers may be streamed at once; 0 is no limit.
  ///   - mostFailedTokens: how many attempts with tokens may fail from one address in a minute; 0 is no limit.
  public init(
    store: IndicatorStore, catalogue: Catalogue, site: Site,
    cache: ResponseCache = ResponseCache(mostBytes: 16 << 20), mostExports: Int = 0,
    mostFailedTokens: Int = 10, hstsSeconds: Int? = nil, proxies: TrustedProxies = .none,
    pages: PageLibrary? = nil, logger: Logger
  ) {
    self.proxies = proxies
    self.pages = pages
    self.cache = cache
    transportSecurity = hstsSeconds.map { "max-age=\($0)" }
    slots = StreamSlots(most: mostExports)
    failedTokens = FailedTokens(most: mostFailedTokens)
    self.site = site
    self.store = store
    self.catalogue = catalogue
    self.logger = logger
    metrics = Metrics(routes: RouteTable.routes.map(\.path))
    search = IndicatorSearch(catalogue: catalogue)
  }

  /// The number of the newest release, 0 while there is none; nil if it cannot be told now.
  public var release: Int? {
    store.isCutOff ? nil : try? store.newestRelease
  }

  /// Answers a request.
  @Sendable public func reply(to request: Request) -> Reply {
    reply(to: request, progress: nil)
  }

  /// Answers a request in this process.
  public func respond(to request: Request) -> Response {
    reply(to: request).response
  }

  /// Answers a GET in this process.
  ///
  /// - Parameter progress: is told how many observations of how many have been read, while the body of an
  ///   export is.
  public func export(
    _ target: RequestTarget, progress: ExportProgress? = nil
  ) -> Response {
    reply(to: Request(target: target), progress: progress).response
  }

  private func reply(to request: Request, progress: ExportProgress?) -> Reply {
    let id = Self.requestID()
    let match = request.target.isAsterisk ? nil : RouteTable.match(request.target.segments)
    let account = Account(
      id: id, client: proxies.client(of: request), method: request.method,
      target: request.target.raw, route: match?.route.path, metrics: metrics, logger: logger)
    var response: Response
    do {
      switch try answer(request, match, progress, id) {
      case .stored(let stored, let isNotModified):
        account.follow(stored, isNotModified: isNotModified)
        return .stored(stored, isNotModified: isNotModified)
      case .made(let made):
        response = made
      }
    } catch {
      let problem = problem(of: error, id)
      response =
        errorPage(problem, request, match, id)
        ?? Self.response(to: problem, instance: request.target.raw)
    }
    complete(&response, id: id)
    account.follow(&response)
    return .made(response)
  }

  /// What is told of an error; the log is told the rest.
  private func problem(of error: any Error, _ id: String) -> Problem {
    if let problem = error as? Problem { return problem }
    LogEvent.failed(id: id, error: error).write(to: logger)
    if case .unavailable? = error as? StoreError { return .storeIsAway }
    return .internal
  }

  /// Answers what was wrong with a request before it could be read.
  @Sendable public func refuse(_ fault: RequestFault, _ head: Request.Head?) -> Response {
    let id = Self.requestID()
    let account = Account(
      id: id, client: head.map(proxies.client), method: head?.method ?? .get,
      target: head?.rawTarget ?? "", route: nil, metrics: metrics, logger: logger)
    var response = Self.response(
      to: .badRequest(fault.status, fault.detail), instance: head?.rawTarget ?? "")
    response.fields[.retryAfter] = fault.retryAfter.map { String($0) }
    complete(&response, id: id)
    account.follow(&response)
    return response
  }

  private func answer(
    _ request: Request, _ match: RouteTable.Match?, _ progress: ExportProgress?, _ id: String
  ) throws -> Reply {
    if request.method == .options, request.target.isAsterisk {
      return .made(Response(status: .noContent, fields: [.allow: Self.list(RouteTable.methods)]))
    }
    guard let match else {
      throw Problem.notFound(
        path: "/" + request.target.segments.joined(separator: "/"),
        suggestions: RouteTable.nearest(to: request.target.segments))
    }
    switch request.method {
    case .get, .head:
      return try read(request, match, progress, id)
    case .options:
      var fields: HTTPFields = [
        .allow: Self.list(match.route.methods),
        // Pages of other sites read, and have no tokens.
        .accessControlAllowMethods: Self.list(Route.readingMethods),
        .accessControlAllowHeaders: "*", .accessControlMaxAge: "86400",
      ]
      fields[.acceptPatch] = match.route.writes[.patch]?.mediaTypes.joined(separator: ", ")
      return .made(Response(status: .noContent, fields: fields))
    case let method where !Self.methods.contains(method):
      throw Problem.unknownMethod(method)
    case let method:
      guard let write = match.route.writes[method] else {
        throw Problem.methodNotAllowed(method, allowed: match.route.methods)
      }
      return .made(try self.write(request, match, write, id))
    }
  }

  private static func list(_ methods: [HTTPRequest.Method]) -> String {
    methods.map(\.rawValue).joined(separator: ", ")
  }

  /// The methods that RFC 9110 (9.3) and RFC 5789 define, and QUERY, which clients begin to try.
  static let methods: Set<HTTPRequest.Method> = {
    let methods: Set<HTTPRequest.Method> = [
      .get, .head, .post, .put, .patch, .delete, .options, .trace, .connect,
    ]
    return methods.union([HTTPRequest.Method("QUERY")].compactMap(\.self))
  }()

  /// Answers GET and HEAD. Begins anew if a release was made in between.
  private func read(
    _ request: Request, _ match: RouteTable.Match, _ progress: ExportProgress?, _ id: String
  ) throws -> Reply {
    if let scope = match.route.scope { _ = try authorize(request, scope, id) }
    switch match.route.handler {
    case .storeless(let handler):
      _ = try Parameters(
        request.target.query, of: match.route, catalogue: catalogue, search: search, reports: .none,
        release: 0)
      return .made(response(of: try handler(), to: request.target))
    case .reading(let handler):
      let (request, release) = try request.withoutMinimumRelease
      do {
        for _ in 0..<3 {
          do {
            let reply = try store.view(from: release) {
              try $0.check(minimum: release, isCutOff: store.isCutOff)
              return try read(request, match, handler, progress, id, in: $0)
            }
            return store.isCutOff ? reply.marked(.staleStore) : reply
          } catch is ReleasedMeanwhile {
            continue
          }
        }
        throw Problem.busy
      } catch let error as StoreError {
        guard let kept = try kept(request, match, from: release) else { throw error }
        LogEvent.failed(id: id, error: error).write(to: logger)
        return kept.marked(.keptAnswer)
      }
    }
  }

  /// Answers from one state of the store.
  private func read(
    _ request: Request, _ match: RouteTable.Match,
    _ handler: (Call) throws -> Answer, _ progress: ExportProgress?, _ id: String,
    in view: StoreView
  ) throws -> Reply {
    let route = match.route
    let parameters = try Parameters(
      request.target.query, of: route, catalogue: catalogue, search: search,
      reports: KnownReports(in: view),
      release: view.release?.number ?? 0)
    let call = Call(
      request: request, path: match.path, parameters: parameters,
      format: try format(of: request, match, parameters), catalogue: catalogue,
      view: try parameters.asOf.map(view.asOf) ?? view,
      store: store, site: site, version: Self.version, metrics: metrics, cache: cache,
      ownPages: pages, progress: progress)
    let coding = try coding(of: request)
    let key = key(request, call.format, call.language, coding)
    let release = view.release?.number ?? 0
    if let stored = cache.stored(for: key, generation: release) {
      let isNotModified = try request.fields.isAnsweredByNotModified(stored.fields)
      return .stored(stored, isNotModified: isNotModified)
    }
    var answer = try handler(call)
    answer.body = try slots.admit(answer.body)
    var response = try self.response(of: answer, to: call, coding)
    if answer.freshness != .never {
      let isKept = keep(response, key, release, id, match.route)
      response.fields[.cacheStatus] = (isKept ? CacheStatus.stored : .passed).rawValue
    }
    if try request.fields.isAnsweredByNotModified(response.fields) {
      // The body tells the length of the one that the client has; of the rest it says nothing new.
      response.status = .notModified
      response.fields = response.fields.ofUnchanged
    }
    return .made(response)
  }

  /// Keeps an answer for all, as it goes out from now on: also with the id of the request that it was made for,
  /// whose line of the log tells how.
  private func keep(
    _ response: Response, _ key: String, _ release: Int, _ id: String, _ route: Route
  ) -> Bool {
    var response = response
    response.fields[.cacheStatus] = CacheStatus.hit.rawValue
    complete(&response, id: id)
    let sent = metrics.sent(route: route.path)
    return cache.store(response, for: key, generation: release, sent: sent) != nil
  }

  /// By the path, by `format`, or by `Accept`, in this order.
  func format(
    of request: Request, _ match: RouteTable.Match, _ parameters: Parameters
  ) throws -> Format {
    let formats = match.route.formats
    if match.route.shape == .page, !MediaRange.accepts("text/html", request.fields[.accept]) {
      throw Problem.notAcceptable("text/html")
    }
    guard !formats.isEmpty else { return .json }
    if let format = match.suffix ?? parameters.format { return format }
    guard let format = Format.preferred(by: request.fields[.accept], among: formats) else {
      throw Problem.notAcceptable(formats)
    }
    return format
  }

  func coding(of request: Request) throws -> SentCoding {
    guard let coding = SentCoding.preferred(by: request.fields[.acceptEncoding]) else {
      throw Problem.noCoding
    }
    return coding
  }

  /// An answer as it is sent, but for whether the client has it already.
  private func response(
    of answer: Answer, to call: Call, _ coding: SentCoding
  ) throws -> Response {
    let coding = answer.isPacked ? .identity : coding
    var response = response(of: answer, to: call.request.target)
    if answer.freshness != .never { addValidators(&response, answer, call, coding) }
    if case .coded(let coding) = coding { try response.code(coding) }
    return response
  }

  private func response(of answer: Answer, to target: RequestTarget) -> Response {
    var answer = answer
    answer.addLink(target.canonical, "canonical")
    var response = Response(fields: answer.fields, body: answer.body)
    response.fields[.contentType] = answer.mediaType
    if answer.freshness == .never { response.fields[.cacheControl] = "no-store" }
    return response
  }

  private func addValidators(
    _ response: inout Response, _ answer: Answer, _ call: Call, _ coding: SentCoding
  ) {
    let tag = tag(
      of: call.request.target.canonical, mediaType: response.fields[.contentType] ?? "",
      call.language, coding: coding.name, release: call.view.release)
    response.fields[.eTag] = tag.text
    response.fields[.lastModified] = HTTPDate.text(modified(call.view))
    // The state after a release that is named stays what it was.
    response.fields[.cacheControl] =
      call.parameters.asOf == nil
      ? "public, max-age=60, stale-while-revalidate=600" : "public, max-age=31536000, immutable"
    if answer.freshness == .forever {
      response.fields[.cacheControl] = "public, max-age=31536000, immutable"
    }
    response.fields[.vary] = "Accept, Accept-Language, Accept-Encoding"
  }

  /// The tag of what an address answers after a release.
  func tag(
    of address: String, mediaType: String, _ language: Language, coding: String, release: Release?
  ) -> EntityTag {
    EntityTag([
      Self.version, catalogue.fingerprint, String(release?.number ?? 0),
      release.map { HTTPDate.text($0.madeAt) } ?? "", address, mediaType, language.rawValue,
      coding, site.address, site.licence, site.licenceAddress,
    ])
  }

  /// When answers changed last. What the catalogue says may have changed with the last start.
  func modified(_ view: StoreView) -> Date {
    max(view.release?.madeAt ?? started, started)
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
  private func complete(_ response: inout Response, id: String) {
    response.fields[.strictTransportSecurity] = transportSecurity
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
