import HTTPTypes
import Indicators
import MicroHTTP
import Pages

/// A path and what answers it.
struct Route: Sendable {
  /// What makes the answer, without side effects.
  enum Handler: Sendable {
    /// From one state of the store.
    case reading(@Sendable (Call) throws -> Answer)
    /// Whatever the store does.
    case storeless(@Sendable () throws -> Answer)

    fileprivate var readsStore: Bool {
      if case .reading = self { true } else { false }
    }
  }

  /// A segment of a path.
  enum Segment: Sendable, Hashable {
    case fixed(String)
    /// `{name}` stands for any one segment.
    case variable
  }

  /// As documented: `/v1/indicators/{code}`.
  let path: String
  /// What it answers, in words and in shape.
  let summary: String
  let shape: Shape
  /// The parameters that it takes; any other is refused.
  let parameters: [Parameter]
  /// The values that `kind` takes here: those of observations, or of statements.
  let kinds: [String]
  /// The formats that it answers in, the first where the client does not mind; empty where there is
  /// nothing to choose.
  let formats: [Format]
  let handler: Handler
  /// What is done by other methods than GET.
  let writes: [HTTPRequest.Method: Write]
  /// What a token must allow to read it; nil where everybody may.
  let scope: AccessToken.Scope?
  /// The values that `theme` takes here, where these are no themes of the catalogue: of pages and
  /// pictures, the colours.
  let themes: [String]?

  private let segments: [Segment]

  init(
    _ path: String, _ summary: String, _ shape: Shape, parameters: [Parameter] = [],
    kinds: [String] = Observation.Kind.allCases.map(\.rawValue), formats: [Format] = [.json],
    scope: AccessToken.Scope? = nil, writes: [HTTPRequest.Method: Write] = [:],
    handler: @escaping @Sendable (Call) throws -> Answer
  ) {
    self.init(
      path, summary, shape, parameters: parameters, kinds: kinds, formats: formats,
      scope: scope, writes: writes, .reading(handler))
  }

  /// A page. Every one takes what addresses of pages carry on.
  static func page(
    _ path: String, _ summary: String, parameters: [Parameter] = [],
    handler: @escaping @Sendable (PageCall) throws -> Answer
  ) -> Route {
    Route(
      path, summary, .page, parameters: Parameter.ofPages + [.i] + parameters, kinds: [],
      formats: [], .reading { try handler(PageCall($0)) })
  }

  /// A route that takes no parameters and asks the store for nothing.
  init(
    _ path: String, _ summary: String, _ shape: Shape,
    storeless: @escaping @Sendable () throws -> Answer
  ) {
    self.init(
      path, summary, shape, parameters: [], kinds: [], formats: [], .storeless(storeless))
  }

  private init(
    _ path: String, _ summary: String, _ shape: Shape, parameters: [Parameter], kinds: [String],
    formats: [Format], scope: AccessToken.Scope? = nil,
    writes: [HTTPRequest.Method: Write] = [:], _ handler: Handler
  ) {
    self.scope = scope
    self.writes = writes
    self.path = path
    self.summary = summary
    self.shape = shape
    self.parameters =
      parameters + (formats.isEmpty ? [] : [.format])
      + (handler.readsStore && shape != .page ? [.minRelease] : [])
    self.kinds = kinds
    self.formats = formats
    self.handler = handler
    themes =
      shape == .page || formats.contains(.svg) ? PageState.Scheme.allCases.map(\.rawValue) : nil
    segments = path.split(separator: "/").map {
      $0.hasPrefix("{") ? .variable : .fixed(String($0))
    }
  }

  /// Every route can be read.
  static let readingMethods: [HTTPRequest.Method] = [.get, .head, .options]

  /// All that is possible here.
  var methods: [HTTPRequest.Method] {
    Self.readingMethods + [.put, .patch, .delete].filter { writes[$0] != nil }
  }

  /// The names of the variable segments.
  var variables: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
      String($0.dropFirst().dropLast())
    }
  }

  /// What the variable segments stand for in a path; nil if it is another route's.
  func match(_ path: [String]) -> [String]? {
    guard path.count == segments.count else { return nil }
    var variables: [String] = []
    for (segment, value) in zip(segments, path) {
      switch segment {
      case .fixed(value): continue
      case .fixed: return nil
      case .variable: variables.append(value)
      }
    }
    return variables
  }

  /// A path like a given one, with its variable segments filled in: what may have been meant. Nil if
  /// the given one has nothing to fill them with.
  func path(like given: [String]) -> String? {
    guard segments.count <= given.count || !segments.contains(.variable) else { return nil }
    return "/"
      + zip(segments.indices, segments).map { index, segment in
        switch segment {
        case .fixed(let text): text
        case .variable: given[index]
        }
      }.joined(separator: "/")
  }
}
