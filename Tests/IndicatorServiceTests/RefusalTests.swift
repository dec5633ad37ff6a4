import Foundation
import HTTPTypes
import IndicatorStore
import MicroHTTP
import TestSupport
import Testing

@testable import IndicatorService

@Suite("What is refused")
struct RefusalTests {
  private let client: Client

  init() throws {
    client = try Client.shared()
  }

  private func expect(_ refusal: Refusal, status: Int) throws {
    let reply = try client.get(refusal.target)
    #expect(reply.status == status)
    #expect(reply.fields[.contentType] == "application/problem+json; charset=utf-8")
    #expect(reply.fields[.accessControlAllowOrigin] == "*")
    #expect(reply.fields[.cacheControl] == "no-store")
    #expect(reply.fields[.eTag] == nil)
    let problem = try reply.json()
    #expect(
      problem.fields.keys.sorted() == ["detail", "errors", "instance", "status", "title", "type"])
    #expect(problem["status"]?.number == Decimal(status))
    #expect(problem["instance"]?.string == refusal.target)
    #expect(problem["type"]?.string?.hasPrefix("/problems/") == true)
    let error = try #require(problem["errors"]?[0])
    #expect(error["parameter"]?.string == refusal.parameter)
    #expect(error["value"]?.string == refusal.value)
    let suggestions = try #require(error["suggestions"]).strings
    #expect((suggestions.first ?? "") == refusal.suggestion, "\(suggestions)")
    #expect(error["detail"]?.string?.contains(refusal.says) == true || refusal.says.isEmpty)
    if !refusal.suggestion.isEmpty {
      #expect(problem["detail"]?.string?.contains("Did you mean \(refusal.suggestion)") == true)
    }
  }

  @Test("A path that leads nowhere: 404 with the nearest", arguments: Refusal.codes)
  func unknownPath(refusal: Refusal) throws {
    try expect(refusal, status: 404)
  }

  @Test("A parameter that is not understood: 400 with the nearest", arguments: Refusal.parameters)
  func badParameter(refusal: Refusal) throws {
    try expect(refusal, status: 400)
  }

  @Test("All mistakes of a query are told at once")
  func several() throws {
    let problem = try client.json("/v1/observations?limt=5&period=x&limit=0")
    #expect(
      problem["errors"]?.elements.compactMap { $0["parameter"]?.string } == [
        "limt", "period", "limit",
      ])
    #expect(problem["detail"]?.string?.contains("2 more in errors") == true)
  }

  @Test(
    "A code is suggested by its problem's type",
    arguments: [
      ("/v1/indicators/x", "unknown-indicator"), ("/v1/themes/x", "unknown-theme"),
      ("/v1/areas/x", "unknown-area"), ("/v1/reports/x", "unknown-report"),
      ("/v1/observations/x", "unknown-observation"), ("/x", "not-found"),
    ])
  func types(target: String, code: String) throws {
    #expect(try client.json(target)["type"]?.string == "/problems/\(code)")
  }

  @Test("A request that could not be read is refused in the same form")
  func fault() throws {
    for fault in [
      RequestFault.badTarget("no"), .targetTooLong(limit: 8192), .bodyTooLarge(limit: 1),
      .unknownCoding, .unreadable(.badRequest),
    ] {
      let response = client.service.refuse(fault, nil)
      #expect(response.status == fault.status)
      #expect(response.fields[.contentType] == "application/problem+json; charset=utf-8")
      #expect(response.fields[.accessControlAllowOrigin] == "*")
      guard case .bytes(let body) = response.body else { continue }
      #expect(try JSONValue(body)["detail"]?.string == fault.detail)
    }
  }

  @Test("An empty store lives and is not ready")
  func empty() throws {
    let empty = Client(try TemporaryStore())
    #expect(try empty.get("/healthz").status == 200)
    let reply = try empty.get("/readyz")
    #expect(reply.status == 503)
    #expect(reply.fields[.retryAfter] != nil)
    #expect(try reply.json()["type"]?.string == "/problems/not-ready")
    #expect(try empty.json("/v1/observations")["release"] == .number(0))
    #expect(try empty.json("/v1/export.json")["data"] == .array([]))
    #expect(try CSVTable(empty.get("/v1/export.csv").body).rows.isEmpty)
    #expect(try empty.json("/v1")["release"] == .number(0))
  }

  @Test("A failing store: a fixed 500, and the log knows the rest by the request's id")
  func failing() throws {
    let failing = Client(try TemporaryStore())
    try failing.store.store.close()
    for target in ["/v1/observations", "/readyz", "/v1/export.csv", "/v1/reports/370404-2021"] {
      let reply = try failing.get(target)
      #expect(reply.status == 500)
      let problem = try reply.json()
      #expect(problem["type"]?.string == "/problems/internal")
      #expect(problem["instance"]?.string == target)
      #expect(problem["errors"] == .array([]))
      for inside in ["SQL", "sqlite", "closed", "StoreError", failing.store.path, ".swift"] {
        #expect(!reply.text.localizedCaseInsensitiveContains(inside), "\(inside)")
      }
      let id = try #require(reply.requestID)
      let lines = failing.log.containing(id)
      #expect(lines.contains { $0.hasPrefix("error") && $0.contains("closed") })
    }
    #expect(try failing.get("/nothing").status == 404)
  }
}
