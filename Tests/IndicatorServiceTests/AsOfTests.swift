import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import TestSupport
import Testing

@testable import IndicatorService

/// A correction never overwrites: what an earlier release said can be had for ever.
@Suite("The past, by asOf, history and citation")
struct AsOfTests {
  private let client: Client
  private static let id = "reconsideration-accepted.370404.2021"

  init() throws {
    let temporary = try TemporaryStore()
    for publication in [
      try Samples.publication(["reconsideration-accepted": 27, "reconsideration-concluded": 25]),
      try Samples.publication(["reconsideration-accepted": 28]),
      try Samples.publication(year: 2022, ["reconsideration-accepted": 30]),
    ] {
      try temporary.store.publish(publication, by: "tests", reason: "because")
    }
    client = Client(temporary)
  }

  @Test(
    "A release gives the values of its time, and says so", arguments: [(1, 27), (2, 28), (3, 28)])
  func value(release: Int, expected: Int) throws {
    let one = try client.json("/v1/observations/\(Self.id)?asOf=\(release)")
    #expect(one["value"] == .number(Decimal(expected)))
    #expect(one["supersededBy"] == nil)
    let list = try client.json("/v1/observations?asOf=\(release)")
    #expect(list["release"] == .number(Decimal(release)))
    #expect(list["data"]?.elements.count == [2, 1, 2][release - 1])
    let export = try client.json("/v1/export.json?asOf=\(release)")
    #expect(export["data"] == list["data"])
    #expect(export["release"] == list["release"])
  }

  @Test("Nothing of it changes when more is released")
  func immutable() throws {
    let target = "/v1/observations?asOf=2"
    let before = try client.get(target)
    #expect(before.fields[.cacheControl] == "public, max-age=31536000, immutable")
    let publication = try Samples.publication(["reconsideration-accepted": 29])
    try client.store.store.publish(publication, by: "tests", reason: "because")
    let after = try client.get(target)
    #expect(after.body == before.body)
    #expect(after.fields[.eTag] == before.fields[.eTag])
  }

  @Test("What was withdrawn is gone now, and was there then")
  func withdrawn() throws {
    let target = "/v1/observations/reconsideration-concluded.370404.2021"
    #expect(try client.get(target).status == 404)
    #expect(try client.get(target + "?asOf=1").status == 200)
    let history = try client.json(target + "/history")
    #expect(history["data"]?.elements.map { $0["supersededBy"] } == [.number(2)])
  }

  @Test("The history has every value, the newest first")
  func history() throws {
    let history = try client.json("/v1/observations/\(Self.id)/history")
    #expect(history["data"]?.elements.map { $0["value"] } == [.number(28), .number(27)])
    #expect(history["data"]?.elements.map { $0["release"] } == [.number(2), .number(1)])
    #expect(
      try client.get("/v1/observations/reconsideration-acepted.370404.2021/history").status == 404)
  }

  @Test("A release that is none is refused", arguments: ["0", "4", "-1", "x", "2021-01-01"])
  func refused(value: String) throws {
    let reply = try client.get("/v1/observations?asOf=\(value)")
    #expect(reply.status == 400)
    #expect(reply.text.contains("a number from 1 to 3 would be right"))
  }

  @Test("A citation leads to the same figure", arguments: ["gbt7714", "bibtex", "apa"])
  func citation(style: String) throws {
    let reply = try client.get(
      "/v1/observations/\(Self.id)/citation?style=\(style)&asOf=1")
    #expect(reply.status == 200)
    #expect(reply.fields[.contentType] == "text/plain; charset=utf-8")
    #expect(reply.text.contains("27"))
    #expect(reply.text.contains("https://data.example.cn/v1/observations/\(Self.id)?asOf=1"))
    #expect(reply.text.contains("区政府"))
  }
}
