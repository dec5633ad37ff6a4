import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing

@testable import MicroHTTP

extension Live {
  @Suite struct ServerTests {
    private static func start(
      address: String = "127.0.0.1", port: UInt16 = 0, limits: ServerLimits = .init()
    ) throws(ServerError) -> Server {
      try Server(
        address: address, port: port, limits: limits, respond: { .text($0.target.raw) },
        refuse: refusePlainly)
    }

    private func exchanges(_ server: Server) -> Int {
      server.core.exchanges.load(ordering: .relaxed)
    }

    private static var descriptors: Int {
      get throws { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
    }

    /// Whether something leaves no descriptor behind. One that the runtime opens late comes once, a leak each time.
    private static func leavesNoDescriptor(_ act: () throws -> Void) throws -> Bool {
      for _ in 0..<3 {
        let before = try descriptors
        try act()
        if eventually({ (try? descriptors) ?? .max <= before }) { return true }
      }
      return false
    }

    private static var serverThreads: Int {
      get throws {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count {
          (try? String(contentsOfFile: "/proc/self/task/\($0)/comm", encoding: .utf8))?
            .hasPrefix("MHD-") == true
        }
      }
    }

    @Test func port0IsReplacedByARealOne() throws {
      let server = try Self.start()
      #expect(server.port > 0)
      #expect(try Client(port: server.port).ask("GET", "/x").text == "/x")
    }

    @Test func secondServerOnAPortFails() throws {
      let server = try Self.start()
      #expect(throws: ServerError.addressInUse("127.0.0.1", server.port)) {
        _ = try Self.start(port: server.port)
      }
      #expect(throws: ServerError.addressInUse("0.0.0.0", server.port)) {
        _ = try Self.start(address: "0.0.0.0", port: server.port)
      }
      #expect(try Client(port: server.port).ask("GET", "/x").status == 200)
    }

    @Test func portIsFreeAtOnceAfterAStopWithClients() throws {
      var server = try Self.start()
      let port = server.port
      for _ in 0..<3 {
        let client = try Client(port: port)
        #expect(try client.ask("GET", "/x").status == 200)
        // The server closes first, which leaves its side of the connection lingering.
        server.stop()
        #expect(try client.isClosed())
        server = try Self.start(port: port)
      }
    }

    @Test(arguments: [
      "", "localhost", "127.0.0", "300.1.1.1", "::g", "192.0.2.1", "127.0.0.1:80", "[::1]",
    ])
    func badAddressIsNamed(address: String) {
      let error = #expect(throws: ServerError.self) { _ = try Self.start(address: address) }
      #expect(error == .badAddress(address))
      #expect(error?.description.contains("\"\(address)\"") == true)
    }

    @Test(arguments: ["0.0.0.0", "::"])
    func wildcardAddressesTakeIPv4(address: String) throws {
      let peers = Collected<String>()
      let server = try Server(address: address) { request in
        peers.append(request.peer)
        return .text("ok")
      } refuse: {
        refusePlainly($0, $1)
      }
      #expect(try Client(port: server.port).ask("GET", "/").status == 200)
      #expect(peers.all == ["127.0.0.1"])
    }

    @Test(arguments: ["::1", "::"])
    func addressesOfIPv6TakeIPv6(address: String) throws {
      let peers = Collected<String>()
      let server = try Server(address: address) { request in
        peers.append(request.peer)
        return .text("ok")
      } refuse: {
        refusePlainly($0, $1)
      }
      #expect(try Client(port: server.port, overIPv6: true).ask("GET", "/").status == 200)
      #expect(peers.all == ["::1"])
    }

    @Test func limitsOutOfRangeAreRefused() {
      for limits in [
        ServerLimits(bodyBytes: -1), ServerLimits(targetBytes: 0), ServerLimits(connections: 0),
        ServerLimits(connectionsPerAddress: -1), ServerLimits(connectionMemoryBytes: 10),
        ServerLimits(idleSeconds: 0), ServerLimits(threads: -1), ServerLimits(threads: 1000),
      ] {
        let error = #expect(throws: ServerError.self) { _ = try Self.start(limits: limits) }
        guard case .failed = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
    }

    @Test(arguments: [1, 3]) func stopWaitsForTheRequestInWork(threads: Int) throws {
      let (entered, mayEnd, stopped) = (Signal(), Signal(), Signal())
      let server = try Server(limits: ServerLimits(threads: threads)) { _ in
        entered.give()
        _ = mayEnd.wait()
        return .text("late")
      } refuse: {
        refusePlainly($0, $1)
      }
      let client = try Client(port: server.port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(entered.wait())
      #expect(server.requestsInWork == 1)
      let results = Collected<Bool>()
      Thread.detachNewThread {
        results.append(server.stop())
        stopped.give()
      }
      // New clients are refused while the old one is waited for.
      #expect(eventually { (try? Client(port: server.port)) == nil })
      #expect(results.all.isEmpty)
      mayEnd.give()
      let answer = try client.answer()
      #expect(answer.text == "late")
      #expect(answer.values("connection") == ["close"])
      #expect(stopped.wait())
      #expect(results.all == [true])
      #expect(server.stop(), "A second stop returns what the first one did.")
    }

    @Test func stopGivesUpOnARequestThatTakesTooLong() throws {
      let server = try Self.start()
      let client = try Client(port: server.port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n")
      #expect(eventually { server.requestsInWork == 1 })
      #expect(!server.stop(within: .milliseconds(20)))
      #expect(exchanges(server) == 0)
      #expect(!server.stop())
    }

    /// What the library refuses by itself while its daemon shuts down would end the process.
    @Test(arguments: [1, 2]) func brokenRequestsDuringAStopDoNoHarm(threads: Int) throws {
      for _ in 0..<100 {
        let server = try Self.start(limits: ServerLimits(threads: threads))
        let began = Signal()
        let ended = Signal()
        for _ in 0..<4 {
          Thread.detachNewThread {
            while let client = try? Client(port: server.port) {
              try? client.send("GET / HTTP/9.9\r\n\r\n")
              began.give()
            }
            ended.give()
          }
        }
        for _ in 0..<20 { #expect(began.wait()) }
        server.stop()
        for _ in 0..<4 { #expect(ended.wait()) }
      }
    }

    @Test func idleConnectionsDoNotHoldUpAStop() throws {
      let server = try Self.start()
      let client = try Client(port: server.port)
      #expect(try client.ask("GET", "/").status == 200)
      let began = ContinuousClock.now
      #expect(server.stop(within: .seconds(10)))
      #expect(ContinuousClock.now - began < .seconds(5))
      #expect(try client.isClosed())
    }

    /// In a process of its own, where nobody else opens descriptors and threads.
    @Test(arguments: [1, 2]) func startAndStopLeaveNothingBehind(threads: Int) async {
      await #expect(processExitsWith: .success) { [threads] in
        try Self.start().stop()
        let leavesNone = try Self.leavesNoDescriptor {
          for round in 0..<50 {
            let server = try Self.start(limits: ServerLimits(threads: threads))
            let client = try Client(port: server.port)
            #expect(try client.ask("GET", "/x").status == 200)
            #expect(eventually { (try? Self.serverThreads) == threads })
            if round % 2 == 0 { server.stop() }
          }
        }
        #expect(leavesNone)
        // A thread that has been joined may show for a moment longer.
        #expect(eventually { (try? Self.serverThreads) == 0 })
      }
    }

    @Test func failedStartLeavesNoDescriptor() async {
      await #expect(processExitsWith: .success) {
        let server = try Self.start()
        let leavesNone = try Self.leavesNoDescriptor {
          for _ in 0..<50 { _ = try? Self.start(port: server.port) }
        }
        #expect(leavesNone)
      }
    }

    @Test func releasedServerReleasesItsHandlers() throws {
      final class Held: Sendable {}
      weak var held: Held?
      do {
        let strong = Held()
        held = strong
        let server = try Server {
          withExtendedLifetime(strong) {}
          return .text($0.target.raw)
        } refuse: {
          refusePlainly($0, $1)
        }
        #expect(try Client(port: server.port).ask("GET", "/").status == 200)
      }
      #expect(held == nil)
    }

    @Test(arguments: [1, 2]) func concurrentClientsAllGetTheirOwnAnswers(threads: Int) async throws
    {
      let server = try Server(limits: ServerLimits(threads: threads)) {
        // Has handlers overlap. Otherwise the thread sanitizer, to which every send on a socket
        // happens before every later receive on any, would see no two of them at a time.
        usleep(200)
        return .text($0.target.raw)
      } refuse: {
        refusePlainly($0, $1)
      }
      try await withThrowingTaskGroup(of: Int.self) { group in
        for task in 0..<8 {
          group.addTask {
            let client = try Client(port: server.port)
            return try (0..<50).count {
              try client.ask("GET", "/\(task)/\($0)").text == "/\(task)/\($0)"
            }
          }
        }
        for try await right in group { #expect(right == 50) }
      }
      #expect(eventually { exchanges(server) == 0 && server.requestsInWork == 0 })
    }

    @Test func everyExchangeIsReleasedHoweverItEnds() throws {
      let server = try Self.start(limits: ServerLimits(bodyBytes: 10))
      for _ in 0..<20 {
        for bytes in [
          "GET /x HTTP/1.1\r\n", "GET /x HTTP/1.1\r\nHost: a\r\nX", "GET /x HTTP/1.1\r\n\r\n",
          "GET /x HTTP/9.9\r\n\r\n", "GET /x\r\n\r\n", "\r\n\r\n", "x",
          "GET /x HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n",
          "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab",
          "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\nab",
          "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nab",
          "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
          "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
          "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", "GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET /x HTTP/1.1\r\nHost: a\r\n\r\nGET /y HTTP/1.1\r\nHo",
        ] {
          try Client(port: server.port).send(bytes)
        }
      }
      #expect(eventually { exchanges(server) == 0 && server.requestsInWork == 0 })
      #expect(try Client(port: server.port).ask("GET", "/x").text == "/x")
    }

    @Test func idleConnectionIsClosed() throws {
      let server = try Self.start(limits: ServerLimits(idleSeconds: 1))
      let client = try Client(port: server.port)
      try client.send("GET / HT")
      #expect(try client.isClosed())
    }

    @Test func connectionsPerAddressAreLimited() throws {
      let server = try Self.start(limits: ServerLimits(connectionsPerAddress: 2, threads: 1))
      let clients = try (0..<2).map { _ in try Client(port: server.port) }
      for client in clients { #expect(try client.ask("GET", "/").status == 200) }
      let third = try Client(port: server.port)
      #expect(throws: Client.Failure.self) { try third.ask("GET", "/") }
    }

    /// At its limit a thread does not look at the listening socket, and so is not woken by it either.
    @Test func fullServerTakesTheNextClientInTurnAndStops() throws {
      let server = try Self.start(
        limits: ServerLimits(connections: 1, idleSeconds: 3600, threads: 1))
      let first = try Client(port: server.port)
      #expect(try first.ask("GET", "/first").text == "/first")
      let second = try Client(port: server.port)
      try second.send("GET /second HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(!second.hasAnswer)
      first.close()
      #expect(try second.answer().text == "/second")
      #expect(server.stop())
      #expect(try second.isClosed())
    }

    @Test(arguments: [1, 2]) func stopUnderLoadCutsNoAnswer(threads: Int) throws {
      for _ in 0..<20 {
        let server = try Self.start(limits: ServerLimits(threads: threads))
        let (answered, ended) = (Signal(), Signal())
        let wrong = Collected<Client.Answer>()
        for _ in 0..<4 {
          Thread.detachNewThread {
            // A connection ends between two answers, and who comes later is not taken.
            while let client = try? Client(port: server.port) {
              while let answer = try? client.ask("GET", "/x") {
                if !answer.isComplete || answer.text != "/x" { wrong.append(answer) }
                answered.give()
              }
            }
            ended.give()
          }
        }
        for _ in 0..<50 { #expect(answered.wait()) }
        #expect(server.stop())
        for _ in 0..<4 { #expect(ended.wait()) }
        #expect(wrong.all.isEmpty)
      }
    }

    @Test func stopFromAHandlerIsAMistake() async {
      await #expect(processExitsWith: .failure) {
        let shared = Collected<Server>()
        let server = try Server { _ in
          shared.all.first?.stop()
          return Response()
        } refuse: {
          refusePlainly($0, $1)
        }
        shared.append(server)
        _ = try? Client(port: server.port).ask("GET", "/")
      }
    }
  }
}
