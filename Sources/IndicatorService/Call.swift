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
  let format: Format
  let catalogue: Catalogue
  let view: StoreView
  let store: IndicatorStore
  let version: String
  let metrics: Metrics

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

  /// A page of observations in the format asked for, with a link to the next one in `Link`, and in
  /// the document where it is JSON.
  func page(_ query: ObservationQuery) throws -> Answer {
    let page = try view.observations(query, limit: parameters.limit, after: parameters.cursor)
    let next = page.next.map { request.target.settingQueryItem("cursor", to: $0.token) }
    let fields = parameters.fields
    var answer: Answer
    switch format {
    case .json:
      answer = try .json(
        ListDocument(
          page.elements.map { ObservationDocument($0, fields: fields) }, limit: parameters.limit,
          total: page.total, next: next, release: release))
    case .csv:
      let csv = CSVRepresentation(catalogue: catalogue, language: language, fields: fields)
      let mark = parameters.bom == true ? CSVRepresentation.byteOrderMark : []
      answer = Answer(
        mediaType: CSVRepresentation.mediaType,
        body: .bytes(mark + csv.header + page.elements.flatMap(csv.row)),
        fields: [.contentLanguage: language.rawValue])
    case .ndjson:
      answer = Answer(
        mediaType: JSONRepresentation.linesMediaType,
        body: .bytes(
          try page.elements.flatMap {
            try JSONRepresentation.encode(ObservationDocument($0, fields: fields)) + [0x0A]
          }))
    }
    if let next { answer.fields[.link] = "<\(next)>; rel=\"next\"" }
    return answer
  }
}
