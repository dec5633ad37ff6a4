import Glibc
import HTTPTypes
import MicroHTTP
import Synchronization
import TestSupport
import Testing

extension Live {
  @Suite struct BodyStreamTests {
    private struct Torn: Error {}

    /// Tells when it is released: what a stream holds on to.
    private final class Holding: Sendable {
      let isReleased: Signal
      init(_ isReleased: Signal) { self.isReleased = isReleased }
      deinit { isReleased.give() }
    }

    /// Serves each request a new stream of `pieces`, then `end`.
    private func serve(
      _ pieces: [[UInt8]], released: Signal = Signal(),
      end: @escaping @Sendable () throws -> Void = {}
    ) throws -> Server {
      try Server { _ in
        let left = Mutex(pieces[...])
        return Self.stream(holding: Holding(released)) {
          if let piece = left.withLock({ $0.popFirst() }) { return piece }
          try end()
          return nil
        }
      } refuse: {
        refusePlainly($0, $1)
      }
    }

    private static func stream(
      holding: Holding, _ next: @escaping @Sendable () throws -> [UInt8]?
    ) -> Response {
      Response(
        body: .stream(
          BodyStream {
            try withExtendedLifetime(holding) { try next() }
          }))
    }

    @Test func piecesArriveInOrderAndEmptyOnesAreSkipped() throws {
      let released = Signal()
      let large = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
      let server = try serve([[], [1, 2], [], [], [3], large, []], released: released)
      let client = try Client(port: server.port)
      for _ in 0..<2 {
        let answer = try client.ask("GET", "/")
        #expect(answer.isComplete)
        #expect(answer.body == [1, 2, 3] + large)
        #expect(answer.values("transfer-encoding") == ["chunked"])
        #expect(answer.values("content-length").isEmpty)
        #expect(released.wait())
      }
    }

    @Test func streamOfNothingIsAnEmptyBody() throws {
      let server = try serve([])
      let answer = try Client(port: server.port).ask("GET", "/")
      #expect(answer.isComplete)
      #expect(answer.body.isEmpty)
    }

    @Test(arguments: [HTTPResponse.Status.ok, .notModified])
    func withheldStreamIsNotRead(status: HTTPResponse.Status) throws {
      let released = Signal()
      let calls = Collected<Int>()
      let server = try Server { _ in
        var response = Self.stream(holding: Holding(released)) {
          calls.append(1)
          return nil
        }
        response.status = status
        return response
      } refuse: {
        refusePlainly($0, $1)
      }
      let client = try Client(port: server.port)
      let head = try client.ask("HEAD", "/")
      #expect(head.status == status.code)
      #expect(head.values("content-length").isEmpty)
      #expect(released.wait())
      // Not even the last chunk.
      #expect(try client.isClosed())
      #expect(calls.all.isEmpty)
    }

    @Test func errorCutsTheConnection() throws {
      let released = Signal()
      let server = try serve([[1, 2, 3]], released: released) { throw Torn() }
      let client = try Client(port: server.port)
      let answer = try client.ask("GET", "/")
      #expect(answer.status == 200)
      #expect(!answer.isComplete)
      #expect(released.wait())
      #expect(try client.isClosed())
    }

    @Test func errorResetsAClientOfHTTP1_0() throws {
      let server = try serve([[1, 2, 3]]) { throw Torn() }
      let client = try Client(port: server.port)
      try client.send("GET / HTTP/1.0\r\n\r\n")
      // Without chunks, an orderly end would say that all is there.
      var wasReset = false
      do {
        wasReset = try !client.answer().isComplete
      } catch Client.Failure.reset {
        wasReset = true
      }
      #expect(wasReset)
    }

    @Test func clientOfHTTP1_0ReadsToTheEnd() throws {
      let server = try serve([[1], [2, 3]])
      let client = try Client(port: server.port)
      try client.send("GET / HTTP/1.0\r\n\r\n")
      let answer = try client.answer()
      #expect(answer.values("transfer-encoding").isEmpty)
      #expect(answer.body == [1, 2, 3])
      #expect(answer.isComplete)
    }

    @Test func clientThatHangsUpReleasesTheStream() throws {
      let released = Signal()
      let server = try Server { _ in
        let piece = [UInt8](repeating: 7, count: 50_000)
        return Self.stream(holding: Holding(released)) { piece }
      } refuse: {
        refusePlainly($0, $1)
      }
      let client = try Client(port: server.port, receiveBuffer: 4096)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.head().status == 200)
      #expect(server.requestsInWork == 1)
      client.close()
      #expect(released.wait())
      #expect(eventually { server.requestsInWork == 0 })
      #expect(try Client(port: server.port).ask("GET", "/%00").status == 400)
    }

    /// The limit is for clients that are silent.
    @Test(arguments: [0, 2]) func whatIsMadeSlowlyIsSent(slow: Int) throws {
      let server = try Server(limits: ServerLimits(idleSeconds: 1, threads: 1)) { _ in
        if slow == 0 { usleep(1_500_000) }
        let left = Mutex(3)
        return Response(
          body: .stream(
            BodyStream {
              let piece = left.withLock { left in
                left -= 1
                return left
              }
              if piece == 3 - slow { usleep(1_500_000) }
              return piece < 0 ? nil : [UInt8](repeating: 65, count: 40_000)
            }))
      } refuse: {
        refusePlainly($0, $1)
      }
      let client = try Client(port: server.port)
      let answer = try client.ask("GET", "/")
      #expect(answer.isComplete)
      #expect(answer.body.count == 120_000)
      // Silence counts as ever before.
      let start = ContinuousClock.now
      #expect(try client.isClosed())
      #expect(ContinuousClock.now - start < .seconds(4))
    }

    @Test func stopReleasesAStreamThatHasNoEnd() throws {
      let released = Signal()
      let server = try Server { _ in
        Self.stream(holding: Holding(released)) { [1] }
      } refuse: {
        refusePlainly($0, $1)
      }
      let client = try Client(port: server.port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.head().status == 200)
      #expect(!server.stop(within: .milliseconds(50)))
      #expect(released.wait())
    }
  }
}
