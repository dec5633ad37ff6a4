import Foundation
import HTTPTypes
import Representations
import TestSupport
import Testing

@Suite("Charts as pictures")
struct PagesChartTests {
  private let client: Client

  init() throws { client = try Client.shared() }

  @Test("A chart is a document with its source, its day and its figures")
  func svg() throws {
    let reply = try client.get("/charts/reconsideration.svg")
    #expect(reply.status == 200)
    #expect(reply.fields[.contentType] == "image/svg+xml")
    #expect(reply.text.hasPrefix("<svg "))
    let report = try client.json("/v1/reports/370404-2021")
    #expect(reply.text.contains("《\(try #require(report["title"]?.string))》"))
    #expect(reply.text.contains(Client.site.address))
    let release = try #require(client.json("/v1/releases")["data"]?[0]?["madeAt"]?.string)
    #expect(reply.text.contains(release.prefix(10)))
    for code in [
      "reconsideration-applications-received", "reconsideration-accepted",
      "reconsideration-concluded",
    ] {
      #expect(reply.text.contains("data-id=\"\(code).370404.2021\""))
    }
  }

  @Test("The language and the colours are those asked for")
  func choices() throws {
    let english = try client.get("/charts/reconsideration.svg?lang=en")
    #expect(english.text.contains("Applications received"))
    #expect(english.text.contains(#"lang="en""#))
    #expect(english.fields[.contentLanguage] == "en")
    let light = try client.get("/charts/reconsideration.svg?theme=light").text
    let dark = try client.get("/charts/reconsideration.svg?theme=dark").text
    let either = try client.get("/charts/reconsideration.svg").text
    #expect(light != dark)
    #expect(either.contains("prefers-color-scheme:dark"))
    #expect(!light.contains("prefers-color-scheme:dark"))
    #expect(try client.get("/charts/reconsideration.svg?theme=disputes").status == 400)
  }

  @Test(
    "A PNG is as large as a slide, and not heavy",
    arguments: [
      "reconsideration", "requests", "rates", "reconsideration-accepted",
      "reconsideration-mediated", "requests-livelihood-resolution-rate",
    ])
  func png(code: String) throws {
    let reply = try client.get("/charts/\(code).png")
    #expect(reply.status == 200)
    #expect(reply.fields[.contentType] == "image/png")
    #expect(reply.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    func number(at place: Int) -> Int {
      reply.body[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(number(at: 16) == 1200)
    #expect(number(at: 20) >= 675)
    #expect((5_000...300_000).contains(reply.body.count))
  }

  @Test("The format is that of the path, the query, or Accept")
  func formats() throws {
    func type(_ target: String, _ fields: HTTPFields = [:]) throws -> String? {
      try client.get(target, fields).fields[.contentType]
    }
    #expect(try type("/charts/reconsideration") == "image/svg+xml")
    #expect(try type("/charts/reconsideration?format=png") == "image/png")
    #expect(try type("/charts/reconsideration", [.accept: "image/png"]) == "image/png")
    #expect(try client.get("/charts/reconsideration", [.accept: "text/csv"]).status == 406)
    #expect(try client.get("/charts/reconsideration?format=json").status == 400)
  }

  @Test("What is unknown, or has no figures, is refused with what would be right")
  func refusals() throws {
    let unknown = try client.get("/charts/reconsideratio.svg")
    #expect(unknown.status == 404)
    #expect(unknown.fields[.contentType] == "application/problem+json; charset=utf-8")
    #expect(try unknown.json()["errors"]?[0]?["suggestions"]?[0]?.string == "reconsideration")
    for code in ["reconsideration", "reconsideration-accepted"] {
      let none = try client.get("/charts/\(code).png?period=2019")
      #expect(none.status == 404)
      #expect(try none.json()["type"]?.string == "/problems/no-figures")
      #expect(try none.json()["errors"]?[0]?["suggestions"]?[0]?.string == "2021")
    }
  }

  @Test("Several years are panels, and a year without a report is a gap")
  func series() throws {
    let client = try SeveralReports.client.get()
    let svg = try client.get("/charts/\(SeveralReports.received).svg?period=2019..2022&area=370404")
      .text
    for year in [2019, 2020, 2022] {
      #expect(svg.contains("data-id=\"\(SeveralReports.received).370404.\(year)\""))
    }
    #expect(svg.contains("url(#chart-gap)"))
    let one = try client.get("/charts/\(SeveralReports.received).svg?period=2020&area=370404").text
    #expect(!one.contains("2019"))
  }
}
