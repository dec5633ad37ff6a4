import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing

@testable import MicroHTTP

/// A service that keeps what it answers: of each target, its generation and how often it was asked.
///
/// @unchecked Sendable: the counts are used under the lock only.
private final class Keeper: @unchecked Sendable {
  private let lock = NSLock()
  private var calls: [String: Int] = [:]
  let generation = Atomic<Int>(1)
  let sent = SentCounts()
  private(set) var cache = ResponseCache(mostBytes: 0)

  init(mostBytes: Int = 1 << 20) {
    cache = ResponseCache(mostBytes: mostBytes) { [unowned self] in
      self.generation.load(ordering: .acquiring)
    }
  }

  func calls(_ target: String) -> Int { lock.withLock { calls[target] ?? 0 } }

  func server(threads: Int = 1) throws -> Server {
    try Server(
      limits: ServerLimits(threads: threads), cache: cache,
      reply: { self.reply(to: $0) }, refuse: refusePlainly)
  }

  private func reply(to request: Request) -> Reply {
    lock.withLock { calls[request.target.raw, default: 0] += 1 }
    let generation = generation.load(ordering: .acquiring)
    let coding = request.fields[.acceptEncoding] ?? "none"
    let key = "\(request.target.raw) \(coding)"
    if let stored = cache.stored(for: key, generation: generation) {
      let isNotModified =
        request.fields[.ifNoneMatch]?.contains(stored.fields[.eTag] ?? "-") == true
      return .stored(stored, isNotModified: isNotModified)
    }
    let response = Response(
      fields: [
        .contentType: "text/plain", .eTag: "\"\(generation)\(coding)\"", .vary: "Accept-Encoding",
      ],
      body: .bytes(Array("\(generation) \(key)".utf8)))
    _ = cache.store(response, for: key, generation: generation, sent: sent)
    return .made(response)
  }
}

extension Live {
  @Suite("Answers that lie ready")
  struct ResponseCacheTests {
    @Test("are sent without the service from the fourth time on, the same as before")
    func ready() throws {
      let keeper = Keeper()
      let server = try keeper.server()
      let client = try Client(port: server.port)
      let first = try client.ask("GET", "/a?b=c")
      for _ in 0..<20 {
        let answer = try client.ask("GET", "/a?b=c")
        #expect(answer.status == 200)
        #expect(answer.body == first.body)
        #expect(answer.values("etag") == first.values("etag"))
        #expect(answer.values("content-length") == ["\(first.body.count)"])
        #expect(answer.values("date").count == 1)
      }
      #expect(keeper.calls("/a?b=c") <= 4)
      #expect(keeper.sent.snapshot.found >= 17)
      #expect(keeper.sent.snapshot.bytes == keeper.sent.snapshot.found * first.body.count)
      // Another query, another coding, another order.
      #expect(try client.ask("GET", "/a?b=d").text == "1 /a?b=d none")
      #expect(try client.ask("GET", "/a?b=c", "Accept-Encoding: br").text == "1 /a?b=c br")
      #expect(try client.ask("GET", "/a?b=").text == "1 /a?b= none")
    }

    @Test("to HEAD have the fields of GET, and no body")
    func head() throws {
      let keeper = Keeper()
      let server = try keeper.server()
      let client = try Client(port: server.port)
      for _ in 0..<5 { _ = try client.ask("GET", "/") }
      let get = try client.ask("GET", "/")
      let calls = keeper.calls("/")
      let head = try client.ask("HEAD", "/")
      #expect(keeper.calls("/") == calls)
      func fields(_ answer: Client.Answer) -> [String] {
        answer.fields.filter { $0.name != "Date" }.map { "\($0.name): \($0.value)" }
      }
      #expect(fields(head) == fields(get))
      #expect(try client.ask("GET", "/").body == get.body)
      #expect(keeper.sent.snapshot.heads == 1)
    }

    @Test("know what the client has already")
    func notModified() throws {
      let keeper = Keeper()
      let server = try keeper.server()
      let client = try Client(port: server.port)
      for _ in 0..<5 { _ = try client.ask("GET", "/") }
      let calls = keeper.calls("/")
      for tag in ["\"1none\"", "W/\"1none\""] {
        let answer = try client.ask("GET", "/", "If-None-Match: \(tag)")
        #expect(answer.status == 304)
        #expect(answer.values("etag") == ["\"1none\""])
        #expect(answer.values("vary") == ["Accept-Encoding"])
        #expect(answer.values("content-type").isEmpty)
      }
      for tag in ["\"2none\"", "W/\"1\"", "\"\""] {
        #expect(try client.ask("GET", "/", "If-None-Match: \(tag)").status == 200)
      }
      #expect(keeper.sent.snapshot.notModified == 2)
      #expect(keeper.calls("/") == calls)
      // A list is for the service to read.
      #expect(try client.ask("GET", "/", "If-None-Match: \"x\", \"1none\"").status == 304)
      #expect(keeper.calls("/") == calls + 1)
    }

    @Test("are of the state that there is")
    func generations() throws {
      let keeper = Keeper()
      let server = try keeper.server()
      let client = try Client(port: server.port)
      for _ in 0..<5 { _ = try client.ask("GET", "/") }
      keeper.generation.store(2, ordering: .releasing)
      usleep(120_000)
      #expect(try client.ask("GET", "/").text == "2 / none")
      for _ in 0..<5 { #expect(try client.ask("GET", "/").text == "2 / none") }
      // Told of it, it does not wait.
      keeper.generation.store(3, ordering: .releasing)
      keeper.cache.advanceGeneration(to: 3)
      #expect(try client.ask("GET", "/").text == "3 / none")
    }

    @Test(
      "take no request that is to be refused or read whole",
      arguments: [
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{1}\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n:b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      ])
    func refusals(request: String) throws {
      let keeper = Keeper()
      let server = try keeper.server()
      let client = try Client(port: server.port)
      for _ in 0..<5 { _ = try client.ask("GET", "/") }
      let calls = keeper.calls("/")
      let broken = try Client(port: server.port)
      try broken.send(request)
      #expect(try broken.answer().status == 400)
      #expect(keeper.calls("/") == calls)
      #expect(try client.ask("GET", "/").status == 200)
    }

    @Test("keep their place among others that are asked for at once")
    func pipelined() throws {
      let keeper = Keeper()
      let server = try keeper.server()
      let client = try Client(port: server.port)
      for _ in 0..<5 { _ = try client.ask("GET", "/hot") }
      var requests = ""
      for number in 0..<20 {
        requests +=
          "GET /\(number.isMultiple(of: 2) ? "hot" : "\(number)") HTTP/1.1\r\nHost: a\r\n\r\n"
      }
      requests += "POST /hot HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
      try client.send(requests)
      for number in 0..<20 {
        let target = number.isMultiple(of: 2) ? "hot" : "\(number)"
        #expect(try client.answer().text == "1 /\(target) none")
      }
      #expect(try client.answer().status == 200)
      #expect(eventually { server.core.requestsInWork.load(ordering: .relaxed) == 0 })
    }

    @Test("are as many as fit, and stay while others come once")
    func flood() throws {
      let keeper = Keeper(mostBytes: 100_000)
      let server = try keeper.server()
      let client = try Client(port: server.port)
      for _ in 0..<5 { _ = try client.ask("GET", "/hot") }
      for number in 0..<500 {
        _ = try client.ask("GET", "/\(number)")
        if number.isMultiple(of: 5) { _ = try client.ask("GET", "/hot") }
        #expect(keeper.cache.statistics.bytes <= 100_000)
      }
      #expect(keeper.cache.statistics.evicted > 400)
      #expect(keeper.calls("/hot") < 20)
    }

    @Test("While the state changes, an answer is never of two, nor older than the one before")
    func concurrent() throws {
      let keeper = Keeper()
      let server = try keeper.server(threads: 4)
      let clients = (0..<6).map { _ in
        Joined {
          let client = try Client(port: server.port)
          var last = 0
          while last < 40 {
            let answer = try client.ask("GET", "/")
            let generation = Int(answer.text.prefix { $0.isNumber }) ?? 0
            guard answer.values("etag") == ["\"\(generation)none\""], generation >= last else {
              return "\(answer) after \(last)"
            }
            last = generation
          }
          return nil
        }
      }
      for generation in 2...40 {
        keeper.generation.store(generation, ordering: .releasing)
        if generation.isMultiple(of: 2) { keeper.cache.advanceGeneration(to: generation) }
        usleep(10_000)
      }
      for client in clients { #expect(try client.wait() == nil) }
    }
  }
}

/// A thread of its own, whose result is waited for: what blocks must not hold up the tests' own threads.
private final class Joined: Sendable {
  private let done = Signal()
  private let result = Collected<Result<String?, any Error>>()

  init(_ body: @escaping @Sendable () throws -> String?) {
    let (done, result) = (done, result)
    Thread.detachNewThread {
      result.append(Result(catching: body))
      done.give()
    }
  }

  func wait() throws -> String? {
    try #require(done.wait())
    return try #require(result.all.first).get()
  }
}
