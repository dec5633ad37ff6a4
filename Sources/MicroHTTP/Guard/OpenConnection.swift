import Synchronization

/// One connection as the guard sees it. The thread that serves it says what it is about, and nothing more: what
/// comes and goes the guard asks of the kernel.
///
/// @unchecked Sendable: the certificate and the last head are used on the thread of the connection only; all else
/// is constant or atomic.
final class OpenConnection: @unchecked Sendable {
  /// What is waited for.
  enum Phase: Int {
    /// The head of the next request.
    case head
    /// The body of the request.
    case body
    /// The client, to take the answer; or the service, to make it.
    case answer
  }

  let core: ServerCore
  let descriptor: Int32

  /// The phase in the two lowest bits, the number of requests so far above them.
  private let state = Atomic<Int>(0)

  init(descriptor: Int32, core: ServerCore) {
    self.descriptor = descriptor
    self.core = core
  }

  /// What the last request asked for.
  var lastHead = LastHead()

  /// What its client was greeted with, over TLS.
  private var certificate: TLSCertificate?

  /// Keeps a certificate for as long as there is the connection.
  func hold(_ certificate: TLSCertificate) { self.certificate = certificate }

  /// Goes on to the next phase; with `head`, to the next request. On the thread of the connection only.
  func enter(_ phase: Phase) {
    let request = state.load(ordering: .relaxed) >> 2 + (phase == .head ? 1 : 0)
    state.store(request << 2 | phase.rawValue, ordering: .relaxed)
  }

  var request: Int { state.load(ordering: .relaxed) >> 2 }

  var phase: Phase { Phase(rawValue: state.load(ordering: .relaxed) & 3) ?? .head }
}
