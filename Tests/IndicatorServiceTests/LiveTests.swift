import Foundation
import IndicatorService
import MicroHTTP
import TestSupport
import Testing

/// The same service behind a socket, asked by curl.
@Suite("Over a live socket")
struct LiveTests {
  private let client: Client
  private let server: Server

  init() throws {
    client = try Client.shared()
    server = try Server(
      limits: ServerLimits(threads: 2), cache: client.service.cache, reply: client.service.reply,
      refuse: client.service.refuse)
  }

  /// The body of an answer.
  private func curl(_ target: String, _ options: String...) throws -> [UInt8] {
    let url = "http://127.0.0.1:\(server.port)\(target)"
    let run = try Program.run("curl", ["-s", "--path-as-is", "--max-time", "30"] + options + [url])
    try #require(run.status == 0, "curl: \(run.status)")
    return run.output
  }

  /// The status line and fields, in small letters, by curl's -i, and the body behind them.
  private func answer(_ target: String, _ options: String...) throws -> (
    head: [String], body: String
  ) {
    let url = "http://127.0.0.1:\(server.port)\(target)"
    let run = try Program.run(
      "curl", ["-si", "--path-as-is", "--max-time", "30"] + options + [url])
    try #require(run.status == 0, "curl: \(run.status)")
    let text = run.text
    let end = text.firstRange(of: "\r\n\r\n") ?? text.endIndex..<text.endIndex
    let head = text[..<end.lowerBound].components(separatedBy: "\r\n").map { $0.lowercased() }
    return (head, String(text[end.upperBound...]))
  }

  @Test("39, with its sentence")
  func data() throws {
    let indicator = try JSONValue(curl("/v1/indicators/reconsideration-applications-received"))
    #expect(indicator["observations"]?[0]?["value"] == .number(39))
    #expect(
      indicator["observations"]?[0]?["evidence"]?[0]?["sentence"]?.string?.contains("39") == true)
  }

  @Test("The report's bytes arrive as they are")
  func text() throws {
    #expect(try curl("/v1/reports/370404-2021/text") == ProjectFiles.report())
  }

  @Test("Streams arrive whole", arguments: ["/v1/export.csv", "/v1/export.json"])
  func streams(target: String) throws {
    #expect(try curl(target) == client.get(target).body)
    #expect(try answer(target).head.contains("transfer-encoding: chunked"))
  }

  @Test("HEAD and 304 have no body")
  func withoutBody() throws {
    let whole = try answer("/v1/themes")
    let tag = try #require(whole.head.first { $0.hasPrefix("etag: ") }).dropFirst(6)
    let head = try answer("/v1/themes", "--head")
    #expect(head.head.first == "http/1.1 200 ok")
    #expect(head.body.isEmpty)
    #expect(head.head.contains("content-length: \(whole.body.utf8.count)"))
    let unchanged = try answer("/v1/themes", "-H", "If-None-Match: \(tag)")
    #expect(unchanged.head.first == "http/1.1 304 not modified")
    #expect(unchanged.body.isEmpty)
  }

  @Test("Refusals arrive as problems")
  func refusals() throws {
    let unknown = try answer("/v1/indicators/reconsideration-acepted")
    #expect(unknown.head.first == "http/1.1 404 not found")
    #expect(unknown.body.contains("reconsideration-accepted"))
    let misspelt = try answer("/v1/observations?limt=5")
    #expect(misspelt.head.first == "http/1.1 400 bad request")
    let method = try answer("/v1/themes", "-X", "POST", "-d", "x=y")
    #expect(method.head.first == "http/1.1 405 method not allowed")
    #expect(method.head.contains("allow: get, head, options"))
    let target = try answer("/v1/%zz")
    #expect(target.head.first == "http/1.1 400 bad request")
    let long = try answer("/v1/" + String(repeating: "a", count: 9000))
    #expect(long.head.first == "http/1.1 414 uri too long")
    for answer in [unknown, misspelt, method, target, long] {
      #expect(answer.head.contains("content-type: application/problem+json; charset=utf-8"))
      #expect(answer.head.contains("access-control-allow-origin: *"))
      #expect(answer.head.contains { $0.hasPrefix("x-request-id: ") })
    }
  }

  @Test("OPTIONS, also of the whole server")
  func options() throws {
    for (target, options, more) in [
      ("/v1/themes", [], ""), ("", ["--request-target", "*"], ", put, patch, delete"),
    ] {
      let url = "http://127.0.0.1:\(server.port)\(target)"
      let run = try Program.run(
        "curl", ["-si", "-X", "OPTIONS", "--max-time", "30"] + options + [url])
      #expect(run.text.hasPrefix("HTTP/1.1 204 No Content\r\n"))
      #expect(run.text.lowercased().contains("\r\nallow: get, head, options\(more)\r\n"))
    }
  }
}
