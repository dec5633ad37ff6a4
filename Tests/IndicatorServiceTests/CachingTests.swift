import Foundation
import HTTPTypes
import IndicatorStore
import TestSupport
import Testing

@testable import IndicatorService

@Suite("Validators and 304")
struct CachingTests {
  private let client: Client

  init() throws {
    client = try Client.shared()
  }

  private func tag(_ target: String, _ fields: HTTPFields = [:]) throws -> String {
    try #require(try client.get(target, fields).fields[.eTag])
  }

  @Test("Every answer with data can be validated", arguments: KnownRoutes.cached)
  func validators(target: String) throws {
    let reply = try client.get(target)
    let tag = try #require(reply.fields[.eTag])
    #expect(tag.wholeMatch(of: /"[0-9a-f]{24}"/) != nil)
    #expect(reply.fields[.vary] == "Accept, Accept-Language, Accept-Encoding")
    #expect(reply.fields[.cacheControl] == "public, max-age=60, stale-while-revalidate=600")
    let modified = try #require(reply.fields[.lastModified])
    #expect(
      modified.wholeMatch(of: /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/) != nil)
    #expect(try self.tag(target) == tag)
    let unchanged = try client.get(target, [.ifNoneMatch: tag])
    #expect(unchanged.status == 304)
    #expect(unchanged.fields[.eTag] == tag)
    #expect(unchanged.fields[.vary] == reply.fields[.vary])
    #expect(unchanged.fields[.cacheControl] == reply.fields[.cacheControl])
    #expect(try client.send(.head, target, [.ifNoneMatch: tag]).status == 304)
  }

  @Test("Health is never kept", arguments: ["/healthz", "/readyz"])
  func health(target: String) throws {
    let reply = try client.get(target)
    #expect(reply.fields[.cacheControl] == "no-store")
    #expect(reply.fields[.eTag] == nil)
    #expect(try client.get(target, [.ifNoneMatch: "*"]).status == 200)
  }

  @Test("If-None-Match is compared weakly, in lists, and by *")
  func ifNoneMatch() throws {
    let tag = try tag("/v1/themes")
    let matching = [
      tag, "W/\(tag)", "*", "\"other\", \(tag)", "\"other\",W/\(tag) , \"third\"", " \(tag)",
      "\"a,b\", \(tag)", ",,\(tag),",
    ]
    for field in matching {
      #expect(try client.get("/v1/themes", [.ifNoneMatch: field]).status == 304, "\(field)")
    }
    let other = [
      "\"other\"", String(tag.dropFirst().dropLast()), "W/\"other\"", "", "w/\(tag)", "\(tag)x",
      "\"a,*,b\"", "\"other\", *", "\"other\" \(tag)",
    ]
    for field in other {
      #expect(try client.get("/v1/themes", [.ifNoneMatch: field]).status == 200, "\(field)")
    }
  }

  @Test("If-Modified-Since counts only without If-None-Match")
  func ifModifiedSince() throws {
    let modified = try #require(try client.get("/v1/themes").fields[.lastModified])
    let date = try #require(HTTPDate.date(modified))
    let earlier = HTTPDate.text(date.addingTimeInterval(-1))
    let later = HTTPDate.text(date.addingTimeInterval(1))
    func status(_ fields: HTTPFields) throws -> Int {
      try client.get("/v1/themes", fields).status
    }
    #expect(try status([.ifModifiedSince: modified]) == 304)
    #expect(try status([.ifModifiedSince: later]) == 304)
    #expect(try status([.ifModifiedSince: earlier]) == 200)
    #expect(try status([.ifModifiedSince: "yesterday"]) == 200)
    #expect(try status([.ifModifiedSince: modified, .ifNoneMatch: "\"other\""]) == 200)
    #expect(try status([.ifModifiedSince: earlier, .ifNoneMatch: "*"]) == 304)
  }

  @Test("Times are written as HTTP writes them")
  func dates() {
    let date = Date(timeIntervalSince1970: 784_111_777)
    #expect(HTTPDate.text(date) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.date("Sun, 06 Nov 1994 08:49:37 GMT") == date)
    #expect(HTTPDate.date("Sunday, 06-Nov-94 08:49:37 GMT") == date)
    #expect(HTTPDate.date("Sun Nov  6 08:49:37 1994") == date)
    let next = HTTPDate.date("Wednesday, 06-Nov-69 08:49:37 GMT")
    #expect(next.map(HTTPDate.text) == "Wed, 06 Nov 2069 08:49:37 GMT")
    for text in [
      "1994-11-06", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT, x",
      "Sun, 06 Nov 1994 08:49:37 CET", "Mon, 06 Nov 1994 08:49:37 GMT", "Sun Nov 6 08:49:37 94", "",
    ] {
      #expect(HTTPDate.date(text) == nil, "\(text)")
    }
  }

  @Test("Addresses and languages have tags of their own, spellings of one address share it")
  func distinct() throws {
    let targets = [
      "/v1/themes", "/v1/areas", "/v1/observations", "/v1/observations?limit=5",
      "/v1/observations?limit=6", "/v1/export.csv", "/v1/export.csv?lang=en", "/v1/export.json",
    ]
    var tags = try targets.map { try tag($0) }
    tags.append(try tag("/v1/export.csv", [.acceptLanguage: "en"]))
    #expect(Set(tags).count == tags.count)
    #expect(try tag("/v1/export.csv", [.acceptLanguage: "zh"]) == tag("/v1/export.csv"))
    #expect(
      try tag("/v1/observations?limit=5&kind=result")
        == tag("//v1/observations/?kind=result&limit=5"))
  }

  @Test(
    "The language is the one asked for, else the one preferred",
    arguments: [
      ("", "", "zh"), ("", "en", "en"), ("", "en-GB, zh;q=0.5", "en"),
      ("", "zh;q=0.3, en;q=0.8", "en"),
      ("", "fr", "zh"), ("", "en;q=0", "zh"), ("", "fr, en;q=0.1", "en"), ("?lang=zh", "en", "zh"),
      ("?lang=en", "zh", "en"), ("", "zh-Hans-CN, en", "zh"),
    ])
  func language(query: String, preferred: String, expected: String) throws {
    let reply = try client.get("/v1/export.csv\(query)", [.acceptLanguage: preferred])
    #expect(reply.fields[.contentLanguage] == expected)
    let name = try CSVTable(reply.body).rows.first { $0["areaName"] != nil }?["areaName"]
    #expect(name == (expected == "zh" ? "峄城区" : "Yicheng District"))
  }

  @Test("A release changes the tag and the time")
  func release() throws {
    let own = Client(try TemporaryStore())
    func publish(_ value: Decimal, at seconds: TimeInterval) throws {
      try own.store.store.publish(
        Samples.publication(["reconsideration-accepted": value]), by: "tests", reason: "because",
        at: Date(timeIntervalSince1970: seconds))
    }
    // Later than the start of the service: an answer is never older than what may have changed then.
    try publish(27, at: 4_000_000_000)
    let first = try own.get("/v1/observations")
    try publish(28, at: 4_000_000_100)
    let tag = try #require(first.fields[.eTag])
    let second = try own.get("/v1/observations", [.ifNoneMatch: tag])
    #expect(second.status == 200)
    #expect(second.fields[.eTag] != first.fields[.eTag])
    #expect(first.fields[.lastModified] == "Tue, 02 Oct 2096 07:06:40 GMT")
    #expect(second.fields[.lastModified] == "Tue, 02 Oct 2096 07:08:20 GMT")
    #expect(try second.json()["data"]?[0]?["value"] == .number(28))
    #expect(try second.json()["release"] == .number(2))
  }

  @Test(
    "The canonical address: parameters in order, one way of writing",
    arguments: [
      ("/v1/observations?period=2021&area=370404", "/v1/observations?area=370404&period=2021"),
      ("/v1//observations/?limit=5", "/v1/observations?limit=5"),
      ("/v1/indicators?q=%e6%a1%88", "/v1/indicators?q=%E6%A1%88"),
      ("/v1/indicators?q=a+b", "/v1/indicators?q=a%20b"),
      ("/v1/observations?period=2019%2E.2023", "/v1/observations?period=2019..2023"),
      ("/v1/th%65mes", "/v1/themes"),
    ])
  func canonical(target: String, canonical: String) throws {
    let reply = try client.get(target)
    #expect(reply.status == 200)
    #expect(reply.links["canonical"] == canonical)
    #expect(try client.get(canonical).body == reply.body)
  }
}
