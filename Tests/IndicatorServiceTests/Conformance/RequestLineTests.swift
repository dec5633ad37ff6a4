import TestSupport
import Testing

extension Conformance {
  /// RFC 9112, 2.2, 2.3 and 3: the line that begins a request.
  @Suite struct RequestLineTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    private static let rest = "\r\nHost: gongshi\r\n\r\n"

    @Test(
      "RFC 9112, 3: a request line that does not keep to the grammar is 400",
      arguments: [
        "GET  /v1/themes HTTP/1.1", "GET /v1/themes  HTTP/1.1", "GET   /v1/themes   HTTP/1.1",
        "GET /v1/themes HTTP/1.1 ", "GET /v1/themes HTTP/1.1\t",
        "GET\t/v1/themes HTTP/1.1", "GET /v1/themes\tHTTP/1.1", "GET\u{B}/v1/themes HTTP/1.1",
        "GET /v1/themes extra HTTP/1.1", "GET /v1/the mes HTTP/1.1", "GET  HTTP/1.1",
        "GET HTTP/1.1", "/v1/themes HTTP/1.1",
        "GET /v1/themes\u{1} HTTP/1.1", "GET /v1/themes\u{7F} HTTP/1.1",
        "GET /v1/themes HTTP/1.1\u{1}", "GE\u{1}T /v1/themes HTTP/1.1",
      ])
    func grammar(line: String) throws {
      try live.expectRefusal(of: line + Self.rest, line.contains("1.1\u{1}") ? [400, 505] : [400])
    }

    @Test(
      "RFC 9110, 5.6.2: a method that is no token is 400",
      arguments: ["G(T", "GET,", "\"GET\"", "G[T]", "GET:", "G@T", "{GET}", "G\u{E9}T", "G\\T"])
    func methodIsAToken(method: String) throws {
      try live.expectRefusal(of: "\(method) /v1/themes HTTP/1.1" + Self.rest, [400])
    }

    @Test(
      "RFC 9112, 2.3 and RFC 9110, 15.6.6: a version that is no HTTP/1 is 505, or 400",
      arguments: [
        "HTTP/2.0", "HTTP/3.0", "HTTP/9.9", "HTTP/0.9", "HTTP/0.0", "HTTP/2", "HTTP/1", "HTTP/11",
        "HTTP/1.10", "HTTP/01.1", "HTTP/1.1.1", "HTTP/1.", "HTTP/.1", "HTTP/+1.1", "HTTP/1.-1",
        "HTTP/1,1", "HTTP1.1", "http/1.1", "Http/1.1", "HTTPS/1.1", "HTP/1.1", "XHTTP/1.1",
        "HTTP/1.1x", "HTTP /1.1", "HTTP/ 1.1", "HTTP/A.B", "RTSP/1.0",
      ])
    func version(version: String) throws {
      try live.expectRefusal(of: "GET /v1/themes \(version)" + Self.rest, [400, 505])
    }

    @Test("RFC 9110, 15.6.6: HTTP/2.0 is 505", arguments: ["HTTP/2.0", "HTTP/3.0"])
    func otherMajorVersion(version: String) throws {
      try live.expectRefusal(of: "GET /v1/themes \(version)" + Self.rest, [505])
    }

    @Test("RFC 9113, 3.4: the preface of HTTP/2 is refused once")
    func preface() throws {
      try live.expectRefusal(of: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400, 505])
    }

    @Test("RFC 9110, 2.5: a higher minor version is answered as 1.1")
    func higherMinorVersion() throws {
      let answer = try live.ask("GET /v1/themes HTTP/1.2" + Self.rest)
      #expect(answer.status == 200)
    }

    @Test("RFC 9112, 2.2: empty lines before the request line are passed over", arguments: [1, 2])
    func emptyLinesBefore(count: Int) throws {
      let lines = String(repeating: "\r\n", count: count)
      #expect(try live.ask(lines + LiveService.head()).status == 200)
    }

    @Test("RFC 9112, 2.2: an empty line behind a body is passed over")
    func emptyLineBetween() throws {
      let connection = try live.connect()
      try connection.send(
        LiveService.head("POST", LiveService.target, "Content-Length: 2") + "ab\r\n"
          + LiveService.head())
      #expect(try connection.answer().status == 405)
      #expect(try connection.answer().status == 200)
    }

    @Test(
      "RFC 9112, 2.2: a line that ends with a bare LF or CR is 400",
      arguments: [
        "GET /v1/themes HTTP/1.1\nHost: gongshi\r\n\r\n",
        "GET /v1/themes HTTP/1.1\nHost: gongshi\n\n",
        "GET /v1/themes HTTP/1.1\r\nHost: gongshi\n\r\n",
        "GET /v1/themes HTTP/1.1\r\nHost: gongshi\r\n\n",
        "GET /v1/themes HTTP/1.1\rHost: gongshi\r\n\r\n",
        "GET /v1/themes HTTP/1.1\r\nHost: gongshi\r\r\n\r\n",
        "GET /v1/themes HTTP/1.1\r\r\nHost: gongshi\r\n\r\n",
        "GET /v1/themes HTTP/1.1\r\nHost: gongshi\rX: y\r\n\r\n",
        "GET /v1/themes HTTP/1.1\r\nHost: gongshi\r\nX: y\rTransfer-Encoding: chunked\r\n\r\n",
        "GET /v1/themes HTTP/1.1\r\nHost: gongshi\r\nX: y\nTransfer-Encoding: chunked\r\n\r\n",
        "GET /v1/th\remes HTTP/1.1\r\nHost: gongshi\r\n\r\n",
      ])
    func bareLineEnds(text: String) throws {
      try live.expectRefusal(of: text, [400])
    }

    @Test("RFC 9112, 3: a very long method is 400 or 501", arguments: [30_000, 40_000])
    func longMethod(bytes: Int) throws {
      let method = String(repeating: "A", count: bytes)
      try live.expectRefusal(of: "\(method) /v1/themes HTTP/1.1" + Self.rest, [400, 501, 414, 431])
    }
  }
}
