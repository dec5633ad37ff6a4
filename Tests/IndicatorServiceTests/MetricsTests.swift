import Foundation
import HTTPTypes
import IndicatorService
import MicroHTTP
import TestSupport
import Testing

@Suite("Metrics and the access log")
struct MetricsTests {
  /// The samples of `/metrics`, by name and labels.
  private func samples(_ client: Client) throws -> [String: Double] {
    let reply = try client.get("/metrics")
    #expect(reply.fields[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
    #expect(reply.fields[.cacheControl] == "no-store")
    var samples: [String: Double] = [:]
    for line in reply.text.split(separator: "\n") where !line.hasPrefix("#") {
      let space = try #require(line.lastIndex(of: " "))
      samples[String(line[..<space])] = Double(line[line.index(after: space)...])
    }
    return samples
  }

  private func requests(_ route: String, _ method: String, _ status: Int) -> String {
    "gongshi_http_requests_total{route=\"\(route)\",method=\"\(method)\",status=\"\(status)\"}"
  }

  @Test("Requests are counted by route, method and status, with their time and bytes")
  func counts() throws {
    let client = Client(try TemporaryStore.filled())
    #expect(try samples(client)["gongshi_http_response_bytes_total"] == 0)
    let before = try samples(client)["gongshi_http_response_bytes_total"] ?? 0
    let themes = try client.get("/v1/themes")
    let tag = try #require(themes.fields[.eTag])
    _ = try client.get("/v1/themes", [.ifNoneMatch: tag])
    _ = try client.send(.head, "/v1/themes")
    let export = try client.get("/v1/export.csv")
    _ = try client.get("/v1/indicators/a")
    _ = try client.get("/v1/indicators/b")
    _ = try client.get("/nothing/\"x\"")
    _ = try client.send(try #require(HTTPRequest.Method("BREW")), "/v1")
    _ = client.service.refuse(.badTarget("no"), nil)
    let after = try samples(client)
    #expect(after[requests("/v1/themes", "GET", 200)] == 1)
    #expect(after[requests("/v1/themes", "GET", 304)] == 1)
    #expect(after[requests("/v1/themes", "HEAD", 200)] == 1)
    #expect(after[requests("/v1/indicators/{code}", "GET", 404)] == 2)
    #expect(after[requests("none", "GET", 404)] == 1)
    #expect(after[requests("/v1", "other", 501)] == 1)
    #expect(after[requests("none", "GET", 400)] == 1)
    #expect(after["gongshi_http_request_duration_seconds_count"] == 11)
    #expect(after["gongshi_http_request_duration_seconds_bucket{le=\"+Inf\"}"] == 11)
    #expect(after["gongshi_http_requests_in_flight"] == 1)
    let bytes = (after["gongshi_http_response_bytes_total"] ?? 0) - before
    #expect(bytes > Double(themes.body.count + export.body.count))
    #expect(after["gongshi_release"] == 1)
    #expect(after["gongshi_store_bytes"] ?? 0 > 100_000)
  }

  @Test("A line of the log has route, status, bytes and time")
  func log() throws {
    let client = Client(try TemporaryStore.filled())
    let reply = try client.get("/v1/indicators/reconsideration-accepted")
    let lines = client.log.containing(try #require(reply.requestID))
    #expect(lines.count == 1)
    for text in ["/v1/indicators/{code}", "\(reply.body.count)", "200", "milliseconds"] {
      #expect(lines.first?.contains(text) == true, "\(text)")
    }
  }
}
