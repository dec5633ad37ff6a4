import Synchronization

/// What all requests of one server share: the service's functions, the limits and the counts.
///
/// The library holds a plain pointer to it; ``Daemon`` keeps it alive until the last of the
/// library's threads has ended.
final class ServerCore: Sendable {
  let limits: ServerLimits
  let cache: ResponseCache?
  let respond: @Sendable (Request) -> Reply
  let refuse: @Sendable (RequestFault, Request.Head?) -> Response
  let log: (@Sendable (String) -> Void)?
  let certificate: CertificateHolder

  /// Requests whose head has been read and whose answer is not yet out.
  let requestsInWork = Atomic<Int>(0)

  /// Exchanges that exist; 0 once every connection has ended. For tests of their release.
  let exchanges = Atomic<Int>(0)

  /// The connections there are, for the server's stop.
  let connections = OpenConnections()

  /// Whether the server is stopping: every answer then ends its connection.
  let isStopping = Atomic<Bool>(false)

  init(
    limits: ServerLimits, certificate: TLSCertificate? = nil, cache: ResponseCache?,
    log: (@Sendable (String) -> Void)?,
    respond: @escaping @Sendable (Request) -> Reply,
    refuse: @escaping @Sendable (RequestFault, Request.Head?) -> Response
  ) {
    self.limits = limits
    self.cache = cache
    self.certificate = CertificateHolder(certificate)
    self.log = log
    self.respond = respond
    self.refuse = refuse
  }
}
