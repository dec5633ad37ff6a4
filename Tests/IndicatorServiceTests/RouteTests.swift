import Foundation
import HTTPTypes
import MicroHTTP
import TestSupport
import Testing

@testable import IndicatorService

/// Every route of the interface with its variables filled in.
enum KnownRoutes {
  static let described = RouteTable.routes.filter { $0.shape != .page }

  /// Those that everybody may read.
  static let open = described.filter { $0.scope == nil }

  static let targets = open.map { route in
    route.path.replacing(/\{[a-z]+\}/, with: OpenAPIDocument.examples[route.path] ?? "370404-2021")
      + (required[route.path] ?? "")
  }

  /// What a route does not answer without.
  static let required = ["/oembed": "?url=%2Findicators%2Freconsideration-accepted"]

  static let cached = targets.filter {
    !["/healthz", "/readyz", "/metrics"].contains($0) && !$0.hasSuffix("/citation")
  }
}

@Suite("Routes")
struct RouteTests {
  private let client: Client

  init() throws {
    client = try Client.shared()
  }

  @Test("The table holds what the interface promises, and the pages")
  func table() {
    let promised = [
      "/v1", "/v1/themes", "/v1/themes/{code}", "/v1/areas", "/v1/areas/{code}", "/v1/indicators",
      "/v1/indicators/{code}", "/v1/indicators/{code}/observations", "/v1/observations",
      "/v1/observations/{id}", "/v1/observations/{id}/citation", "/v1/observations/{id}/history",
      "/v1/reports", "/v1/reports/{id}", "/v1/reports/{id}/text",
      "/v1/reports/{id}/figures", "/v1/reports/{id}/statements", "/v1/statements", "/v1/checks",
      "/v1/statements/{id}", "/v1/statements/{id}/state", "/v1/commitments", "/v1/audit",
      "/v1/releases", "/v1/export", "/v1/export.csv", "/v1/export.csv-metadata.json",
      "/v1/export.json", "/v1/export.ndjson", "/v1/export.xlsx", "/v1/export.zip", "/v1/cube",
      "/healthz",
      "/readyz", "/metrics", "/openapi.json", "/charts/{code}", "/oembed",
    ]
    let paths = KnownRoutes.described.map(\.path)
    #expect(Set(promised).subtracting(paths) == [])
    #expect(Set(RouteTable.routes.map(\.path)).count == RouteTable.routes.count)
    let pages = [
      "/", "/themes", "/themes/{code}", "/indicators", "/indicators/{code}", "/compare", "/source",
      "/source/{report}", "/embed/{code}", "/docs", "/search", "/problems/{code}",
      "/assets/{name}",
    ]
    #expect(Set(pages).subtracting(RouteTable.routes.map(\.path)) == [])
  }

  @Test("Every route answers, with the fields of every answer", arguments: KnownRoutes.targets)
  func answers(target: String) throws {
    let reply = try client.get(target)
    #expect(reply.status == 200)
    #expect(!reply.body.isEmpty)
    let type = try #require(reply.fields[.contentType])
    switch target {
    case "/v1/export.csv":
      #expect(type.hasPrefix("text/csv; charset=utf-8"))
      #expect(try CSVTable(reply.body).rows.count > 60)
    case "/v1/export.xlsx":
      #expect(type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      #expect(reply.body.starts(with: Array("PK".utf8)))
    case "/v1/export.zip":
      #expect(type == "application/zip")
      #expect(reply.body.starts(with: Array("PK".utf8)))
    case "/v1/export.csv-metadata.json":
      #expect(type == "application/csvm+json")
    case "/v1/export.ndjson":
      #expect(type == "application/x-ndjson; charset=utf-8")
    case let target where target.hasSuffix("/citation"):
      #expect(type == "text/plain; charset=utf-8")
    case "/charts/reconsideration":
      #expect(type == "image/svg+xml")
    case "/metrics":
      #expect(type == "text/plain; version=0.0.4; charset=utf-8")
    case "/v1/reports/370404-2021/text":
      #expect(type == "text/markdown; charset=utf-8")
    default:
      #expect(type == "application/json; charset=utf-8")
      #expect(try !reply.json().fields.isEmpty)
    }
    #expect(reply.fields[.accessControlAllowOrigin] == "*")
    #expect(reply.fields[.accessControlExposeHeaders] == "ETag, Link, X-Request-Id")
    #expect(reply.fields[.xContentTypeOptions] == "nosniff")
    let id = try #require(reply.requestID)
    #expect(id.count == 16)
    #expect(client.log.containing(id).count >= 1)
    #expect(reply.links["canonical"] == target)
  }

  @Test("HEAD has the fields of GET", arguments: KnownRoutes.targets)
  func head(target: String) throws {
    func comparable(_ reply: Client.Reply) -> [HTTPField] {
      // The second of them may find the answer that was made for the first.
      reply.fields.filter { $0.value != reply.requestID && $0.name != .cacheStatus }
    }
    let head = try client.send(.head, target)
    #expect(head.status == 200)
    #expect(try comparable(head) == comparable(client.get(target)))
  }

  @Test("OPTIONS says what is possible, to browsers too", arguments: KnownRoutes.targets)
  func options(target: String) throws {
    let reply = try client.send(.options, target)
    #expect(reply.status == 204)
    #expect(reply.body.isEmpty)
    #expect(try reply.fields[.allow] == methods(at: target))
    #expect(reply.fields[.accessControlAllowMethods] == "GET, HEAD, OPTIONS")
    #expect(reply.fields[.accessControlAllowOrigin] == "*")
    #expect(reply.fields[.accessControlAllowHeaders] != nil)
  }

  @Test("OPTIONS * is about the server as a whole")
  func optionsAsterisk() throws {
    let reply = try client.send(.options, "*")
    #expect(reply.status == 204)
    #expect(reply.fields[.allow] == "GET, HEAD, OPTIONS, PUT, PATCH, DELETE")
    #expect(try client.get("*").status == 404)
  }

  /// What can be done at an address: these are written to, and all others only read.
  private func methods(at target: String) throws -> String {
    let written = [
      "/v1/reports/370404-2021": ", PUT, DELETE",
      "/v1/observations/reconsideration-accepted.370404.2021": ", PATCH",
      "/v1/statements/370404-2021.commitment.1/state": ", PUT",
    ]
    return "GET, HEAD, OPTIONS" + (written[target] ?? "")
  }

  @Test("Other methods are refused with what is possible", arguments: KnownRoutes.targets)
  func methods(target: String) throws {
    let possible = try methods(at: target)
    for method in [HTTPRequest.Method.post, .put, .delete, .patch, .trace]
    where !possible.contains(method.rawValue) {
      let reply = try client.send(method, target)
      #expect(reply.status == 405, "\(method)")
      #expect(reply.fields[.allow] == possible)
      #expect(reply.fields[.contentType] == "application/problem+json; charset=utf-8")
      #expect(try reply.json()["type"]?.string == "/problems/method-not-allowed")
    }
  }

  @Test("The service document leads to routes that exist")
  func links() throws {
    let links = try #require(client.json("/v1")["links"]).fields
    #expect(links.count >= 12)
    for (name, target) in links {
      #expect(try client.get(try #require(target.string)).status == 200, "\(name)")
    }
    let document = try client.json("/v1")
    #expect(document["name"]?.string == "Gongshi")
    #expect(document["release"] == .number(1))
  }

  @Test("Slashes more or less mean the same thing")
  func slashes() throws {
    for target in ["/v1/themes/", "//v1//themes", "/v1/themes?", "http://elsewhere/v1/themes"] {
      let reply = try client.get(target)
      #expect(reply.status == 200)
      #expect(reply.links["canonical"] == "/v1/themes")
    }
  }
}
