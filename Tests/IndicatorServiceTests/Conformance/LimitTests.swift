import TestSupport
import Testing

extension Conformance {
  /// RFC 9110, 15.5, and RFC 6585, 5: what is too much.
  @Suite struct LimitTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test("RFC 9110, 15.5.15: a target beyond the limit is 414, and one of the limit is not")
    func targets() throws {
      let fits = "/v1/" + String(repeating: "a", count: 8188)
      try live.expectRefusal(of: LiveService.head("GET", fits), [404])
      try live.expectRefusal(of: LiveService.head("GET", fits + "a"), [414])
      for bytes in [10_000, 30_000, 40_000, 100_000] {
        let target = "/v1/themes?q=" + String(repeating: "a", count: bytes)
        try live.expectRefusal(of: LiveService.head("GET", target), [414])
      }
    }

    @Test(
      "RFC 9110, 15.5.1: five hundred unknown parameters are 400, with the first of them",
      arguments: [500, 700])
    func parameters(count: Int) throws {
      let query = (0..<count).map { "k\($0)=\($0)" }.joined(separator: "&")
      let answer = try live.expectRefusal(
        of: LiveService.head("GET", "/v1/observations?\(query)"), [400])
      let first = try JSONValue(answer.body)["errors"]?[0]
      #expect(first?["parameter"]?.string == "k0")
      // The answer stays small.
      #expect(answer.body.count < 20_000)
    }

    @Test("RFC 6585, 5: a field that is too large is 431", arguments: [32_000, 40_000, 200_000])
    func largeField(bytes: Int) throws {
      let field = "X: " + String(repeating: "a", count: bytes)
      let answer = try live.expectRefusal(
        of: LiveService.head("GET", LiveService.target, field), [431])
      #expect(answer.value("connection") == "close")
    }

    @Test(
      "RFC 6585, 5: a hundred fields are taken, thousands are 431",
      arguments: [(100, 200), (3000, 431)])
    func manyFields(count: Int, status: Int) throws {
      let fields = (0..<count).map { "X-\($0): y" }.joined(separator: "\r\n")
      let head = LiveService.head("GET", LiveService.target, fields)
      if status == 200 {
        #expect(try live.ask(head).status == 200)
      } else {
        try live.expectRefusal(of: head, [status])
      }
    }

    @Test(
      "RFC 6265, 4.2: cookies of others are passed over",
      arguments: ["a=b", "", "=", ";", "\"", "a=\"b; c=d", "a", ";;;=;=", "a=b,c=d; $Version=1"])
    func cookies(field: String) throws {
      let answer = try live.get(LiveService.target, "Cookie: \(field)")
      #expect(answer.status == 200)
      #expect(try answer.body == live.get().body)
      #expect(answer.values("set-cookie").isEmpty)
    }

    @Test("RFC 6265, 6.1: three hundred cookies are taken")
    func manyCookies() throws {
      let field = "Cookie: " + Array(repeating: "a=b", count: 300).joined(separator: "; ")
      #expect(try live.get(LiveService.target, field).status == 200)
    }

    @Test("RFC 9110, 15.5.14: a body beyond the limit is 413, whatever frames it")
    func bodies() throws {
      let body = String(repeating: "b", count: 1_048_577)
      let size = String(body.utf8.count, radix: 16)
      for method in ["POST", "GET"] {
        for request in [
          LiveService.head(method, LiveService.target, "Content-Length: \(body.utf8.count)") + body,
          LiveService.head(method, LiveService.target, "Transfer-Encoding: chunked")
            + "\(size)\r\n\(body)\r\n0\r\n\r\n",
        ] {
          // Read to its end: the client, who reads only now, finds its answer.
          let answer = try live.expectRefusal(of: request, [413])
          #expect(answer.values("connection").isEmpty)
        }
      }
    }

    @Test("RFC 9110, 15.5.14: a body that would never end is 413 at once, and the end")
    func hopelessBody() throws {
      let answer = try live.expectRefusal(
        of: LiveService.head("POST", LiveService.target, "Content-Length: 99999999999"), [413])
      #expect(answer.value("connection") == "close")
    }

    @Test("RFC 9112, 7.1: a chunk that would never end is never a body")
    func hopelessChunk() throws {
      for size in ["100000000", "7FFFFFFFFFFFFFFF", "FFFFFFFFFFFFFFFE"] {
        let connection = try live.connect()
        try connection.send(
          LiveService.head("POST", LiveService.target, "Transfer-Encoding: chunked") + size
            + "\r\nabc\r\n0\r\n\r\n" + LiveService.head())
        connection.closeSending()
        try live.expectRefusalOrEnd(on: connection, [400, 413])
      }
    }
  }
}
