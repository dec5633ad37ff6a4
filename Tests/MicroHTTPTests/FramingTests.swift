import HTTPTypes
import MicroHTTP
import TestSupport
import Testing

extension Live {
  /// RFC 9112, section 6: where a body ends must be beyond doubt; and what the library cannot read at all.
  @Suite struct FramingTests {
    @Test(
      "RFC 9112, 6.1–6.3: a doubtful end of the body ends the connection",
      arguments: [
        ("1.1", "Content-Length: x\r\n", 400), ("1.1", "Content-Length: -1\r\n", 400),
        ("1.1", "Content-Length: +1\r\n", 400), ("1.1", "Content-Length: 1, 1\r\n", 400),
        ("1.1", "Content-Length: 0x1\r\n", 400), ("1.1", "Content-Length: \r\n", 400),
        ("1.1", "Content-Length: 1\r\nContent-Length: 2\r\n", 400),
        ("1.1", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 400),
        ("1.1", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 400),
        ("1.1", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 400),
        ("1.1", "Transfer-Encoding: gzip, chunked\r\n", 501),
        ("1.1", "Transfer-Encoding: identity\r\n", 501),
        ("1.1", "Transfer-Encoding: xchunked\r\n", 501),
        ("1.0", "Transfer-Encoding: chunked\r\n", 400),
        ("1.1", "Content-Length: 18446744073709551615\r\n", 413),
        ("1.1", "Content-Length: 99999999999999999999999999\r\n", 413),
      ])
    func isRefused(version: String, fields: String, status: Int) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send(
        "POST / HTTP/\(version)\r\nHost: a\r\n\(fields)\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
      )
      let answer = try client.answer()
      #expect(answer.status == status)
      #expect(answer.text == recorder.faults.all.first?.detail)
      #expect(answer.values("connection") == ["close"])
      #expect(try client.isClosed())
      #expect(recorder.requests.all.isEmpty)
    }

    @Test("RFC 9112, 6.3: a length said twice alike is a length")
    func sameLengthTwice() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab")
      #expect(try client.answer().status == 200)
      #expect(recorder.requests.all.first?.body == Array("ab".utf8))
      #expect(try client.ask("GET", "/").status == 200)
    }

    @Test(
      "What the library cannot read is answered by the service, once",
      arguments: [
        ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505), ("HEAD / HTTP/9.9\r\nHost: a\r\n\r\n", 505),
        ("GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 60_000))\r\n\r\n", 431),
        ("GET /\(String(repeating: "a", count: 60_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
      ])
    func unreadable(request: String, status: Int) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send(request)
      let answer = try client.answer(to: request.hasPrefix("HEAD") ? "HEAD" : "GET")
      #expect(answer.status == status)
      let fault = try #require(recorder.faults.all.first)
      #expect(fault.status.code == status)
      #expect(!fault.status.reasonPhrase.isEmpty)
      #expect(answer.text == (request.hasPrefix("HEAD") ? "" : fault.detail))
      #expect(answer.values("connection") == ["close"])
      #expect(try client.isClosed())
      #expect(try recorder.client().ask("GET", "/").status == 200)
    }
  }
}
