import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import MicroHTTP

extension Live {
  @Suite("Clients that are too slow, and too many")
  struct GuardTests {
    /// Sends a byte every 50 ms, and tells after how many seconds the connection ended.
    private func trickle(_ client: Client, byte: String) -> Double {
      let start = ContinuousClock.now
      for _ in 0..<200 {
        usleep(50_000)
        do { try client.send(byte) } catch { break }
        if client.hasAnswer { break }
      }
      return (ContinuousClock.now - start) / .seconds(1)
    }

    @Test("A head byte by byte ends with 408")
    func head() throws {
      let recorder = try Recorder(limits: ServerLimits(headSeconds: 1))
      let client = try recorder.client()
      try client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ")
      let seconds = trickle(client, byte: "x")
      #expect(seconds > 0.9 && seconds < 5, "\(seconds)")
      let answer = try client.answer()
      #expect(answer.status == 408)
      #expect(answer.values("date").count == 1)
      #expect(answer.values("connection") == ["close"])
      #expect(try client.isClosed())
      #expect(recorder.faults.all == [.timedOut])
      #expect(recorder.requests.all.isEmpty)
    }

    @Test(
      "A body byte by byte ends with 408",
      arguments: ["Content-Length: 1000", "Transfer-Encoding: chunked"])
    func body(framing: String) throws {
      let recorder = try Recorder(
        limits: ServerLimits(bodySeconds: 1, bytesPerSecond: 1_000_000))
      let client = try recorder.client()
      try client.send("POST / HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n")
      let chunk = framing.hasSuffix("chunked") ? "1\r\nx\r\n" : "x"
      let seconds = trickle(client, byte: chunk)
      #expect(seconds > 0.9 && seconds < 5, "\(seconds)")
      #expect(try client.answer().status == 408)
      #expect(recorder.requests.all.isEmpty)
    }

    @Test("The whole of a request has a time of its own")
    func request() throws {
      let recorder = try Recorder(
        limits: ServerLimits(bodySeconds: 0, requestSeconds: 1, bytesPerSecond: 1))
      let client = try recorder.client()
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
      _ = trickle(client, byte: "x")
      #expect(try client.answer().status == 408)
    }

    @Test("Requests now and then on one connection are not too slow")
    func patient() throws {
      let recorder = try Recorder(limits: ServerLimits(headSeconds: 1, bodySeconds: 1))
      let client = try recorder.client()
      for _ in 0..<4 {
        #expect(try client.ask("POST", "/", "Content-Length: 2", body: "ab").status == 200)
        usleep(500_000)
      }
    }

    @Test("A request that is there, and not read because the server is busy, is not late")
    func busy() throws {
      let entered = Signal()
      let server = try Server(limits: ServerLimits(headSeconds: 1, threads: 1)) { request in
        if request.target.raw == "/hold" {
          entered.give()
          usleep(2_000_000)
        }
        return .text(request.target.raw)
      } refuse: {
        refusePlainly($0, $1)
      }
      let clients = try (0..<2).map { _ in try Client(port: server.port) }
      for client in clients { #expect(try client.ask("GET", "/").status == 200) }
      // The guard has seen that they are silent.
      usleep(600_000)
      try clients[0].send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(entered.wait())
      #expect(try clients[1].ask("GET", "/late").text == "/late")
      #expect(try clients[0].answer().text == "/hold")
    }

    @Test("Who takes an answer byte by byte is cut off")
    func reader() throws {
      let server = try Server(
        limits: ServerLimits(idleSeconds: 1, bytesPerSecond: 1_000_000)
      ) { _ in
        Response(body: .stream(BodyStream { [UInt8](repeating: 65, count: 65_536) }))
      } refuse: {
        refusePlainly($0, $1)
      }
      let client = try Client(port: server.port, receiveBuffer: 4096)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(eventually { server.requestsInWork == 1 })
      let start = ContinuousClock.now
      while server.requestsInWork > 0, ContinuousClock.now - start < .seconds(8) {
        usleep(50_000)
        try? client.skip(atMost: 100)
      }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      #expect(seconds > 0.9 && seconds < 7, "\(seconds)")
    }

    @Test("Beyond as many requests as may be in work, others get 503 and may ask again")
    func inWork() throws {
      let held = Signal()
      let begun = Signal()
      let server = try Server(
        limits: ServerLimits(requestsInWork: 1, threads: 2)
      ) { request in
        guard request.target.raw == "/held" else { return .text("ok") }
        begun.give()
        _ = held.wait()
        return .text("held")
      } refuse: {
        refusePlainly($0, $1)
      }
      let first = try Client(port: server.port)
      try first.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(begun.wait())
      // The connections are dealt out to two threads, of which one waits: this one may wait with it.
      let others = try (0..<4).map { _ in try Client(port: server.port) }
      for other in others { try other.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
      #expect(eventually { others.contains { $0.hasAnswer } })
      let answered = try #require(others.first { $0.hasAnswer })
      let refused = try answered.answer()
      #expect(refused.status == 503)
      held.give()
      #expect(try first.answer().text == "held")
      #expect(eventually { server.requestsInWork == 0 })
      #expect(try Client(port: server.port).ask("GET", "/").status == 200)
    }

    @Test(
      "Of one address only so many connections are served; others are as they were when these end")
    func perAddress() throws {
      let server = try Server(limits: ServerLimits(connectionsPerAddress: 3, threads: 1)) { _ in
        .text("ok")
      } refuse: {
        refusePlainly($0, $1)
      }
      let clients = try (0..<3).map { _ in try Client(port: server.port) }
      for client in clients { #expect(try client.ask("GET", "/").status == 200) }
      let fourth = try Client(port: server.port)
      try? fourth.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try fourth.isClosed())
      clients[0].close()
      #expect(eventually { (try? Client(port: server.port).ask("GET", "/").status) == 200 })
    }
  }
}
