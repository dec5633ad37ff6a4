import HTTPTypes
import Indicators
import MicroHTTP
import Pages
import Representations

extension IndicatorService {
  /// A problem as a page, for who asked for one: on the addresses of pages, and where there is nothing and the
  /// client prefers HTML. Nil for others, who get the problem itself.
  func errorPage(
    _ problem: Problem, _ request: Request, _ match: RouteTable.Match?, _ id: String
  ) -> Response? {
    let accept = request.fields[.accept] ?? ""
    let isPage =
      match.map { $0.route.shape == .page }
      ?? (request.target.segments.first != "v1"
        && MediaRange.list(accept).contains { $0.includes("text/html") && $0.subtype != "*" })
    guard isPage, request.method == .get || request.method == .head else { return nil }
    /// What the address asks for, as far as it is understood.
    func asked(_ parameter: Parameter) -> String? {
      request.target.query.first { $0.name == parameter.rawValue }?.value
    }
    let askedLanguage = asked(.lang).flatMap { Language(rawValue: $0) }
    let language =
      askedLanguage ?? Language(acceptLanguage: request.fields[.acceptLanguage] ?? "") ?? .zh
    let library = pages ?? .standard
    let state = PageState(
      language: language, asked: askedLanguage, area: nil, period: nil,
      scheme: asked(.theme).flatMap { PageState.Scheme(rawValue: $0) }, path: "/", items: [])
    let page = ErrorPageView(
      status: problem.status.code, heading: problem.heading[language],
      meaning: ProblemText.of(problem.code)?.meaning[language], detail: problem.detail,
      asked: request.target.raw, links: problem.links(from: request.target, of: match?.route),
      request: id)
    let frame = Frame(
      title: "\(problem.status.code) \(page.heading)",
      summary: language == .zh ? page.heading : problem.detail,
      state: state,
      place: language == .zh ? "公示" : "Gongshi", areas: [], periods: [], twins: [],
      release: release ?? 0, assets: library.names, site: site.address)
    var response = Response(status: problem.status, fields: problem.fields)
    response.fields[.contentType] = "text/html; charset=utf-8"
    response.fields[.cacheControl] = "no-store"
    response.fields[.contentLanguage] = language.rawValue
    response.fields[.contentSecurityPolicy] = PageCall.policy(frameAncestors: "'self'")
    response.body = .bytes(library.render("error", page, in: frame))
    return response
  }
}

extension Problem {
  /// What happened, in a few words for people.
  fileprivate var heading: BilingualText {
    switch status.code {
    case 404: BilingualText(zh: "这里没有内容", en: title)
    case 400: BilingualText(zh: "地址中有无法理解的参数", en: title)
    case 406: BilingualText(zh: "没有您要的格式", en: title)
    case 503: BilingualText(zh: "暂时无法提供", en: title)
    default: BilingualText(zh: "出错了", en: title)
    }
  }

  /// What may have been meant, as addresses.
  fileprivate func links(from target: RequestTarget, of route: Route?) -> [ErrorPageView.Link] {
    errors.flatMap { fault in
      fault.suggestions.prefix(5).map { suggestion in
        let href: String
        if suggestion.hasPrefix("/") {
          href = suggestion
        } else if fault.parameter == "path" {
          let above = target.segments.dropLast().map(PageState.encoded)
          href = "/" + (above + [suggestion]).joined(separator: "/")
        } else if route?.parameters.contains(where: { $0.rawValue == fault.parameter }) == true {
          href = target.settingQueryItem(fault.parameter, to: suggestion)
        } else {
          href = target.renamingQueryItem(fault.parameter, to: suggestion)
        }
        return ErrorPageView.Link(name: suggestion, href: href)
      }
    }
  }
}
