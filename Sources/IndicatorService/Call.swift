import HTTPTypes
import Indicators
import IndicatorStore
import MicroHTTP
import Pages
import Representations

extension Parameters {
  /// The language asked for by `lang`, else the first that `Accept-Language` prefers, else Chinese.
  func language(for request: Request) -> Language {
    language ?? Language(acceptLanguage: request.fields[.acceptLanguage] ?? "") ?? .zh
  }
}

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
  let site: Site
  let version: String
  let metrics: Metrics
  let cache: ResponseCache
  /// Templates in place of those in the program.
  let ownPages: PageLibrary?
  /// Is told how many observations of how many have been read for an export.
  let progress: IndicatorService.ExportProgress?

  /// The templates; those in the program are read when the first page asks for them.
  var pages: PageLibrary { ownPages ?? .standard }

  /// The number of the newest release, 0 while there is none.
  var release: Int { view.release?.number ?? 0 }

  var language: Language { parameters.language(for: request) }

  /// A list document of everything there is.
  func list<Element: Encodable & Sendable>(_ elements: [Element]) throws -> Answer {
    try .json(ListDocument(elements, release: release))
  }

  /// Observations as a table in the language and with the columns asked for.
  var table: Table<PublishedObservation> {
    ObservationTable.table(catalogue, language).choosing(parameters.fields)
  }

  /// A page of observations in the format asked for, with a link to the next one in `Link`, and in
  /// the document where it is JSON.
  func page(_ query: ObservationQuery) throws -> Answer {
    let page = try view.observations(query, limit: parameters.limit, after: parameters.cursor)
    let next = page.next.map { request.target.settingQueryItem("cursor", to: $0.token) }
    var answer: Answer
    switch format {
    case .json:
      answer = try .json(
        ListDocument(
          page.elements.map { ObservationDocument($0, fields: parameters.fields) },
          limit: parameters.limit, total: page.total, next: next, release: release))
    case .csv, .ndjson:
      let format = rowFormat(format)
      answer = Answer(
        mediaType: format.mediaType,
        body: .bytes(try format.opening + page.elements.flatMap(format.encode) + format.closing))
    case .xlsx:
      answer = try workbook(of: page.elements)
    case .zip, .svg, .png, .atom:
      preconditionFailure("\(format) has no pages")
    }
    if format.hasLanguage { answer.fields[.contentLanguage] = language.rawValue }
    if let next { answer.addLink(next, "next") }
    return answer
  }
}
