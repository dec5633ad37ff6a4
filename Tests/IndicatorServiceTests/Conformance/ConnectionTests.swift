import TestSupport
import Testing

extension Conformance {
  /// RFC 9112, 9: connections.
  @Suite struct ConnectionTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test("RFC 9112, 9.3: HTTP/1.1 keeps the connection, without a word")
    func keptInHTTP1_1() throws {
      let connection = try live.connect()
      for _ in 0..<3 {
        try connection.send(LiveService.head())
        let answer = try connection.answer()
        #expect(answer.status == 200)
        #expect(answer.values("connection").isEmpty)
      }
    }

    @Test("RFC 9112, 9.3: HTTP/1.0 ends the connection")
    func endedInHTTP1_0() throws {
      for method in ["GET", "HEAD", "OPTIONS", "POST"] {
        let connection = try live.connect()
        try connection.send("\(method) /v1/themes HTTP/1.0\r\n\r\n")
        let answer = try connection.answer(to: method)
        answer.expectInOrder(to: method, at: #_sourceLocation)
        #expect(try connection.isClosed(), "\(method)")
      }
    }

    @Test("RFC 9112, 9.3: HTTP/1.0 keeps the connection where it asks to, and is told so")
    func keptInHTTP1_0() throws {
      let connection = try live.connect()
      for _ in 0..<2 {
        try connection.send("GET /v1/themes HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let answer = try connection.answer()
        #expect(answer.status == 200)
        #expect(answer.value("connection")?.lowercased() == "keep-alive")
      }
    }

    @Test("RFC 9112, 7.1: HTTP/1.0 gets no chunks")
    func noChunksInHTTP1_0() throws {
      for connection in ["", "Connection: keep-alive\r\n"] {
        let answer = try live.ask("GET /v1/export.csv HTTP/1.0\r\n\(connection)\r\n")
        #expect(answer.values("transfer-encoding").isEmpty)
        #expect(try answer.body == live.get("/v1/export.csv").body)
      }
    }

    @Test(
      "RFC 9112, 9.6: close is said back and done, and nothing behind it is answered",
      arguments: [
        "close", "Close", "CLOSE", "x, close", "close, x", "keep-alive, close", "close\t",
      ])
    func close(option: String) throws {
      for (method, target) in [
        ("GET", "/v1/themes"), ("HEAD", "/v1/themes"), ("GET", "/v1/nothing"),
        ("OPTIONS", "/v1/themes"), ("POST", "/v1/themes"), ("GET", "/v1/export.csv"),
      ] {
        let connection = try live.connect()
        try connection.send(
          LiveService.head(method, target, "Connection: \(option)") + LiveService.head())
        let answer = try connection.answer(to: method)
        answer.expectInOrder(to: method, at: #_sourceLocation)
        #expect(answer.value("connection") == "close", "\(method) \(target)")
        #expect(try connection.isClosed(), "\(method) \(target)")
      }
    }

    @Test(
      "RFC 9112, 9.6: what only looks like close is not",
      arguments: ["closed", "x-close", "clos", "\"close\""])
    func notClose(option: String) throws {
      let connection = try live.connect()
      for _ in 0..<2 {
        try connection.send(LiveService.head("GET", LiveService.target, "Connection: \(option)"))
        #expect(try connection.answer().status == 200)
      }
    }

    @Test(
      "RFC 9112, 9.3.2: ten mixed requests at once are answered in order",
      arguments: [1, 13, 100_000])
    func pipelining(piece: Int) throws {
      let tag = try #require(live.get().value("etag"))
      let requests: [(method: String, request: String, status: Int)] = [
        ("GET", LiveService.head(), 200),
        ("HEAD", LiveService.head("HEAD"), 200),
        ("GET", LiveService.head("GET", "/v1/nothing"), 404),
        ("GET", LiveService.head("GET", LiveService.target, "If-None-Match: \(tag)"), 304),
        ("POST", LiveService.head("POST", "/v1/areas", "Content-Length: 4") + "body", 405),
        ("OPTIONS", LiveService.head("OPTIONS", "*"), 204),
        ("GET", LiveService.head("GET", "/v1/export.csv"), 200),
        (
          "PUT",
          LiveService.head("PUT", "/v1", "Transfer-Encoding: chunked") + "1\r\nx\r\n0\r\n\r\n", 405
        ),
        ("GET", LiveService.head("GET", "/v1/%zz"), 400),
        ("GET", LiveService.head("GET", "/v1/areas", "Accept-Encoding: gzip"), 200),
      ]
      let connection = try live.connect()
      let bytes = Array(requests.map(\.request).joined().utf8)
      for start in stride(from: 0, to: bytes.count, by: piece) {
        try connection.send(Array(bytes[start..<min(start + piece, bytes.count)]))
      }
      for (method, request, status) in requests {
        let answer = try connection.answer(to: method)
        #expect(answer.status == status, "\(request)")
        answer.expectInOrder(to: method, at: #_sourceLocation)
      }
      try connection.send(LiveService.head())
      #expect(try connection.answer().body == live.get().body)
    }

    @Test("RFC 9112, 9.3.2: a hundred requests at once, for what is kept and what is not")
    func longPipeline() throws {
      let targets = (0..<100).map {
        $0 % 3 == 0 ? "/v1/nothing/\($0)" : "/v1/observations?limit=\($0)"
      }
      let connection = try live.connect()
      try connection.send(targets.map { LiveService.head("GET", $0) }.joined())
      for target in targets {
        let answer = try connection.answer()
        #expect(answer.status == (target.contains("nothing") ? 404 : 200))
        let named = answer.status == 404 ? answer.text : answer.values("link").joined()
        #expect(answer.text.contains(target) || named.contains(target), "\(target)")
      }
    }

    @Test("RFC 9112, 9.5 and 9.6: a client that has said all gets its answer, and the end")
    func halfClosed() throws {
      let connection = try live.connect()
      try connection.send(LiveService.head())
      connection.closeSending()
      #expect(try connection.answer().status == 200)
      #expect(try connection.isClosed())
    }

    @Test("RFC 9110, 7.8: an upgrade that is not known is passed over")
    func upgrade() throws {
      let answer = try live.get(
        LiveService.target, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c",
        "HTTP2-Settings: AAMAAABkAAQAAP__")
      #expect(answer.status == 200)
      let socket = try live.get(
        LiveService.target, "Connection: Upgrade", "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
      #expect(socket.status == 200)
    }
  }
}
