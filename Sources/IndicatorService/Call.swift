import HTTPTypes
import Indicators
import IndicatorStore
import MicroHTTP
import Representations

/// A request on its way through a handler: its path and query as values, and one consistent view of
/// the store.
struct Call {
  let request: Request
  /// What the variable segments of the route stand for.
  let path: [String]
  let parameters: Parameters
  let catalogue: Catalogue
  let view: StoreView
  let store: IndicatorStore
  let version: String

  /// The number of the newest release, 0 while there is none.
  var release: Int { view.release?.number ?? 0 }

  /// The language asked for by `lang`, else the first that `Accept-Language` prefers, else Chinese.
  var language: Language {
    parameters.language ?? Language(acceptLanguage: request.fields[.acceptLanguage] ?? "") ?? .zh
  }

  /// A list document of everything there is.
  func list<Element: Encodable & Sendable>(_ elements: [Element]) throws -> Answer {
    try .json(ListDocument(elements, release: release))
  }

  /// A page of observations, with links to the next one in the document and in `Link`.
  func page(_ query: ObservationQuery) throws -> Answer {
    let page = try view.observations(query, limit: parameters.limit, after: parameters.cursor)
    let next = page.next.map { request.target.settingQueryItem("cursor", to: $0.token) }
    var answer = try Answer.json(
      ListDocument(
        page.elements.map(ObservationDocument.init), limit: parameters.limit, total: page.total,
        next: next, release: release))
    if let next { answer.fields[.link] = "<\(next)>; rel=\"next\"" }
    return answer
  }
}
