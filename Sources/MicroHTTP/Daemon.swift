import CMicroHTTPD
import Glibc

/// The one owner of a running `MHD_Daemon`, whose end stops it and joins its threads.
///
/// @unchecked Sendable: `pointer` never changes, and the library allows its functions on a daemon
/// from any thread. The two that must be called once each, and in order, are: `MHD_quiesce_daemon`
/// in ``quiesce()``, which only ``Server/stop(within:)`` calls, under its lock; and
/// `MHD_stop_daemon` in `deinit`. `quiesced` is written under the same lock, and read in `deinit`,
/// when nobody else has a reference.
@safe final class Daemon: @unchecked Sendable {
  private let pointer: OpaquePointer
  private let core: ServerCore
  private let watch: Watch

  /// The listening socket the library has given back, or -1.
  private var quiesced: Int32 = -1

  /// Starts the library's threads on `socket`, which belongs to the daemon from here on.
  init(socket: consuming ListeningSocket, core: ServerCore) throws(ServerError) {
    ownRefusals
    let limits = core.limits
    let threads =
      limits.threads > 0 ? limits.threads : min(256, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let possible = DescriptorLimit.connections()
    if limits.connections > possible {
      core.log?(
        "Of \(limits.connections) connections, the system's limit of files lets only \(possible) be."
      )
    }
    let numbers = cmhd_limits(
      connection_memory: limits.connectionMemoryBytes,
      // The library deals the connections out to the threads; each needs one.
      connections: UInt32(max(min(limits.connections, possible), threads)),
      connections_per_address: UInt32(limits.connectionsPerAddress),
      idle_seconds: UInt32(limits.idleSeconds), threads: UInt32(threads))
    let hasTLS = core.certificate.current != nil
    let descriptor = socket.descriptor
    let started = unsafe TLSCertificate.priorities.withCString { priorities in
      unsafe cmhd_start(
        descriptor, callbacks, numbers,
        hasTLS ? cmhd_tls(certificate: giveCertificate, priorities: priorities) : cmhd_tls(),
        // Not retained: `core` outlives the daemon, which it is a property of.
        Unmanaged.passUnretained(core).toOpaque())
    }
    // Also on failure: with options in order, as ServerLimits.complaint sees to, what can fail
    // (memory, threads, descriptors) fails where the library closes the socket. To close it again
    // could hit another one's descriptor.
    socket.handOver()
    guard let started = unsafe started else {
      throw .failed("the HTTP library had no memory, threads or descriptors left.")
    }
    unsafe pointer = started
    self.core = core
    watch = Watch { [core] in
      // Over TLS nothing can be said past the library.
      core.connections.endOverdue { hasTLS ? [] : core.refuse(.timedOut, nil).wire() }
    }
  }

  deinit {
    // The listening socket takes nobody any more: a daemon that was made is quiesced before it ends.
    core.connections.endAll()
    watch.end()
    unsafe MHD_stop_daemon(pointer)
    // Only now: until its threads have ended, one of them could still poll the descriptor, whose
    // number could by then be somebody else's.
    if quiesced >= 0 { close(quiesced) }
  }

  /// Takes no new connections; the ones there are go on. Called once.
  func quiesce() {
    quiesced = unsafe MHD_quiesce_daemon(pointer)
    // Closing has to wait (see deinit), but nobody is to wait in the queue for it.
    if quiesced >= 0 { shutdown(quiesced, Int32(SHUT_RDWR)) }
  }
}
