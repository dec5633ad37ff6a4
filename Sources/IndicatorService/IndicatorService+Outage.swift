import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations

/// What is answered while the store, or the database that is written to, cannot be reached.
extension IndicatorService {
  /// The answer that was kept for the same request; nil if there is none, or it is of an earlier release than the client
  /// asks for.
  func kept(
    _ request: Request, _ match: RouteTable.Match, from release: Int
  ) throws -> Reply? {
    let parameters = try Parameters(
      request.target.query, of: match.route, catalogue: catalogue, search: search, reports: .any,
      release: Parameters.releaseNumbers.upperBound)
    let key = key(
      request, try format(of: request, match, parameters), parameters.language(for: request),
      try coding(of: request))
    guard let stored = cache.newest(for: key), stored.generation >= release else { return nil }
    return .stored(
      stored, isNotModified: try request.fields.isAnsweredByNotModified(stored.fields))
  }

  /// What an answer is kept under.
  func key(
    _ request: Request, _ format: Format, _ language: Language, _ coding: SentCoding
  ) -> String {
    [request.target.canonical, "\(format)", language.rawValue, coding.name].joined(separator: "\n")
  }
}

/// Why an answer may be behind what has been published (RFC 9111, 5.5; RFC 9211).
enum StaleReason {
  /// The database that is written to cannot be asked, and another one was.
  case staleStore
  /// No database can be asked.
  case keptAnswer

  fileprivate var warning: String {
    switch self {
    case .staleStore: "110 gongshi \"Response is Stale\""
    case .keptAnswer: "111 gongshi \"Revalidation Failed\""
    }
  }

  fileprivate var detail: String {
    switch self {
    case .staleStore: "; detail=primary-unreachable"
    case .keptAnswer: "; detail=store-unreachable"
    }
  }
}

extension Reply {
  /// The same, saying that it may be stale.
  func marked(_ reason: StaleReason) -> Reply {
    var response = response
    response.fields[.warning] = reason.warning
    response.fields[.cacheStatus] = response.fields[.cacheStatus].map { $0 + reason.detail }
    return .made(response)
  }
}

extension Request {
  /// What `minRelease` asks for, and the request without it: whatever state it is, the answer is the same.
  ///
  /// One that is no number stays, to be refused with the other parameters.
  var withoutMinimumRelease: (request: Request, release: Int) {
    get throws {
      let name = Parameter.minRelease.rawValue
      let values = target.query.filter { $0.name == name }
      guard values.count == 1, let number = values[0].value.flatMap(Int.init),
        number >= 1, Parameters.releaseNumbers.contains(number)
      else { return (self, 0) }
      var request = self
      request.target = try target.removingQueryItems(named: name)
      return (request, number)
    }
  }
}

extension StoreView {
  /// Holds the state against the one that a client has seen.
  func check(minimum: Int, isCutOff: Bool) throws {
    let newest = release?.number ?? 0
    guard newest < minimum else { return }
    throw isCutOff
      ? Problem.releaseIsNotHereYet(minimum)
      : Problem.badParameters([
        .init(
          parameter: Parameter.minRelease.rawValue, value: String(minimum),
          detail: "there is no such release yet; the newest is \(newest)",
          suggestions: [String(newest)])
      ])
  }
}
