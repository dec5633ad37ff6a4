import HTTPTypes
import Indicators
import MicroHTTP

/// A path and what answers it.
struct Route: Sendable {
  /// A handler: from the call to the answer, without side effects.
  typealias Handler = @Sendable (Call) throws -> Answer

  /// A segment of a path.
  enum Segment: Sendable, Hashable {
    case fixed(String)
    /// `{name}` stands for any one segment.
    case variable
  }

  /// As documented: `/v1/indicators/{code}`.
  let path: String
  let summary: String
  /// The parameters that it takes; any other is refused.
  let parameters: [Parameter]
  /// The values that `kind` takes here: those of observations, or of statements.
  let kinds: [String]
  let handler: Handler

  private let segments: [Segment]

  init(
    _ path: String, _ summary: String, parameters: [Parameter] = [],
    kinds: [String] = Observation.Kind.allCases.map(\.rawValue), handler: @escaping Handler
  ) {
    self.path = path
    self.summary = summary
    self.parameters = parameters
    self.kinds = kinds
    self.handler = handler
    segments = path.split(separator: "/").map {
      $0.hasPrefix("{") ? .variable : .fixed(String($0))
    }
  }

  /// Every route can be read, and nothing else yet.
  static let methods: [HTTPRequest.Method] = [.get, .head, .options]

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

  /// A path like a given one, with its variable segments filled in: what may have been meant.
  func path(like given: [String]) -> String {
    "/"
      + zip(segments.indices, segments).map { index, segment in
        switch segment {
        case .fixed(let text): text
        case .variable: index < given.count ? given[index] : "{code}"
        }
      }.joined(separator: "/")
  }
}
