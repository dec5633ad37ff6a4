import Foundation
import HTTPTypes
import Representations
import TestSupport
import Testing

@Suite("Embedding")
struct PagesEmbedTests {
  private let client: Client
  private static let site = Client.site.address

  init() throws { client = try Client.shared() }

  @Test(
    "An embedded page may be framed by anybody, has no navigation, and leads back",
    arguments: [
      ("reconsideration", "/#reconsideration"), ("requests", "/#requests"), ("rates", "/#rates"),
      ("reconsideration-accepted", "/indicators/reconsideration-accepted"),
      ("requests-livelihood-resolution-rate", "/indicators/requests-livelihood-resolution-rate"),
    ])
  func embeds(code: String, home: String) throws {
    let target = "/embed/\(code)"
    let figures = try client.checkedFigures(target)
    #expect(!figures.isEmpty || code == "rates")
    let reply = try client.get(target)
    #expect(reply.fields[.contentSecurityPolicy]?.hasSuffix("frame-ancestors *") == true)
    #expect(!reply.text.contains("<nav"))
    #expect(!reply.text.contains("<script"))
    #expect(reply.text.contains("<base target=\"_top\">"))
    #expect(reply.text.contains("href=\"\(home)\""))
    let title = try #require(client.json("/v1/reports/370404-2021")["title"]?.string)
    #expect(reply.text.contains(title))
  }

  @Test("No other page may be framed by others", arguments: ["/", "/themes", "/compare"])
  func others(target: String) throws {
    let policy = try client.get(target).fields[.contentSecurityPolicy]
    #expect(policy?.hasSuffix("frame-ancestors 'self'") == true)
  }

  @Test("A figure of an embedded page leads to its sentence on the page of the indicator")
  func figures() throws {
    let text = try client.get("/embed/reconsideration-accepted?lang=en").text
    let href = try #require(text.firstMatch(of: /class="figure [a-z]+" href="([^"]*)#sentence"/)).1
    #expect(href.hasPrefix("/indicators/reconsideration-accepted?"))
    let page = try client.get(String(href).replacing("&amp;", with: "&"))
    #expect(page.status == 200)
    #expect(page.text.contains("<blockquote"))
  }

  @Test("Several years are embedded as panels")
  func series() throws {
    let client = try SeveralReports.client.get()
    let target = "/embed/\(SeveralReports.received)?area=370404&period=2019..2022"
    let text = try client.get(target).text
    #expect(text.contains("chart panel"))
    #expect(text.contains("href=\"/compare?"))
  }

  @Test("What is unknown, or has no figures, is refused")
  func refusals() throws {
    #expect(try client.get("/embed/reconsideratio").status == 404)
    #expect(try client.get("/embed/reconsideration?period=2019").status == 404)
  }

  @Test(
    "oEmbed tells how an indicator, a chart and an embedded page are framed",
    arguments: [
      "/indicators/reconsideration-accepted?period=2021&tab=table", "/charts/reconsideration.svg",
      "/charts/reconsideration.png?period=2021", "/embed/reconsideration?period=2021",
    ])
  func oembed(path: String) throws {
    let address = Self.encoded(Self.site + path)
    let reply = try client.get("/oembed?format=json&url=\(address)")
    #expect(reply.status == 200)
    #expect(reply.fields[.contentType] == "application/json; charset=utf-8")
    let answer = try reply.json()
    #expect(answer["type"]?.string == "rich")
    #expect(answer["version"]?.string == "1.0")
    #expect(answer["width"]?.number == 640)
    let html = try #require(answer["html"]?.string)
    let source = try #require(html.firstMatch(of: /src="([^"]*)"/)).1
    #expect(source.hasPrefix("\(Self.site)/embed/"))
    let target = source.dropFirst(Self.site.count).replacing("&amp;", with: "&")
    #expect(try client.get(String(target)).status == 200)
    let picture = try #require(answer["thumbnail_url"]?.string?.dropFirst(Self.site.count))
    #expect(try client.get(String(picture)).fields[.contentType] == "image/png")
  }

  @Test("The frame and its picture keep within what is asked for")
  func size() throws {
    let address = Self.encoded(Self.site + "/embed/reconsideration")
    let answer = try client.json("/oembed?url=\(address)&maxwidth=300&maxheight=200")
    #expect(answer["width"]?.number == 300)
    #expect(answer["height"]?.number == 200)
    #expect(answer["html"]?.string?.contains("width=\"300\" height=\"200\"") == true)
    #expect(answer["thumbnail_url"] == nil)
    #expect(try client.get("/oembed?url=\(address)&maxwidth=0").status == 400)
  }

  @Test("Addresses of others and of other pages are not found, and XML is not made")
  func foreign() throws {
    for address in [
      "https://elsewhere.example/embed/reconsideration", Self.site + "/", Self.site + "/themes",
      Self.site + "/indicators/reconsideration", Self.site + "/embed/nothing",
      Self.site + ".example/embed/reconsideration",
    ] {
      let reply = try client.get("/oembed?url=\(Self.encoded(address))")
      #expect(reply.status == 404, "\(address)")
      #expect(reply.fields[.contentType] == "application/problem+json; charset=utf-8")
    }
    let url = Self.encoded(Self.site + "/embed/reconsideration")
    #expect(try client.get("/oembed?format=xml&url=\(url)").status == 501)
    #expect(try client.get("/oembed").status == 400)
  }

  @Test("The page of an indicator says where oEmbed answers")
  func discovery() throws {
    let text = try client.get("/indicators/reconsideration-accepted").text
    let href = try #require(
      text.firstMatch(of: #/type="application/json\+oembed" href="([^"]*)"/#)
    ).1.replacing("&amp;", with: "&")
    #expect(href.hasPrefix("\(Self.site)/oembed?"))
    #expect(try client.get(String(href.dropFirst(Self.site.count))).status == 200)
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }
}
