import HTTPTypes
import MicroHTTP
import TestSupport
import Testing

extension Live {
  @Suite struct BodyLimitTests {
    let recorder: Recorder

    init() throws { recorder = try Recorder(limits: ServerLimits(bodyBytes: 1000)) }

    @Test func bodyOfTheLimitIsTaken() throws {
      let body = String(repeating: "b", count: 1000)
      let answer = try recorder.client().ask("POST", "/", "Content-Length: 1000", body: body)
      #expect(answer.status == 200)
      #expect(recorder.requests.all.first?.body.count == 1000)
    }

    @Test func oneByteMoreIsDrainedAndRefused() throws {
      let client = try recorder.client()
      let body = String(repeating: "b", count: 1001)
      #expect(try client.ask("POST", "/", "Content-Length: 1001", body: body).status == 413)
      #expect(recorder.faults.all == [.bodyTooLarge(limit: 1000)])
      // The body was read to its end, so the connection serves on.
      #expect(try client.ask("GET", "/").status == 200)
      #expect(recorder.requests.all.map(\.body) == [[]])
    }

    @Test func chunksOverTheLimitAreDrainedAndRefused() throws {
      let client = try recorder.client()
      let chunk = "100\r\n" + String(repeating: "c", count: 256) + "\r\n"
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      for _ in 0..<8 { try client.send(chunk) }
      try client.send("0\r\n\r\n")
      #expect(try client.answer().status == 413)
      #expect(recorder.faults.all == [.bodyTooLarge(limit: 1000)])
      #expect(try client.ask("GET", "/").status == 200)
    }

    @Test(arguments: [(1000, 200), (1001, 413)])
    func limitOfChunksIsExact(bytes: Int, status: Int) throws {
      let client = try recorder.client()
      let half = bytes / 2
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      for part in [half, bytes - half] {
        try client.send(
          String(part, radix: 16) + "\r\n" + String(repeating: "c", count: part) + "\r\n")
      }
      try client.send("0\r\n\r\n")
      #expect(try client.answer().status == status)
    }

    @Test func clientThatAsksFirstIsRefusedAtOnce() throws {
      let client = try recorder.client()
      let answer = try client.ask("POST", "/", "Content-Length: 1001", "Expect: 100-continue")
      #expect(answer.status == 413)
      #expect(answer.values("connection") == ["close"])
      #expect(try client.isClosed())
    }

    @Test func clientThatAsksFirstAndFitsIsToldToGoOn() throws {
      let client = try recorder.client()
      #expect(
        try client.ask("POST", "/", "Content-Length: 4", "Expect: 100-continue").status == 100)
      try client.send("body")
      #expect(try client.answer().status == 200)
      #expect(recorder.requests.all.first?.body == Array("body".utf8))
    }

    @Test func hopelessLengthIsRefusedBeforeAnyOfItIsSent() throws {
      let client = try recorder.client()
      #expect(try client.ask("POST", "/", "Content-Length: 10000000").status == 413)
      #expect(try client.isClosed())
      #expect(try recorder.client().ask("GET", "/").status == 200)
    }

    @Test func endlessChunksAreCutOff() throws {
      let client = try recorder.client()
      let chunk = "1000\r\n" + String(repeating: "c", count: 4096) + "\r\n"
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      #expect(throws: Client.Failure.self) {
        for _ in 0..<100_000 { try client.send(chunk) }
      }
      #expect(try recorder.client().ask("GET", "/").status == 200)
    }

    @Test func limitOfNothingTakesNoBody() throws {
      let recorder = try Recorder(limits: ServerLimits(bodyBytes: 0))
      #expect(try recorder.client().ask("POST", "/", "Content-Length: 1", body: "x").status == 413)
      #expect(try recorder.client().ask("POST", "/", "Content-Length: 0").status == 200)
    }
  }
}
