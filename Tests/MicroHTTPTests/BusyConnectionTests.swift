import TestSupport
import Testing

@testable import MicroHTTP

extension Live {
  /// What libmicrohttpd's way of waiting with epoll must not do: here one thread finds many connections ready at
  /// once, since it was busy with another one while their requests came.
  @Suite struct BusyConnectionTests {
    private let entered = Signal()
    private let mayEnd = Signal()
    private let server: Server

    init() throws {
      // Silence ends nothing here: who is forgotten is never answered.
      let limits = ServerLimits(
        idleSeconds: 3600, headSeconds: 0, bodySeconds: 0, requestSeconds: 0, threads: 1)
      server = try Server(limits: limits) { [entered, mayEnd] request in
        if request.target.raw == "/hold" {
          entered.give()
          _ = mayEnd.wait()
        }
        return .text(request.target.raw)
      } refuse: {
        refusePlainly($0, $1)
      }
    }

    /// A connection that has been taken.
    private func client() throws -> Client {
      let client = try Client(port: server.port)
      #expect(try client.ask("GET", "/first").status == 200)
      return client
    }

    /// Does something while the server's only thread is held up.
    private func whileHeldUp(_ act: () throws -> Void) throws {
      let holder = try client()
      try holder.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(entered.wait())
      try act()
      mayEnd.give()
      #expect(try holder.answer().text == "/hold")
    }

    @Test("However many ask at once, all are answered", arguments: [127, 128, 129, 130, 256, 260])
    func manyAtOnce(count: Int) throws {
      let clients = try (0..<count).map { _ in try client() }
      try whileHeldUp {
        for (index, client) in clients.enumerated() {
          try client.send("GET /\(index) HTTP/1.1\r\nHost: a\r\n\r\n")
        }
      }
      for (index, client) in clients.enumerated() {
        #expect(try client.answer().text == "/\(index)")
      }
    }

    @Test("A client that says all at once and that it is all gets its answers, and the end")
    func allAtOnce() throws {
      for (request, answers) in [
        ("GET /a HTTP/1.1\r\nHost: a\r\n\r\n", 1),
        ("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n", 2),
        ("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxx", 1),
        ("PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", 1),
      ] {
        let client = try client()
        try whileHeldUp {
          try client.send(request)
          client.closeSending()
        }
        for _ in 0..<answers { #expect(try client.answer().text == "/a") }
        #expect(try client.isClosed())
      }
    }

    @Test("A client that ends amid its request is let go of")
    func endAmidRequest() throws {
      for request in [
        "GET /a HT", "GET /a HTTP/1.1\r\nHost: a\r\nX",
        "PUT /a HTTP/1.1\r\nContent-Length: 2\r\nHost: a\r\n\r\nx",
        "PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nx",
        "PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n",
      ] {
        let client = try client()
        try whileHeldUp {
          try client.send(request)
          client.closeSending()
        }
        #expect(try client.isClosed(), "\(request)")
        #expect(eventually { server.requestsInWork == 0 })
      }
    }
  }
}
