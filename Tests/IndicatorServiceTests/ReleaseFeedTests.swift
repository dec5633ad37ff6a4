import Foundation
import FoundationXML
import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import Representations
import TestSupport
import Testing

@testable import IndicatorService

@Suite("The feed of releases")
struct ReleaseFeedTests {
  private static let mediaType = "application/atom+xml; charset=utf-8"

  private func feed(_ client: Client, _ target: String = "/v1/releases.atom") throws -> XMLDocument
  {
    let reply = try client.get(target)
    #expect(reply.status == 200)
    #expect(reply.fields[.contentType] == Self.mediaType)
    return try XMLDocument(data: Data(reply.body))
  }

  /// The values of the elements or attributes that a path leads to, in the namespace of Atom.
  private func values(_ document: XMLDocument, _ path: String) throws -> [String] {
    try document.nodes(forXPath: path).compactMap(\.stringValue)
  }

  /// - Parameter count: how many releases there are, after the first.
  private func client(_ count: Int, reason: String = "because") throws -> Client {
    let client = Client(try TemporaryStore.filled())
    for number in 0..<count {
      try client.store.store.publish(
        Samples.publication(year: 2022, ["reconsideration-accepted": Decimal(number + 1)]),
        by: "tests", reason: reason)
    }
    return client
  }

  @Test("RFC 4287: ids, titles, times, authors and links, the newest entry first")
  func valid() throws {
    let client = try client(1)
    let document = try feed(client)
    let root = try #require(document.rootElement())
    #expect(root.name == "feed")
    #expect(root.uri == "http://www.w3.org/2005/Atom")
    let site = Client.site.address
    #expect(try values(document, "/*/*[local-name()='id']") == [site + "/v1/releases.atom"])
    let entries = try document.nodes(forXPath: "/*/*[local-name()='entry']")
    #expect(entries.count == 2)
    let listed = try #require(client.json("/v1/releases")["data"]).elements
    let times = listed.compactMap { $0["madeAt"]?.string }
    #expect(try values(document, "/*/*[local-name()='updated']") == [times[0]])
    #expect(try values(document, "/*/*/*[local-name()='updated']") == times)
    let ids = try values(document, "/*/*/*[local-name()='id']")
    #expect(ids == ["\(site)/v1/releases#2", "\(site)/v1/releases#1"])
    let titles = try values(document, "/*/*/*[local-name()='title']")
    #expect(titles == ["第 2 次发布：370404-2022", "第 1 次发布：370404-2021"])
    #expect(try values(document, "/*/*/*[local-name()='author']/*") == ["tests", "tests"])
    let summaries = try values(document, "/*/*/*[local-name()='summary']")
    #expect(summaries[0] == "because\n改动观测值 1 个。")
    for element in ["title", "author", "generator", "rights"] {
      #expect(try values(document, "/*/*[local-name()='\(element)']").count == 1, "\(element)")
    }
    #expect(
      try values(document, "/*/*[local-name()='link' and @rel='self']/@href")
        == [site + "/v1/releases.atom"])
    #expect(try values(document, "/*/*[@rel='next']").isEmpty)
  }

  @Test("Every link that an entry has leads to something")
  func links() throws {
    let client = try client(1)
    let links = try values(feed(client), "//*[local-name()='link']/@href")
    let own = links.filter { $0.hasPrefix(Client.site.address) }
    #expect(own.count >= 7)
    for link in own {
      let target = String(link.dropFirst(Client.site.address.count))
      #expect(try client.get(target).status == 200, "\(target)")
    }
  }

  @Test("By the path, by format=, and by Accept; JSON where the client does not mind")
  func negotiation() throws {
    let client = try Client.shared()
    func type(_ target: String, _ accept: String = "*/*") throws -> String? {
      try client.get(target, [.accept: accept]).fields[.contentType]
    }
    #expect(try type("/v1/releases.atom") == Self.mediaType)
    #expect(try type("/v1/releases?format=atom") == Self.mediaType)
    #expect(try type("/v1/releases", "application/atom+xml") == Self.mediaType)
    #expect(try type("/v1/releases")?.hasPrefix("application/json") == true)
    #expect(try client.get("/v1/observations.atom").status == 404)
    #expect(try client.get("/v1/observations?format=atom").status == 400)
    let page = try client.get("/")
    #expect(page.text.contains(#"type="application/atom+xml" href="/v1/releases.atom""#))
  }

  @Test("In the language asked for")
  func language() throws {
    let reply = try Client.shared().get("/v1/releases.atom?lang=en")
    #expect(reply.fields[.contentLanguage] == "en")
    let document = try XMLDocument(data: Data(reply.body))
    #expect(
      try values(document, "/*/*/*[local-name()='title']") == ["Release 1: 370404-2021"])
    #expect(
      try values(document, "/*/*[@rel='self']/@href")
        == [Client.site.address + "/v1/releases.atom?lang=en"])
  }

  @Test("Whatever stands in a reason, the document is well-formed and says it")
  func hostile() throws {
    let client = try client(1, reason: "]]></summary><script>\"&amp;'\u{B}\u{1F}\u{FFFE}\r\n🐝")
    let summaries = try values(feed(client), "/*/*/*[local-name()='summary']")
    #expect(
      summaries[0].hasPrefix(
        "]]></summary><script>\"&amp;'\u{FFFD}\u{FFFD}\u{FFFD}\r\n🐝"))
  }

  @Test("A store without releases has a feed without entries")
  func empty() throws {
    let document = try feed(Client(try TemporaryStore()))
    #expect(try document.nodes(forXPath: "//*[local-name()='entry']").isEmpty)
    #expect(
      try values(document, "/*/*[local-name()='updated']") == ["1970-01-01T00:00:00Z"])
  }

  @Test("The newest hundred, with a link to those before (RFC 5005)")
  func pages() throws {
    let client = try client(101)
    let site = Client.site.address
    let first = try feed(client)
    let numbers = { (document: XMLDocument) in
      try values(document, "/*/*/*[local-name()='id']").map { $0.split(separator: "#").last }
    }
    #expect(try numbers(first) == (3...102).reversed().map { "\($0)" })
    let next = try #require(try values(first, "/*/*[@rel='next']/@href").first)
    #expect(next == site + "/v1/releases.atom?before=3")
    let reply = try client.get("/v1/releases.atom")
    #expect(reply.links["next"] == "/v1/releases.atom?before=3")
    let second = try feed(client, String(next.dropFirst(site.count)))
    #expect(try numbers(second) == ["2", "1"])
    #expect(try values(second, "/*/*[@rel='next']").isEmpty)
    #expect(try values(second, "/*/*[@rel='self']/@href") == [next])
    let some = try feed(client, "/v1/releases.atom?since=1")
    #expect(
      try values(some, "/*/*[@rel='next']/@href")
        == [site + "/v1/releases.atom?before=3&since=1"])
    #expect(try numbers(feed(client, "/v1/releases.atom?before=3&since=1")) == ["2"])
  }

  @Test("Who polls with since gets 304 until there is something new", arguments: ["", ".atom"])
  func polling(suffix: String) throws {
    let client = try client(0)
    let target = "/v1/releases\(suffix)?since=1"
    let nothing = try client.get(target)
    let tag = try #require(nothing.fields[.eTag])
    for _ in 0..<2 {
      #expect(try client.get(target, [.ifNoneMatch: tag]).status == 304)
    }
    try client.store.store.publish(
      Samples.publication(year: 2022, ["reconsideration-accepted": 30]), by: "tests",
      reason: "because")
    let new = try client.get(target, [.ifNoneMatch: tag])
    #expect(new.status == 200)
    #expect(new.fields[.eTag] != tag)
    if suffix.isEmpty {
      #expect(try new.json()["data"]?.elements.compactMap { $0["number"] } == [.number(2)])
      let older = try client.json("/v1/releases?before=2")["data"]?.elements
      #expect(older?.compactMap { $0["number"] } == [.number(1)])
    } else {
      #expect(try values(XMLDocument(data: Data(new.body)), "//*[local-name()='entry']").count == 1)
    }
    #expect(try client.get("/v1/releases\(suffix)?since=2").status == 200)
  }
}
