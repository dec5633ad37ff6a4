import TestSupport
import Testing

extension Conformance {
  /// RFC 9110, 9: methods.
  @Suite struct MethodTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    /// All routes that the service documents, filled in.
    private static var documented: [String] {
      get throws {
        let document = try JSONValue(LiveService.shared().get("/openapi.json").body)
        let paths = try #require(document["paths"])
        #expect(paths.keys.count > 30)
        return try paths.keys.sorted().map { path in
          var target = path
          for parameter in paths[path]?["get"]?["parameters"]?.elements ?? []
          where parameter["in"]?.string == "path" {
            let name = try #require(parameter["name"]?.string)
            target = target.replacing("{\(name)}", with: try #require(parameter["example"]?.string))
          }
          return target
        }
      }
    }

    /// What GET and HEAD may differ in: the time, the name of the request, who made the answer; and
    /// what is only known once a body is made (9.3.2), or is about the connection.
    private static let own: Set<String> = [
      "date", "x-request-id", "cache-status", "transfer-encoding", "connection",
    ]

    private func expectSame(_ target: String, _ fields: String..., but own: Set<String> = own)
      throws
    {
      let lines = fields.map { $0 + "\r\n" }.joined()
      let rest = " \(target) HTTP/1.1\r\nHost: gongshi\r\n\(lines)\r\n"
      let get = try live.ask("GET" + rest)
      let connection = try live.connect()
      try connection.send("HEAD" + rest)
      let head = try connection.answer(to: "HEAD")
      head.expectInOrder(to: "HEAD", at: #_sourceLocation)
      #expect(head.status == get.status, "\(target)")
      #expect(head.fields(without: own) == get.fields(without: own), "\(target)")
      if head.values("connection") == ["close"] {
        #expect(try connection.isClosed(), "\(target)")
      } else {
        // A body would be taken for the next answer.
        try connection.send(LiveService.head("GET", "/healthz"))
        #expect(try connection.answer().status == 200, "\(target)")
      }
    }

    @Test("RFC 9110, 9.3.2: HEAD has the fields of GET and no body, on every route")
    func head() throws {
      for target in try Self.documented {
        // The counts of /metrics have grown in between.
        let own = target == "/metrics" ? Self.own.union(["content-length"]) : Self.own
        try expectSame(target, but: own)
        try expectSame(
          target, "Accept-Encoding: gzip", but: own.union(target == "/metrics" ? ["etag"] : []))
      }
    }

    @Test("RFC 9110, 9.3.2: HEAD has the fields of GET, for errors and conditions too")
    func headOfErrors() throws {
      let tag = try #require(live.get().value("etag"))
      try expectSame("/v1/nothing")
      try expectSame("/v1/observations?limt=5")
      try expectSame("/v1/%zz")
      try expectSame("/v1/themes", "Accept: image/png")
      try expectSame("/v1/themes", "Accept-Encoding: identity;q=0")
      try expectSame("/v1/themes", "If-None-Match: \(tag)")
      try expectSame("/v1/themes", "X : y")
      try expectSame("/v1/themes", "Host: other")
      try expectSame("/" + String(repeating: "a", count: 9000))
      try expectSame("/v1/themes", "X: \(String(repeating: "a", count: 30_000))")
      try expectSame("/v1/themes", "Transfer-Encoding: gzip")
    }

    @Test("RFC 9110, 9.3.7: OPTIONS tells the methods, on every route")
    func options() throws {
      for target in try Self.documented + ["*"] {
        let answer = try live.ask(LiveService.head("OPTIONS", target), to: "OPTIONS")
        #expect(answer.status == 204, "\(target)")
        // What is written to as well, RouteTests know.
        #expect(answer.value("allow")?.hasPrefix("GET, HEAD, OPTIONS") == true, "\(target)")
        #expect(answer.values("content-type").isEmpty, "\(target)")
      }
      #expect(try live.ask(LiveService.head("OPTIONS", "/v1/nothing")).status == 404)
    }

    @Test(
      "RFC 9110, 15.5.6: a method that is known and not possible is 405, with Allow",
      arguments: ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
    func notAllowed(method: String) throws {
      for target in ["/v1/themes", "/v1/export.csv", "/healthz", "/openapi.json"] {
        let answer = try live.expectRefusal(of: LiveService.head(method, target), [405])
        #expect(answer.value("allow") == "GET, HEAD, OPTIONS")
      }
    }

    @Test("RFC 9110, 9.3.8: TRACE says nothing back of what it was sent")
    func trace() throws {
      let answer = try live.expectRefusal(
        of: LiveService.head("TRACE", LiveService.target, "Cookie: secret=1"), [405, 501])
      #expect(!answer.text.contains("secret"))
    }

    @Test(
      "RFC 9110, 9.1: methods are the same only in the same letters",
      arguments: ["get", "Get", "hEAD", "options"])
    func lowerCase(method: String) throws {
      try live.expectRefusal(of: LiveService.head(method), [405, 501])
    }

    @Test("RFC 9110, 9.3.6: CONNECT makes no tunnel", arguments: ["gongshi:443", "127.0.0.1:22"])
    func connect(target: String) throws {
      try live.expectRefusal(of: LiveService.head("CONNECT", target), [400, 405, 501])
    }
  }
}
