import TestSupport
import Testing

extension Conformance {
  /// RFC 9110, 10.1.1: Expect.
  @Suite struct ExpectTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test(
      "RFC 9110, 10.1.1: who waits for 100 is told to go on, or refused",
      arguments: ["100-continue", "100-Continue"])
    func goesOn(expectation: String) throws {
      for framing in ["Content-Length: 2", "Transfer-Encoding: chunked"] {
        let connection = try live.connect()
        try connection.send(
          LiveService.head("POST", LiveService.target, framing, "Expect: \(expectation)"))
        var answer = try connection.answer(to: "POST")
        if answer.status == 100 {
          #expect(answer.fields.isEmpty)
          try connection.send(framing.hasPrefix("C") ? "ab" : "2\r\nab\r\n0\r\n\r\n")
          answer = try connection.answer(to: "POST")
        }
        #expect(answer.status == 405)
        answer.expectInOrder(to: "POST", at: #_sourceLocation)
      }
    }

    @Test(
      "RFC 9110, 10.1.1: who is refused anyway is not told to go on",
      arguments: [
        ("Content-Length: 5000000000", 413), ("Content-Length: 2000000", 413),
        ("Content-Length: 5\r\nTransfer-Encoding: chunked", 400),
        ("Transfer-Encoding: gzip", 501), ("Content-Length: x", 400),
        ("Content-Length: 5\r\nX : y", 400), ("Content-Length: 5\r\nHost: b", 400),
      ])
    func refused(fields: String, status: Int) throws {
      let answer = try live.expectRefusal(
        of: LiveService.head("POST", LiveService.target, "Expect: 100-continue", fields), [status])
      #expect(answer.value("connection") == "close")
    }

    @Test("RFC 9110, 10.1.1: who does not wait gets one answer")
    func doesNotWait() throws {
      let connection = try live.connect()
      try connection.send(
        LiveService.head(
          "POST", LiveService.target, "Content-Length: 2", "Expect: 100-continue") + "ab"
          + LiveService.head())
      var answer = try connection.answer(to: "POST")
      if answer.status == 100 { answer = try connection.answer(to: "POST") }
      #expect(answer.status == 405)
      #expect(try connection.answer().status == 200)
    }

    @Test("RFC 9110, 10.1.1: a request without a body needs nobody to go on")
    func noBody() throws {
      for fields in ["Expect: 100-continue", "Expect: 100-continue\r\nContent-Length: 0"] {
        let connection = try live.connect()
        try connection.send(LiveService.head("GET", LiveService.target, fields))
        var answer = try connection.answer()
        // Superfluous, and allowed.
        if answer.status == 100 { answer = try connection.answer() }
        #expect(answer.status == 200)
      }
    }

    @Test("RFC 9110, 10.1.1: HTTP/1.0 is never told to go on")
    func never() throws {
      let answer = try live.ask(
        "POST /v1/themes HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab")
      #expect(answer.status == 405)
    }
  }
}
