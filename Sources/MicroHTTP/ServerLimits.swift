/// What one server takes from its clients at most.
public struct ServerLimits: Sendable, Hashable {
  /// The longest body of a request, in bytes; longer ones get 413.
  public var bodyBytes: Int

  /// The longest request target, in bytes as sent; longer ones get 414. Keep it below three
  /// quarters of `connectionMemoryBytes`, or the library refuses long targets before the service sees them.
  public var targetBytes: Int

  /// The number of connections at one time; further clients wait in the kernel's queue.
  public var connections: Int

  /// The number of connections from one address; 0 means no limit, which is right behind a proxy.
  public var connectionsPerAddress: Int

  /// The memory for the head of a request and of its answer, in bytes for each connection. A request
  /// may take seven eighths of it; larger ones get 431.
  public var connectionMemoryBytes: Int

  /// The seconds without a byte in either direction after which a connection is closed. A client that takes an
  /// answer more slowly than `bytesPerSecond` is cut off after as long.
  public var idleSeconds: Int

  /// The seconds in which the head of a request must have come, from its first byte on; 0 means no limit.
  public var headSeconds: Int

  /// The seconds in which the body of a request must have come, beside the time that it needs at
  /// `bytesPerSecond`; 0 means no limit.
  public var bodySeconds: Int

  /// The seconds in which the whole of a request must have come, whatever it is; 0 means no limit.
  public var requestSeconds: Int

  /// The fewest bytes of a body or an answer that a client must send or take in a second.
  public var bytesPerSecond: Int

  /// The requests that may be in work at one time, from their heads until their answers are out; others get
  /// 503. 0 means no limit. What lies ready in a ``ResponseCache`` is answered all the same.
  public var requestsInWork: Int

  /// The number of threads that serve; 0 means one for each processor.
  public var threads: Int

  /// Makes limits; the defaults suit a small public service.
  public init(
    bodyBytes: Int = 1_048_576, targetBytes: Int = 8192, connections: Int = 512,
    connectionsPerAddress: Int = 0, connectionMemoryBytes: Int = 16_384, idleSeconds: Int = 10,
    headSeconds: Int = 10, bodySeconds: Int = 20, requestSeconds: Int = 300,
    bytesPerSecond: Int = 1024, requestsInWork: Int = 256, threads: Int = 0
  ) {
    self.bodyBytes = bodyBytes
    self.targetBytes = targetBytes
    self.connections = connections
    self.connectionsPerAddress = connectionsPerAddress
    self.connectionMemoryBytes = connectionMemoryBytes
    self.idleSeconds = idleSeconds
    self.headSeconds = headSeconds
    self.bodySeconds = bodySeconds
    self.requestSeconds = requestSeconds
    self.bytesPerSecond = bytesPerSecond
    self.requestsInWork = requestsInWork
    self.threads = threads
  }

  /// The memory of a connection that a request's head may take: the rest is for the head of the
  /// answer.
  var headBytes: Int { connectionMemoryBytes / 8 * 7 }

  /// How much of a refused body is read and thrown away, so that the client, which reads its answer
  /// only after it has sent everything, gets it instead of a reset connection. One that sends more
  /// than this is cut off.
  var drainedBytes: Int {
    let (bytes, overflow) = bodyBytes.multipliedReportingOverflow(by: 4)
    return overflow ? .max : max(bytes, 65_536)
  }

  /// Says what is wrong with the limits, or nil. The library would take most of these and fail
  /// later, or close the listening socket on some of its error paths and not on others.
  var complaint: String? {
    if bodyBytes < 0 { return "The limit of a body must not be negative." }
    if targetBytes < 1 { return "The limit of a target must be at least 1 byte." }
    if !(1...1_000_000).contains(connections) {
      return "The number of connections must be from 1 to 1,000,000."
    }
    if !(0...1_000_000).contains(connectionsPerAddress) {
      return "The number of connections per address must be from 0 (no limit) to 1,000,000."
    }
    if !(4096...16_777_216).contains(connectionMemoryBytes) {
      return "The memory of a connection must be from 4,096 to 16,777,216 bytes."
    }
    if !(1...86_400).contains(idleSeconds) {
      return "The idle time must be from 1 to 86,400 seconds."
    }
    for (name, seconds) in [
      ("head", headSeconds), ("body", bodySeconds), ("whole request", requestSeconds),
    ] where !(0...86_400).contains(seconds) {
      return "The time for the \(name) must be from 0 (no limit) to 86,400 seconds."
    }
    if !(1...1_000_000_000).contains(bytesPerSecond) {
      return "The least rate must be from 1 to 1,000,000,000 bytes per second."
    }
    if !(0...1_000_000).contains(requestsInWork) {
      return "The number of requests in work must be from 0 (no limit) to 1,000,000."
    }
    if !(0...256).contains(threads) {
      return "The number of threads must be from 0 (one for each processor) to 256."
    }
    return nil
  }
}
