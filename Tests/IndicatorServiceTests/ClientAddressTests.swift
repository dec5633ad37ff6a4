import HTTPTypes
import MicroHTTP
import TestSupport
import Testing

@testable import IndicatorService

@Suite("Who asked, in the log")
struct ClientAddressTests {
  private let forwarded: HTTPFields

  init() throws {
    forwarded = [try #require(HTTPField.Name("X-Forwarded-For")): "192.0.2.1"]
  }

  @Test("The client is who is connected, or who a trusted proxy says")
  func line() throws {
    let store = try TemporaryStore()
    let proxy = try #require(AddressRange("127.0.0.1"))
    for (proxies, expected) in [
      (TrustedProxies.none, "127.0.0.1"), (TrustedProxies([proxy]), "192.0.2.1"),
    ] {
      let client = Client(store, proxies: proxies)
      let reply = try client.get("/healthz", forwarded)
      let lines = client.log.containing(try #require(reply.requestID))
      #expect(lines.count == 1)
      #expect(lines[0].contains(#""client": \#(expected)"#), "\(lines[0])")
      let head = Request.Head(method: .get, rawTarget: "/%", fields: forwarded)
      _ = client.service.refuse(.badTarget("No."), head)
      let refused = client.log.containing("/%")
      #expect(refused.count == 1)
      #expect(refused[0].contains(#""client": \#(expected)"#), "\(refused[0])")
    }
  }
}
