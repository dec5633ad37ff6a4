import Glibc
import Synchronization

/// A small HTTP/1.1 server over libmicrohttpd.
///
/// It listens from `init` until ``stop(within:)`` or the end of the last reference. Handlers are
/// functions from request to response. They are called on the library's threads, several at a time,
/// and may block for short whiles: a thread that waits serves none of its connections.
///
/// ```swift
/// let server = try Server(
///   port: 8080,
///   respond: { request in Response(body: .bytes(Array("Hello".utf8))) },
///   refuse: { fault, _ in Response(status: fault.status, body: .bytes(Array(fault.detail.utf8))) })
/// ```
///
/// What the library refuses by itself, before a request has a line and fields (a version that it does
/// not know, a field without a colon, a head larger than `connectionMemoryBytes`), comes to `refuse` as
/// well, as ``RequestFault/unreadable(_:)``.
public final class Server: Sendable {
  /// The port really bound, also where `init` was given 0.
  public let port: UInt16

  /// The number of requests whose head has been read and whose answer is not out.
  public var requestsInWork: Int { core.requestsInWork.load(ordering: .acquiring) }

  /// What the requests share; internal for tests.
  let core: ServerCore

  private let state: Mutex<State>

  /// The daemon until the server has been stopped, and from then on how that went.
  private enum State {
    case running(Daemon)
    case stopped(inTime: Bool)
  }

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - address: a numeric IPv4 or IPv6 address of this machine. "0.0.0.0" means all of IPv4, "::"
  ///     all of IPv6 and IPv4.
  ///   - port: the port; 0 lets the system choose a free one.
  ///   - limits: what is taken from clients at most.
  ///   - log: takes the library's messages and failures of streams, on any thread; they are meant
  ///     for developers, and clients can cause them. Nil drops them.
  ///   - reply: answers a request that was read without fault.
  ///   - refuse: answers a fault, in the service's own form. The head is nil if the method could not
  ///     be read.
  ///   - certificate: what clients are greeted with over TLS; nil is plain HTTP.
  ///   - cache: what `reply` keeps for other clients.
  /// - Throws: ``ServerError``, whose description is a sentence for the operator.
  public init(
    address: String = "127.0.0.1", port: UInt16 = 0, limits: ServerLimits = .init(),
    certificate: TLSCertificate? = nil, cache: ResponseCache?,
    log: (@Sendable (String) -> Void)? = nil,
    reply: @escaping @Sendable (Request) -> Reply,
    refuse: @escaping @Sendable (RequestFault, Request.Head?) -> Response
  ) throws(ServerError) {
    if let complaint = limits.complaint { throw .failed(complaint) }
    let core = ServerCore(
      limits: limits, certificate: certificate, cache: cache, log: log, respond: reply,
      refuse: refuse)
    let socket = try ListeningSocket(address: address, port: port)
    self.port = socket.port
    self.core = core
    state = Mutex(.running(try Daemon(socket: socket, core: core)))
  }

  /// Starts a server that makes each answer anew.
  ///
  /// - Parameter respond: answers a request that was read without fault.
  public convenience init(
    address: String = "127.0.0.1", port: UInt16 = 0, limits: ServerLimits = .init(),
    log: (@Sendable (String) -> Void)? = nil,
    respond: @escaping @Sendable (Request) -> Response,
    refuse: @escaping @Sendable (RequestFault, Request.Head?) -> Response
  ) throws(ServerError) {
    try self.init(
      address: address, port: port, limits: limits, cache: nil, log: log,
      reply: { .made(respond($0)) }, refuse: refuse)
  }

  /// Greets new connections with another certificate from now on; those that there are go on as they were.
  ///
  /// - Precondition: the server was started with a certificate.
  public func replaceCertificate(_ certificate: TLSCertificate) {
    precondition(core.certificate.current != nil, "A server without TLS takes no certificate.")
    core.certificate.replace(certificate)
  }

  deinit {
    stop(within: .zero)
  }

  /// Stops the server: no new connections, then up to `limit` for the requests in work, then
  /// everything is closed. Further calls, also at the same time, wait for the first and return what
  /// it returned.
  ///
  /// While it waits, every answer ends its connection. Afterwards no thread and no descriptor of the
  /// server is left, and no handler or stream is called any more. A handler or stream that does not
  /// return is waited for beyond the limit, since a thread cannot be ended from outside.
  ///
  /// - Precondition: not called from a handler, a stream or the log of this or another server: the
  ///   thread would wait for itself. The same goes for the release of the last reference.
  /// - Returns: whether every request ended in time.
  @discardableResult
  public func stop(within limit: Duration = .seconds(10)) -> Bool {
    precondition(!ServerThread.isCurrent, "A server must not be stopped from one of its handlers.")
    return state.withLock { state in
      switch state {
      case .stopped(let inTime):
        return inTime
      case .running(let daemon):
        core.isStopping.store(true, ordering: .relaxed)
        daemon.quiesce()
        let inTime = waitForRequests(within: limit)
        // With the last reference to the daemon, here and in `daemon`, its threads end: before this
        // returns.
        state = .stopped(inTime: inTime)
        return inTime
      }
    }
  }

  /// Asks every few milliseconds: this happens once in a server's life, and a condition variable
  /// would have to be signalled after every request.
  private func waitForRequests(within limit: Duration) -> Bool {
    let deadline = ContinuousClock.now + limit
    while requestsInWork > 0 {
      guard ContinuousClock.now < deadline else { return false }
      usleep(2_000)
    }
    return true
  }
}
