import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import IndicatorService

@Suite("Formats of observations")
struct FormatTests {
  private let client: Client

  init() throws { client = try Client.shared() }

  private func type(_ target: String, accept: String? = nil) throws -> String? {
    var fields: HTTPFields = [:]
    fields[.accept] = accept
    return try client.get(target, fields).fields[.contentType]
      .map { String($0.prefix { $0 != ";" }) }
  }

  @Test("By the path, by format=, and by Accept, in this order")
  func precedence() throws {
    #expect(try type("/v1/observations") == "application/json")
    #expect(try type("/v1/observations.csv") == "text/csv")
    #expect(try type("/v1/observations.ndjson") == "application/x-ndjson")
    #expect(try type("/v1/observations?format=csv") == "text/csv")
    #expect(try type("/v1/observations", accept: "text/csv") == "text/csv")
    #expect(try type("/v1/observations?format=json", accept: "text/csv") == "application/json")
    #expect(
      try type("/v1/observations.ndjson?format=csv", accept: "text/csv") == "application/x-ndjson")
    #expect(
      try type("/v1/indicators/reconsideration-accepted/observations.csv") == "text/csv")
  }

  @Test(
    "RFC 9110, 12.5.1: the most precise range decides, with its weight",
    arguments: [
      ("*/*", "application/json"), ("text/*", "text/csv"),
      ("text/csv;q=0.5, */*", "application/json"),
      ("text/csv, application/json;q=0.9", "text/csv"),
      ("*/*;q=0.1, text/csv;q=0", "application/json"),
      ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
      ("application/json;q=0, */*", "text/csv"), ("TEXT/CSV", "text/csv"), ("", "application/json"),
      ("text/csv;header=present;q=1", "text/csv"), ("nonsense", "application/json"),
    ])
  func accept(field: String, expected: String) throws {
    #expect(try type("/v1/observations", accept: field) == expected)
  }

  @Test("What is not there is 406, with what there is")
  func notAcceptable() throws {
    for (target, accept) in [
      ("/v1/observations", "image/png"), ("/v1/themes", "text/csv"),
      ("/v1/observations", "application/json;q=0, text/*;q=0, application/x-ndjson;q=0"),
    ] {
      let reply = try client.get(target, [.accept: accept])
      #expect(reply.status == 406, "\(target) \(accept)")
      #expect(reply.text.contains("application/json"))
      #expect(reply.fields[.contentType]?.hasPrefix("application/problem+json") == true)
    }
    #expect(try client.get("/v1/themes?format=csv").status == 400)
    #expect(try client.get("/v1/themes.csv").status == 404)
    #expect(try client.get("/v1/themes.json").status == 200)
    #expect(try client.get("/v1/export.csv", [.accept: "application/json"]).status == 200)
  }

  @Test("The same rows in every format, with the next page in Link")
  func sameRows() throws {
    let json = try client.get("/v1/observations?limit=9")
    let rows = try #require(json.json()["data"]).elements
    let lines = try client.get("/v1/observations.ndjson?limit=9")
    #expect(
      try lines.text.split(separator: "\n").map { try JSONValue(Array($0.utf8)) } == rows)
    let csv = try client.get("/v1/observations.csv?limit=9&bom=1")
    #expect(csv.body.starts(with: [0xEF, 0xBB, 0xBF]))
    let table = try CSVTable(Array(csv.body.dropFirst(3)))
    #expect(table.rows.map { $0["id"] } == rows.map { $0["id"]?.string })
    #expect(csv.links["next"]?.hasPrefix("/v1/observations.csv?bom=1&cursor=") == true)
    let tags = Set([json, lines, csv].compactMap { $0.fields[.eTag] })
    #expect(tags.count == 3)
  }
}
