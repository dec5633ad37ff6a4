import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import IndicatorService

/// The pages with their variables filled in.
enum KnownPages {
  private static let examples = [
    "/themes/{code}": "disputes", "/source/{report}": "370404-2021",
    "/problems/{code}": "bad-parameter", "/indicators/{code}": "reconsideration-accepted",
    "/embed/{code}": "reconsideration-accepted", "/docs/{group}": "observations",
  ]

  static let targets = RouteTable.routes.filter { $0.shape == .page && !isFile($0) }.map { route in
    route.path.replacing(/\{[a-z]+\}/, with: examples[route.path] ?? "unknown")
  }

  private static func isFile(_ route: Route) -> Bool {
    ["/assets/{name}", "/search/suggestions", "/oembed"].contains(route.path)
  }
}

@Suite("Pages")
struct PageRoutesTests {
  private let client: Client

  init() throws { client = try Client.shared() }

  @Test(
    "Every page answers as HTML that takes nothing from elsewhere", arguments: KnownPages.targets)
  func answers(target: String) throws {
    let reply = try client.get(target)
    #expect(reply.status == 200)
    #expect(reply.fields[.contentType] == "text/html; charset=utf-8")
    let policy = try #require(reply.fields[.contentSecurityPolicy])
    #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
    #expect(policy.hasSuffix("frame-ancestors *") == target.hasPrefix("/embed/"))
    #expect(reply.text.hasPrefix("<!doctype html>"))
    #expect(!reply.text.contains("style=\""))
    #expect(!reply.text.contains("<script>"))
  }

  @Test("Every page is kept by release, and answers by its tag", arguments: KnownPages.targets)
  func validators(target: String) throws {
    let reply = try client.get(target)
    let tag = try #require(reply.fields[.eTag])
    #expect(reply.fields[.vary] == "Accept, Accept-Language, Accept-Encoding")
    #expect(try client.get(target, [.ifNoneMatch: tag]).status == 304)
    #expect(try client.get(target).fields[.cacheStatus]?.contains("hit") == true)
  }

  @Test("Every page is in the language asked for", arguments: KnownPages.targets)
  func languages(target: String) throws {
    let join = target.contains("?") ? "&" : "?"
    #expect(try client.get("\(target)\(join)lang=en").text.contains("<html lang=\"en\""))
    #expect(try client.get(target, [.acceptLanguage: "en"]).text.contains("<html lang=\"en\""))
    #expect(try client.get(target).text.contains("<html lang=\"zh-Hans\""))
  }

  @Test("A colour goes on to every page", arguments: KnownPages.targets)
  func scheme(target: String) throws {
    let text = try client.get("\(target)?theme=dark").text
    #expect(text.contains("data-scheme=\"dark\""))
    #expect(!target.hasPrefix("/embed") ? text.contains("href=\"/themes?theme=dark\"") : true)
  }

  @Test("An unknown parameter of a page is refused as a page", arguments: KnownPages.targets)
  func refusals(target: String) throws {
    let reply = try client.get("\(target)?lan=en")
    #expect(reply.status == 400)
    #expect(reply.fields[.contentType] == "text/html; charset=utf-8")
    #expect(reply.text.contains("lang"))
  }

  @Test("Files of pages are kept for ever, under names that change with them")
  func assets() throws {
    let page = try client.get("/").text
    for pattern in [
      #/"(/assets/style\.[0-9a-f]{12}\.css)"/#, #/"(/assets/script\.[0-9a-f]{12}\.js)"/#,
    ] {
      let path = try #require(page.firstMatch(of: pattern)).1
      let reply = try client.get(String(path), [.acceptEncoding: "br"])
      #expect(reply.status == 200)
      #expect(reply.fields[.cacheControl] == "public, max-age=31536000, immutable")
      #expect(reply.fields[.contentEncoding] == "br")
    }
    #expect(try client.get("/assets/style.000000000000.css").status == 404)
  }

  @Test("Where nothing is, browsers get a page with the nearest, and others a problem")
  func nothing() throws {
    let page = try client.get("/theme", [.accept: "text/html,*/*;q=0.8"])
    #expect(page.status == 404)
    #expect(page.fields[.contentType] == "text/html; charset=utf-8")
    #expect(page.text.contains("href=\"/themes\""))
    let problem = try client.get("/theme")
    #expect(problem.fields[.contentType] == "application/problem+json; charset=utf-8")
    let data = try client.get("/v1/theme", [.accept: "text/html,*/*;q=0.8"])
    #expect(data.fields[.contentType] == "application/problem+json; charset=utf-8")
  }

  @Test("A page is not JSON: 406, as a page")
  func notAcceptable() throws {
    let reply = try client.get("/", [.accept: "application/json"])
    #expect(reply.status == 406)
    #expect(reply.fields[.contentType] == "text/html; charset=utf-8")
  }

  @Test("Without a report: 503, as a page that says what to do")
  func empty() throws {
    let client = try Client(TemporaryStore())
    let reply = try client.get("/")
    #expect(reply.status == 503)
    #expect(reply.fields[.retryAfter] != nil)
    #expect(reply.text.contains("gongshi import"))
  }

  @Test("What was probably meant is an address that answers")
  func suggestions() throws {
    for target in [
      "/?perriod=2021", "/themes/dispute",
      "/?i=reconsideration-acepted",
    ] {
      let text = try client.get(target, [.accept: "text/html"]).text
      let list = try #require(text.firstRange(of: "class=\"near\""))
      let link = try #require(text[list.upperBound...].firstMatch(of: /href="([^"]+)"/)?.1)
      let meant = String(link).replacing("&amp;", with: "&")
      #expect(try client.get(meant).status == 200, "\(target): \(meant)")
    }
  }

  @Test("An error keeps the language and the colour")
  func errorState() throws {
    let text = try client.get("/themes/x?lang=en&theme=dark").text
    #expect(text.contains("<html lang=\"en\" data-scheme=\"dark\""))
    #expect(text.contains("href=\"/?lang=en&amp;theme=dark\""))
  }
}
