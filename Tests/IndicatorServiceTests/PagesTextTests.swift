import Foundation
import HTTPTypes
import Indicators
import MicroHTTP
import TestSupport
import Testing

@testable import IndicatorService

@Suite("The report, search and documentation as pages")
struct PagesTextTests {
  private let client: Client

  init() throws { client = try Client.shared() }

  private func ids(_ html: String, _ pattern: String) throws -> [String] {
    try html.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.1) }
  }

  @Test("Every numeral and statement of the report has its place in the page")
  func source() throws {
    let html = try client.get("/source/370404-2021").text
    let figures = try #require(client.json("/v1/reports/370404-2021/figures")["data"]).elements
    // 万 of 18.9 万件 is a numeral of its own, and stands within the figure.
    let expected = Set(
      figures.filter { $0["reason"]?.string != "part-of-figure" }
        .compactMap { $0["number"]?.number.map { "f-\($0)" } })
    let there = try ids(html, #"id="(f-\d+)""#)
    #expect(Set(there) == expected)
    #expect(there.count == expected.count)
    let statements = try #require(client.json("/v1/reports/370404-2021/statements")["data"])
      .elements
    #expect(try ids(html, #"id="(s-[a-z]+-\d+)""#).count == statements.count)
    #expect(try Set(ids(html, ##"href="#(p-\d+)""##)).isSubset(of: ids(html, #"id="(p-\d+)""#)))
  }

  @Test("The page of the report has its text, and each figure as it is written there")
  func words() throws {
    let html = try client.get("/source/370404-2021").text
    let article = try #require(html.firstMatch(of: #/<article[^>]*>(?<text>[\s\S]*?)</article>/#))
    let shown = article.text.replacing(#/<span class="tag[^>]*>[^<]*</span>/#, with: "")
      .replacing(/<[^>]*>/, with: "").filter { !$0.isWhitespace }
    let text = try client.get("/v1/reports/370404-2021/text").text
      .replacing(#/^#+ */#.anchorsMatchLineEndings(), with: "").replacing("**", with: "")
      .filter { !$0.isWhitespace }
    #expect(shown == text)
    for match in article.text.matches(of: #/data-id="([^"]*)"[^>]*>([^<]*)<\/a>/#) {
      let evidence = try client.json("/v1/observations/\(match.1)")["evidence"]?.elements ?? []
      #expect(evidence.contains { $0["asWritten"]?.string == String(match.2) }, "\(match.1)")
    }
  }

  @Test("The list of figures names each place once")
  func places() throws {
    let figures = try client.checkedFigures("/source/370404-2021?tab=table")
    let observations = try #require(
      client.json("/v1/observations?report=370404-2021&origin=reported&limit=1000")["data"]
    ).elements
    let evidence = observations.reduce(0) { $0 + ($1["evidence"]?.elements.count ?? 0) }
    #expect(figures.count == evidence)
  }

  @Test("Without a choice the only report is shown, and several are listed")
  func sources() throws {
    #expect(try client.get("/source").text.contains("<article"))
    let several = try SeveralReports.client.get()
    let list = try several.get("/source").text
    #expect(list.matches(of: #/href="\/source\/\d{6}-\d{4}"/#).count == 4)
    #expect(try several.get("/source?area=370403").text.contains("81件"))
    #expect(try several.get("/source?area=370403&period=2019").status == 404)
    #expect(try client.get("/source/370404-2020").status == 404)
  }

  @Test("Search finds indicators, sentences and statements, as the interface does")
  func search() throws {
    let target = "/search?q=%E5%A4%8D%E8%AE%AE"
    let html = try client.get(target).text
    #expect(html.contains("<mark>复议</mark>"))
    let indicators = try #require(client.json("/v1/indicators?q=%E5%A4%8D%E8%AE%AE")["data"])
    let section = try #require(
      html.firstMatch(of: #/id="indicators-title"[^\n]*>(\d+)<\/small>/#))
    #expect(Int(section.1) == indicators.elements.count)
    let statements = try #require(client.json("/v1/statements?q=%E5%A4%8D%E8%AE%AE")["data"])
    let said = try #require(html.firstMatch(of: #/id="statements-title"[^\n]*>(\d+)<\/small>/#))
    #expect(Int(said.1) == statements.elements.count)
    #expect(try client.checkedFigures(target).count > 3)
    #expect(html.contains("value=\"复议\""))
  }

  @Test("Where nothing is found, near names are offered")
  func nothingFound() throws {
    let html = try client.get("/search?q=%E5%A4%8D%E8%AE%AE%E6%B3%95%E5%BE%8B%E9%99%A2").text
    #expect(html.contains("没有找到"))
    #expect(html.contains("/search?q="))
    #expect(try client.get("/search").text.contains("/themes/"))
  }

  @Test("Suggestions are few, begin with what was typed, and are in the language of the page")
  func suggestions() throws {
    let chinese = try client.json("/search/suggestions?q=%E8%A1%8C%E6%94%BF&lang=zh")["data"]
    let names = try #require(chinese).elements.compactMap(\.string)
    #expect((1...8).contains(names.count))
    #expect(names.allSatisfy { $0.contains("行政") } && names[0].hasPrefix("行政"))
    let english = try client.json("/search/suggestions?q=RECONS&lang=en")["data"]
    #expect(try #require(english).elements.contains { $0.string?.hasPrefix("Recons") == true })
    #expect(try client.json("/search/suggestions")["data"]?.elements.isEmpty == true)
  }

  @Test("The documentation has every route and parameter, and every example runs")
  func docs() throws {
    let overview = try client.get("/docs").text
    let groups = try Set(ids(overview, #"href="(/docs/[a-z]+)""#)).subtracting(["/docs/schemas"])
    var shown = ""
    for group in groups { shown += try client.get(group).text }
    let codes = groups.map { String($0.dropFirst("/docs/".count)) }
    #expect(Set(codes) == Set(DocsWords.groups.keys), "each has a Chinese name")
    for route in RouteTable.routes where route.shape != .page {
      #expect(overview.contains("<code>\(route.path)</code>"), "\(route.path)")
      #expect(shown.contains("<code>GET \(route.path)</code>"), "\(route.path)")
    }
    let examples = try ids(shown + overview, #"href="([^"]*)" data-try="#)
    #expect(
      examples.count == RouteTable.routes.count { $0.shape != .page && $0.scope == nil } + 1)
    for example in examples {
      let target = example.replacing("&amp;", with: "&")
      #expect(try client.get(target).status == 200, "\(target)")
      #expect(shown.contains("curl"))
    }
  }

  @Test("What writes is shown with its scope, its body and a token, and cannot be tried")
  func writing() throws {
    let shown = try ["reports", "observations", "statements", "audit"].map {
      try client.get("/docs/\($0)?lang=en").text
    }.joined()
    for route in RouteTable.routes {
      for (method, write) in route.writes {
        let label = "\(method.rawValue) \(route.path)"
        let start = try #require(shown.range(of: "<code>\(label)</code></h2>"))
        let rest = shown[start.upperBound...]
        let section = try rest[..<#require(rest.range(of: "</section>")).lowerBound]
        #expect(section.contains("--scope \(write.scope.rawValue)</code>"), "\(label)")
        #expect(!section.contains("data-try"), "\(label)")
        #expect(section.components(separatedBy: "dryRun=true").count == 5, "\(label)")
        for word in ["Bearer $TOKEN", "os.environ", "req_auth_bearer_token", "process.env.TOKEN"] {
          #expect(section.contains(word), "\(label): \(word)")
        }
        for type in write.mediaTypes { #expect(section.contains(type), "\(label)") }
        if let body = write.body {
          #expect(section.contains("#schema-\(body)\">\(body)</a>"), "\(label)")
        }
      }
    }
    #expect(shown.contains("<code>GET /v1/audit</code>"))
    #expect(!shown.contains("data-try=\"v1-audit"))
  }

  @Test("What the documentation says of the interface has a translation")
  func translations() throws {
    let document = try client.json("/openapi.json")
    var sentences: Set<String> = []
    for (_, path) in document["paths"]?.fields ?? [:] {
      for (_, operation) in path.fields {
        sentences.formUnion([operation["summary"]?.string].compactMap(\.self))
        for parameter in operation["parameters"]?.elements ?? [] {
          sentences.formUnion([parameter["description"]?.string].compactMap(\.self))
        }
      }
    }
    for (_, schema) in document["components"]?["schemas"]?.fields ?? [:] {
      sentences.formUnion([schema["description"]?.string].compactMap(\.self))
      for (name, field) in schema["properties"]?.fields ?? [:] {
        #expect(field["description"]?.string != nil, "\(name)")
        sentences.formUnion([field["description"]?.string].compactMap(\.self))
      }
    }
    let words = DocsWords(.zh)
    #expect(sentences.count > 80)
    for sentence in sentences { #expect(words.text(sentence) != sentence) }
  }

  @Test("Every code of a problem has its page")
  func problems() throws {
    var codes: Set<String> = []
    let folder = ProjectFiles.root.appending(path: "Sources/IndicatorService").path
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where file.hasSuffix(".swift") {
      let text = String(
        decoding: try ProjectFiles.bytes("Sources/IndicatorService/\(file)"), as: UTF8.self)
      codes.formUnion(try ids(text, #"code: "([a-z-]+)""#))
      codes.formUnion(try ids(text, #"unknown\(\s*"([a-z]+)""#).map { "unknown-\($0)" })
    }
    let faults: [RequestFault] = [
      .badTarget(""), .targetTooLong(limit: 1), .headTooLarge(limit: 1), .bodyTooLarge(limit: 1),
      .unknownCoding, .unknownExpectation, .tooManyRequests, .timedOut,
      .unreadable(.httpVersionNotSupported), .unreadable(.internalServerError),
    ]
    codes.formUnion(faults.map { Problem.badRequest($0.status, "").code })
    #expect(codes.count > 20)
    for code in codes {
      #expect(try client.get("/problems/\(code)").status == 200, "\(code)")
    }
    #expect(codes.isSubset(of: ProblemText.all.map(\.code)))
    #expect(Set(ProblemText.all.map(\.code)).count == ProblemText.all.count)
    #expect(try client.get("/problems/bad-parameters").text.contains("/problems/bad-parameter"))
  }

  @Test("A code has one status, which its page names")
  func statusesOfProblems() throws {
    let folder = ProjectFiles.root.appending(path: "Sources/IndicatorService").path
    var statuses: [String: Set<Int>] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where file.hasSuffix(".swift") {
      let text = String(
        decoding: try ProjectFiles.bytes("Sources/IndicatorService/\(file)"), as: UTF8.self)
      for match in text.matches(of: /status: \.([A-Za-z]+), code: "([a-z-]+)"/) {
        let page = try #require(ProblemText.of(String(match.2)), "\(match.2)")
        statuses[String(match.1), default: []].insert(page.status)
      }
    }
    #expect(statuses.count > 10)
    #expect(statuses["unauthorized"] == [401])
    for (name, numbers) in statuses { #expect(numbers.count == 1, "\(name): \(numbers)") }
    #expect(Set(statuses.values).count == statuses.count)
  }

  @Test("The hand-out has two sheets, and figures of the interface")
  func handout() throws {
    let html = try client.get("/?view=print").text
    #expect(html.matches(of: /class="sheet"/).count == 2)
    #expect(try client.checkedFigures("/?view=print").count > 30)
  }

  @Test(
    "First views are light",
    arguments: [
      "/source/370404-2021", "/docs", "/docs/observations",
      "/docs/export", "/docs/schemas", "/search?q=%E5%A4%8D%E8%AE%AE", "/?view=print",
    ])
  func weight(target: String) throws {
    let page = try client.get(target)
    let assets = try ids(page.text, #""(/assets/[a-z]+\.[0-9a-f]+\.(?:css|js))""#)
    let bytes = try Set(assets).reduce(page.body.count) { try $0 + client.get($1).body.count }
    #expect(bytes < 100_000)
  }
}
