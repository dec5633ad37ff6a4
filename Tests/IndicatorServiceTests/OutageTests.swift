import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import Logging
import MicroHTTP
import TestSupport
import Testing

@testable import IndicatorService

@Suite(
  "A database that cannot be reached",
  .enabled(if: TestEngine.server != nil && TestEngine.current == .sqlite))
struct OutageTests {
  private static let warning = HTTPField.Name("Warning") ?? .accept
  private static let kept = "/v1/indicators/reconsideration-accepted"

  private let writer: Writer
  private let database: TemporaryDatabase

  init() throws {
    writer = try Writer(on: .postgresql)
    database = try #require(writer.client.store.database)
  }

  /// Nobody but its owner by `psql` gets to it.
  private func lock() throws {
    try database.runElsewhere("ALTER DATABASE \(database.name) ALLOW_CONNECTIONS false")
    try database.runElsewhere(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(database.name)'")
  }

  private func unlock() throws {
    try database.runElsewhere("ALTER DATABASE \(database.name) ALLOW_CONNECTIONS true")
  }

  private func wait(seconds: Double, until condition: () throws -> Bool) rethrows -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while try !condition() {
      guard Date() < end else { return false }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return true
  }

  @Test(
    "What is kept is answered with a warning, the rest not now; and all is well again by itself")
  func outage() throws {
    let client = writer.client
    let before = try client.get(Self.kept)
    #expect(try client.get(Self.kept).fields[Self.warning] == nil)
    try lock()
    // The connections are found to be broken at once, and within a second nobody tries any more.
    #expect(wait(seconds: 3) { client.service.release == nil })
    let during = try client.get(Self.kept)
    #expect(during.status == 200 && during.body == before.body)
    #expect(during.fields[.eTag] == before.fields[.eTag])
    #expect(during.fields[Self.warning] == "111 gongshi \"Revalidation Failed\"")
    #expect(during.fields[.cacheStatus] == "gongshi; hit; detail=store-unreachable")
    let tag = try #require(before.fields[.eTag])
    #expect(try client.get(Self.kept, [.ifNoneMatch: tag]).status == 304)
    #expect(try client.get("\(Self.kept)?minRelease=1").status == 200)
    for target in [
      "/v1/themes", "/readyz", "\(Self.kept)?minRelease=2", "\(Self.kept)?area=110101",
    ] {
      let other = try client.get(target)
      #expect(other.status == 503, "\(target)")
      #expect(other.fields[.retryAfter] == "2")
      #expect(try other.json()["type"]?.string == "/problems/store-unavailable")
    }
    let write = try writer.put(report: Writer.changedReport())
    #expect(write.status == 503 && write.fields[.retryAfter] == "2")
    #expect(try client.get("/healthz").status == 200)

    try unlock()
    #expect(try wait(seconds: 5) { try writer.put(report: Writer.changedReport()).status == 200 })
    #expect(wait(seconds: 3) { client.service.release == 2 })
    let after = try client.get(Self.kept)
    #expect(after.body != before.body)
    #expect(after.fields[Self.warning] == nil)
  }

  @Test("The server's own table of answers says nothing while the state cannot be told")
  func held() throws {
    let state = State()
    let cache = ResponseCache(mostBytes: 1 << 20) { state.release }
    let service = writer.client
    let own = IndicatorService(
      store: service.store.store, catalogue: service.store.catalogue, site: Client.site,
      cache: cache, logger: Logger(label: "tests"))
    let server = try Server(cache: cache, reply: own.reply, refuse: own.refuse)
    defer { _ = server.stop(within: .seconds(1)) }
    let raw = try RawClient(port: server.port)
    func ask() throws {
      #expect(try raw.ask("GET", Self.kept).status == 200)
    }
    for _ in 0..<6 {
      try ask()
      Thread.sleep(forTimeInterval: 0.06)
    }
    #expect(cache.statistics.hits < 6)
    let found = cache.statistics.hits
    for _ in 0..<3 { try ask() }
    #expect(cache.statistics.hits == found, "the server answers by itself")
    state.release = nil
    for _ in 0..<4 {
      Thread.sleep(forTimeInterval: 0.06)
      try ask()
    }
    #expect(cache.statistics.hits > found, "the service is asked")
    state.release = 1
    for _ in 0..<6 {
      Thread.sleep(forTimeInterval: 0.06)
      try ask()
    }
    let later = cache.statistics.hits
    for _ in 0..<3 { try ask() }
    #expect(cache.statistics.hits == later)
  }

  /// @unchecked Sendable: under the lock.
  private final class State: @unchecked Sendable {
    private let lock = NSLock()
    private var number: Int? = 1
    var release: Int? {
      get { lock.withLock { number } }
      set { lock.withLock { number = newValue } }
    }
  }
}

@Suite("minRelease")
struct MinimumReleaseTests {
  private let writer: Writer

  init() throws { writer = try Writer() }

  @Test("It is no part of what is answered: the same tag, the same body, the same links")
  func same() throws {
    let plain = try writer.client.get("/v1/observations?limit=2")
    let asked = try writer.client.get("/v1/observations?minRelease=1&limit=2")
    #expect(plain.body == asked.body)
    #expect(plain.fields[.eTag] == asked.fields[.eTag])
    #expect(plain.links == asked.links)
    #expect(asked.fields[.cacheStatus] == "gongshi; hit")
  }

  @Test("A writer reads what was written, and may write again by its tag")
  func readBack() throws {
    let written = try writer.put(report: Writer.changedReport())
    let release = try #require(try written.json()["release"]?.number)
    let read = try writer.client.get("/v1/reports/370404-2021?minRelease=\(release)")
    #expect(read.status == 200)
    let tag = try #require(read.fields[.eTag])
    let again = try writer.put(report: Writer.changedReport(accepted: 30), fields: [.ifMatch: tag])
    #expect(again.status == 200)
  }

  @Test(
    "What is no release, or none yet, is refused",
    arguments: ["x", "-1", "0", "2", "99", "1&minRelease=1"])
  func refused(value: String) throws {
    let reply = try writer.client.get("/v1/observations?minRelease=\(value)")
    #expect(reply.status == 400)
    #expect(try reply.json()["errors"]?[0]?["parameter"]?.string == "minRelease")
  }
}
