import Testing

@testable import MicroHTTP

@Suite("How long a connection is waited for")
struct PatienceTests {
  private let limits = ServerLimits(
    idleSeconds: 10, headSeconds: 10, bodySeconds: 20, requestSeconds: 60, bytesPerSecond: 100)

  /// Judges a connection every second, from its opening on, and tells when and how it ends.
  private func end(
    seconds: Int = 600,
    _ state: (Int) -> (Traffic, request: Int, phase: OpenConnection.Phase)
  ) -> (second: Int, verdict: Patience.Verdict)? {
    var patience = Patience(limits: limits, at: 0)
    for second in 1...seconds {
      let (traffic, request, phase) = state(second)
      if let verdict = patience.judge(
        traffic, request: request, phase: phase, at: Double(second))
      {
        return (second, verdict)
      }
    }
    return nil
  }

  private func traffic(in received: Int = 0, out: Int = 0, waiting: Bool = false) -> Traffic {
    Traffic(received: UInt64(received), acknowledged: UInt64(out), isWaiting: waiting)
  }

  @Test("A head that comes byte by byte is waited for as long as a head is")
  func head() throws {
    // Silent for five seconds, which is for the library to judge.
    let end = try #require(end { (traffic(in: max(0, $0 - 5)), 0, .head) })
    #expect(end == (16, .requestTimeout))
  }

  @Test("Nor is a later head on the same connection")
  func laterHead() throws {
    let end = try #require(
      end { (traffic(in: $0 < 30 ? 100 : 100 + $0), request: $0 < 2 ? 0 : 1, .head) })
    #expect(end == (40, .requestTimeout))
  }

  @Test("Requests one after the other, and silence between them, are no reason")
  func fine() {
    #expect(end { (traffic(in: $0 * 100, out: $0 * 1000), $0, .head) } == nil)
    #expect(end { _ in (traffic(in: 100), 1, .head) } == nil)
  }

  @Test("Who has said all, and has all answers, is let go of at the second look")
  func gone() throws {
    let rest = Traffic(received: 100, acknowledged: 100, isWaiting: false, isAtEnd: true)
    for phase in [OpenConnection.Phase.head, .body] {
      let last = try #require(end { ($0 < 5 ? traffic(in: 100) : rest, request: 1, phase) })
      #expect(last == (6, .gone))
      // What was read at one look comes to be answered at the next.
      let busy = try #require(end { _ in (rest, request: 1, phase) })
      #expect(busy.second == 2)
    }
    #expect(end { (rest, request: $0, .head) } == nil)
    #expect(end { _ in (rest, request: 1, .answer) } == nil)
    var full = rest
    full.isWaiting = true
    full.acknowledged = 0
    let slow = try #require(end { _ in (full, request: 1, .head) })
    #expect(slow.verdict == .slowReader)
  }

  @Test(
    "A body that comes byte by byte has its time, and one that comes faster than the least rate more of it"
  )
  func body() throws {
    let slow = try #require(end { (traffic(in: 100 + $0), 0, .body) })
    #expect(slow == (22, .requestTimeout))
    // Not even the fastest has more than a request may take.
    let fast = try #require(end { (traffic(in: $0 * 200), 0, .body) })
    #expect(fast == (61, .requestTimeout))
  }

  @Test("Who takes an answer too slowly is cut off; who takes it fast, or waits for it, is not")
  func answer() throws {
    let slow = try #require(end { (traffic(in: 9, out: $0 * 50, waiting: true), 0, .answer) })
    #expect(slow.verdict == .slowReader)
    #expect(slow.second == 11)
    #expect(end { (traffic(in: 9, out: $0 * 150, waiting: true), 0, .answer) } == nil)
    #expect(end { _ in (traffic(in: 9), 0, .answer) } == nil)
    // Now and then it has taken all there was.
    #expect(end { (traffic(in: 9, out: $0, waiting: $0 % 9 > 0), 0, .answer) } == nil)
  }

  @Test("Also who asks for more while it does not take what there is")
  func pipelined() throws {
    let end = try #require(end { (traffic(in: $0 * 10, waiting: true), 0, .head) })
    #expect(end.verdict == .slowReader)
  }
}
