import Foundation
import HTTPTypes
import Indicators
import IndicatorStore
import MicroHTTP
import TestSupport
import Testing

@testable import IndicatorService

@Suite("Answers that are kept")
struct CacheTests {
  private func status(_ reply: Client.Reply) -> String? {
    reply.fields[values: .cacheStatus].first
  }

  @Test("are told from the second time on, in each coding and language by themselves")
  func hits() throws {
    let client = Client(try TemporaryStore.filled())
    for fields: HTTPFields in [
      [:], [.acceptEncoding: "gzip"], [.acceptLanguage: "en"], [.accept: "text/csv"],
    ] {
      let first = try client.get("/v1/observations?limit=5", fields)
      #expect(status(first) == "gongshi; fwd=miss; stored")
      // The same request in other words.
      let second = try client.get("/v1//observations?limit=5", fields)
      #expect(status(second) == "gongshi; hit")
      #expect(second.body == first.body)
      #expect(second.fields[.eTag] == first.fields[.eTag])
      // Under one id: the log tells how it was made, and when it was asked for again.
      let third = try client.get("/v1/observations?limit=5", fields)
      #expect(third.requestID == second.requestID)
      let lines = client.log.containing(try #require(second.requestID))
      #expect(lines.map { $0.contains("\"cache\": hit") } == [false, true, true])
    }
    let tag = try #require(client.get("/v1/observations?limit=5").fields[.eTag])
    let unchanged = try client.get("/v1/observations?limit=5", [.ifNoneMatch: tag])
    #expect(unchanged.status == 304)
    #expect(status(unchanged) == "gongshi; hit")
  }

  @Test("go with the next release")
  func release() throws {
    let client = Client(try TemporaryStore.filled())
    let before = try client.get("/v1/releases")
    #expect(try status(client.get("/v1/releases")) == "gongshi; hit")
    try client.store.store.publish(
      Samples.publication(year: 2022, ["reconsideration-accepted": 30]), by: "tests",
      reason: "because")
    let after = try client.get("/v1/releases")
    #expect(status(after) == "gongshi; fwd=miss; stored")
    #expect(after.body != before.body)
    #expect(after.fields[.eTag] != before.fields[.eTag])
  }

  @Test("Streams, problems, and what is never the same are not kept")
  func notKept() throws {
    let client = Client(try TemporaryStore.filled())
    for _ in 0..<2 {
      #expect(try status(client.get("/v1/export.csv")) == "gongshi; fwd=miss")
      #expect(try status(client.get("/metrics")) == nil)
      #expect(try status(client.get("/v1/indicators/x")) == nil)
      #expect(try status(client.get("/healthz")) == nil)
    }
  }

  @Test("While releases are made, a body is never told under another one's tag")
  func concurrent() async throws {
    let client = Client(try TemporaryStore.filled())
    let bodies = try await withThrowingTaskGroup(of: [(String, [UInt8])].self) { group in
      group.addTask {
        for year in 2012..<2021 {
          try client.store.store.publish(
            Samples.publication(year: year, ["reconsideration-accepted": 30]), by: "tests",
            reason: "because")
        }
        return []
      }
      for _ in 0..<3 {
        group.addTask {
          var seen: [(String, [UInt8])] = []
          // Until the last release is seen.
          while true {
            let reply = try client.get("/v1/releases")
            seen.append((try #require(reply.fields[.eTag]), reply.body))
            if try reply.json()["release"] == .number(10) { break }
          }
          return seen
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let byTag = Dictionary(grouping: bodies, by: \.0).mapValues { Set($0.map(\.1)) }
    #expect(byTag.allSatisfy { $0.value.count == 1 })
    let releases = try bodies.map { try JSONValue($0.1)["release"]?.number ?? 0 }
    #expect(try client.json("/v1/releases")["release"] == .number(10))
    #expect(releases.contains(10))
  }

  @Test("are counted")
  func counted() throws {
    let client = Client(try TemporaryStore.filled())
    for _ in 0..<3 { _ = try client.get("/v1/themes") }
    let metrics = try client.get("/metrics").text
    #expect(metrics.contains("\ngongshi_cache_hits_total 2\n"))
    #expect(metrics.contains("\ngongshi_cache_entries 1\n"))
    #expect(metrics.contains("\ngongshi_cache_evicted_total 0\n"))
  }
}
