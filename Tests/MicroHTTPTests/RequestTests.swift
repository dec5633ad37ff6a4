import HTTPTypes
import MicroHTTP
import TestSupport
import Testing

extension Live {
  @Suite struct RequestTests {
    @Test func handlerSeesTheWholeRequest() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      let answer = try client.ask(
        "POST", "/v1/a%2Fb?z=1&a=2&z=+", "Content-Length: 5", "X-One: 1", "x-two:  spaced \t",
        "X-One: 2", "X-Empty:", body: "hello")
      #expect(answer.status == 200)
      #expect(answer.text == "ok")
      let request = try #require(recorder.requests.all.first)
      #expect(request.method == .post)
      #expect(request.target.segments == ["v1", "a/b"])
      #expect(request.target.raw == "/v1/a%2Fb?z=1&a=2&z=+")
      #expect(request.target.query.map(\.name) == ["z", "a", "z"])
      #expect(request.target.query.map(\.value) == ["1", "2", " "])
      #expect(
        request.fields.map { "\($0.name.rawName)=\($0.value)" } == [
          "Host=test", "Content-Length=5", "X-One=1", "x-two=spaced", "X-One=2", "X-Empty=",
        ])
      #expect(request.body == Array("hello".utf8))
      #expect(request.peer == "127.0.0.1")
    }

    @Test func chunkedBodyIsPutTogetherWithoutTrailers() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      try client.send("3\r\nabc\r\n")
      try client.send("A;x=y\r\n0123456789\r\n0\r\nX-Late: 1\r\n\r\n")
      #expect(try client.answer().status == 200)
      let request = try #require(recorder.requests.all.first)
      #expect(request.body == Array("abc0123456789".utf8))
      #expect(request.fields.allSatisfy { $0.name.canonicalName != "x-late" })
    }

    @Test func fiveHundredQueryItemsArriveInOrder() throws {
      let recorder = try Recorder()
      let query = (0..<500).map { "k\($0)=\($0)" }.joined(separator: "&")
      #expect(try recorder.client().ask("GET", "/?\(query)").status == 200)
      let items = try #require(recorder.requests.all.first).target.query
      #expect(items == (0..<500).map { QueryItem(name: "k\($0)", value: "\($0)") })
    }

    @Test func otherMethodsAndFormsComeThrough() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      #expect(try client.ask("OPTIONS", "*").status == 200)
      #expect(try client.ask("BREW", "http://elsewhere:1/pot?x").status == 200)
      let requests = recorder.requests.all
      #expect(requests.map(\.method.rawValue) == ["OPTIONS", "BREW"])
      #expect(requests.first?.target.isAsterisk == true)
      #expect(requests.last?.target.segments == ["pot"])
      #expect(requests.last?.target.query == [QueryItem(name: "x", value: nil)])
    }

    @Test func keepAliveServesTwoRequestsOnOneConnection() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      for path in ["/1", "/2"] {
        let answer = try client.ask("GET", path)
        #expect(answer.status == 200)
        #expect(answer.values("connection").isEmpty)
      }
      #expect(try client.ask("GET", "/3", "Connection: close").values("connection") == ["close"])
      #expect(try client.isClosed())
      #expect(recorder.requests.all.map(\.target.raw) == ["/1", "/2", "/3"])
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() throws {
      let server = try Server(respond: { .text($0.target.raw) }, refuse: refusePlainly)
      let client = try Client(port: server.port)
      let paths = (0..<20).map { "/\($0)" }
      try client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      #expect(try paths.map { _ in try client.answer().text } == paths)
    }

    @Test(arguments: [
      "/%00", "/a/../b", "/%zz", "nowhere", "/x?a=%FF", "/a b", "/a ", "/\u{FFFD}", "http://",
    ])
    func badTargetIsRefusedAndTheConnectionGoesOn(target: String) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      let refused = try client.ask("GET", target, "X-Kept: 1")
      #expect(refused.status == 400)
      #expect(refused.text == recorder.faults.all.first?.detail)
      #expect(refused.values("content-type") == ["text/plain"])
      #expect(recorder.heads.all.first??.rawTarget == target)
      #expect(recorder.heads.all.first??.fields.contains { $0.name.rawName == "X-Kept" } == true)
      #expect(try client.ask("GET", "/fine").status == 200)
    }

    @Test func bodyOfABadTargetIsReadBeforeItIsRefused() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      #expect(try client.ask("POST", "/%00", "Content-Length: 4", body: "body").status == 400)
      #expect(try client.ask("GET", "/fine").status == 200)
      #expect(recorder.requests.all.first?.body == [])
    }

    @Test func tooLongATargetGets414() throws {
      let recorder = try Recorder(limits: ServerLimits(targetBytes: 100))
      let client = try recorder.client()
      let fits = "/" + String(repeating: "a", count: 99)
      #expect(try client.ask("GET", fits).status == 200)
      #expect(try client.ask("GET", fits + "b").status == 414)
      #expect(recorder.faults.all == [.targetTooLong(limit: 100)])
      #expect(try client.ask("GET", fits).status == 200)
    }

    @Test func defaultLimitsTakeATargetOf8192Bytes() throws {
      let recorder = try Recorder()
      let fits = "/?" + String(repeating: "a=&", count: 2730)
      #expect(fits.utf8.count == 8192)
      #expect(try recorder.client().ask("GET", fits).status == 200)
      #expect(try recorder.client().ask("GET", fits + "b").status == 414)
      #expect(
        try recorder.client().ask("GET", "/" + String(repeating: "a", count: 100_000)).status == 414
      )
    }

    @Test(arguments: [
      "Host: a\r\nHost: b\r\n", "Host: a\r\nX Y: b\r\n", "Host: a\r\nX-Y : b\r\n",
      "Host: a\r\nX\u{E9}: b\r\n", "Host: a\r\nX-Y: b\u{1}c\r\n",
      "Host: a\r\nX-Y: b\u{7F}\r\n", "Host: a\r\n(x): b\r\n", "Host: a\r\nhost: a\r\n",
    ])
    func badFieldsAreRefusedAndEndTheConnection(fields: String) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send("GET / HTTP/1.1\r\n\(fields)\r\n")
      let answer = try client.answer()
      #expect(answer.status == 400)
      #expect(answer.values("connection") == ["close"])
      #expect(try client.isClosed())
      guard case .badRequest(let text) = try #require(recorder.faults.all.first) else {
        Issue.record("another fault")
        return
      }
      #expect(answer.text == text)
      #expect(recorder.requests.all.isEmpty)
    }

    @Test func methodThatIsNoTokenIsRefusedWithoutAHead() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send("G(T / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer().status == 400)
      #expect(recorder.heads.all.count == 1)
      #expect(recorder.heads.all.allSatisfy { $0 == nil })
    }

    /// What the library reads more kindly than a proxy in front of it might.
    @Test(arguments: [
      "GET /x\u{0}y HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET\u{0}X /x HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n\n",
      "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\u{0}b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX\u{0}: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\nY: d\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n c\r\n\r\n",
      "GET / HTTP/1.1\r\n X: b\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n:\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n:\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n:\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n",
    ])
    func headThatIsReadInTwoWaysIsRefused(bytes: String) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send(bytes)
      let answer = try client.answer()
      #expect(answer.status == 400)
      #expect(answer.values("connection") == ["close"])
      #expect(try client.isClosed())
      #expect(recorder.requests.all.isEmpty)
    }

    /// The counterpart: heads that are in order, in pieces of any size, also a second and a large
    /// one on the same connection, for which the library moves its buffer.
    @Test(arguments: [1, 7, 1000, 100_000])
    func headInOrderIsReadInPiecesOfAnySize(size: Int) throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      let many = (0..<60).map { "X-\($0): \(String(repeating: "v", count: $0 * 2))\r\n" }.joined()
      let heads = [
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET /?a=1&b=%20c HTTP/1.1\r\nhost:a\r\nX:\r\nY: \t \r\nZ:\t1 \t\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a\r\nCookie: a=b; c=\"d\"; e\r\nX:\r\n\r\n",
        "GET /y HTTP/1.1\r\n\(many)Host: a\r\n\r\n",
        "POST /z HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
        "GET /y HTTP/1.1\r\n\(many)Host: a\r\n\r\n",
      ]
      let bytes = Array(heads.joined().utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        try client.send(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      for _ in heads { #expect(try client.answer().status == 200) }
      #expect(recorder.requests.all.map(\.fields.count) == [1, 4, 3, 61, 2, 61])
    }

    /// A head beyond the memory of a connection is refused, and never met with silence.
    @Test(arguments: [1, 20, 100, 1000, 8000])
    func everyHeadGetsAnAnswer(fieldBytes: Int) throws {
      let fields = HTTPFields(
        (0..<8).map { HTTPField(name: .setCookie, value: String(repeating: "\($0)", count: 120)) })
      let server = try Server { _ in
        Response(fields: fields)
      } refuse: { fault, _ in
        Response(status: fault.status, fields: fields, body: .bytes(Array(fault.detail.utf8)))
      }
      var statuses: Set<Int> = []
      for bytes in stride(from: 500, through: 60_000, by: fieldBytes < 8000 ? 500 : 100) {
        let field = "X: " + String(repeating: "v", count: fieldBytes) + "\r\n"
        let lines = String(repeating: field, count: bytes / field.utf8.count + 1)
        let client = try Client(port: server.port)
        try? client.send("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n")
        do {
          statuses.insert(try client.answer().status)
        } catch {
          Issue.record("\(bytes) bytes of fields, each of \(fieldBytes): \(error)")
        }
      }
      #expect(statuses == [200, 431])
      let cookies = String(repeating: "a=b; ", count: 300)
      #expect(try Client(port: server.port).ask("GET", "/", "Cookie: \(cookies)").status == 200)
    }

    @Test func missingHostGetsOneAnswer() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send("GET / HTTP/1.1\r\n\r\n")
      #expect(try client.answer().text == "The request has no Host field.")
      #expect(try client.isClosed())
      #expect(recorder.requests.all.isEmpty)
      let old = try recorder.client()
      try old.send("GET / HTTP/1.0\r\n\r\n")
      #expect(try old.answer().status == 200)
    }

    @Test func halfClosedClientStillGetsItsAnswer() throws {
      let recorder = try Recorder()
      let client = try recorder.client()
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      client.closeSending()
      #expect(try client.answer().text == "ok")
      #expect(try client.isClosed())
    }
  }
}
