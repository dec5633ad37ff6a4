/// How long one connection is waited for: judges what has come and gone on it, time after time.
///
/// The library has a limit for silence only, which a client escapes that sends or takes a byte now and then.
struct Patience {
  /// Why a connection is ended.
  enum Verdict: Equatable {
    /// The request did not come in time: it can still be told so.
    case requestTimeout
    /// The answer was taken too slowly: nothing more can be said.
    case slowReader
    /// The other side has said all, and there is nothing left to answer.
    case gone
  }

  private let limits: ServerLimits
  private var last: Traffic
  private var request: Int
  private var phase: OpenConnection.Phase

  /// Since when the phase lasts, in seconds of the guard's clock, and what had come in before.
  private var since: Double
  private var receivedBefore: UInt64

  /// Since when the head has been coming in; nil while nothing of it has.
  private var headSince: Double?

  /// How long the client has held up the answer, and what it took meanwhile.
  private var heldUp = 0.0
  private var taken: UInt64 = 0
  private var lastTime: Double

  init(limits: ServerLimits, at time: Double) {
    self.limits = limits
    last = Traffic(received: 0, acknowledged: 0, isWaiting: false)
    request = 0
    phase = .head
    since = time
    receivedBefore = 0
    lastTime = time
  }

  /// Judges how things stand; nil if there is nothing to complain of.
  mutating func judge(
    _ traffic: Traffic, request: Int, phase: OpenConnection.Phase, at time: Double
  ) -> Verdict? {
    defer {
      last = traffic
      lastTime = time
    }
    let isNew = request != self.request || phase != self.phase
    if isNew {
      if request != self.request { headSince = nil }
      self.request = request
      self.phase = phase
      since = time
      receivedBefore = traffic.received
    }
    if isSlowReader(traffic, at: time) { return .slowReader }
    // Twice, since between two looks what was read last comes to be answered. With epoll the library does not
    // see by itself that a client stops sending together with its last bytes.
    if phase != .answer, traffic.isAtEnd, last.isAtEnd, !isNew, !traffic.isWaiting { return .gone }
    return isLate(traffic, at: time) ? .requestTimeout : nil
  }

  private func isPast(_ limit: Int, _ start: Double?, at time: Double) -> Bool {
    guard limit > 0, let start else { return false }
    return time - start >= Double(limit)
  }

  private mutating func isLate(_ traffic: Traffic, at time: Double) -> Bool {
    switch phase {
    case .head:
      if traffic.received > receivedBefore, headSince == nil { headSince = time }
      // What waits for the client to take an answer is no head.
      guard !traffic.isWaiting else { return false }
      return isPast(limits.headSeconds, headSince, at: time)
        || isPast(limits.requestSeconds, headSince, at: time)
    case .body:
      let needed = Double(traffic.received - receivedBefore) / Double(max(1, limits.bytesPerSecond))
      return isPast(limits.requestSeconds, headSince ?? since, at: time)
        || (limits.bodySeconds > 0 && time - since >= Double(limits.bodySeconds) + needed)
    case .answer:
      return false
    }
  }

  /// Only the time counts in which the client alone held up the answer, not that in which it was made.
  private mutating func isSlowReader(_ traffic: Traffic, at time: Double) -> Bool {
    guard traffic.isWaiting, last.isWaiting else {
      heldUp = 0
      taken = 0
      return false
    }
    heldUp += time - lastTime
    taken += traffic.acknowledged - last.acknowledged
    return heldUp >= Double(limits.idleSeconds)
      && Double(taken) < heldUp * Double(limits.bytesPerSecond)
  }
}
