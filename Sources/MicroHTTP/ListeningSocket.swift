import Glibc

/// A bound and listening TCP socket, closed when its owner ends.
///
/// The server makes its own, because the library reports a failed bind by a log line only. The
/// socket does not share its port (no `SO_REUSEPORT`), so that a second server on it fails; it
/// takes over a port whose old connections still linger, so that a restart works at once.
struct ListeningSocket: ~Copyable {
  /// The longest queue of clients the kernel keeps; `net.core.somaxconn` may shorten it.
  private static let backlog: Int32 = 1024

  let descriptor: Int32

  /// The port really bound, which port 0 leaves to the system.
  let port: UInt16

  init(address: String, port: UInt16) throws(ServerError) {
    guard let name = SocketAddress(numeric: address, port: port) else {
      throw .badAddress(address)
    }
    let descriptor = socket(
      name.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { throw Self.error(errno, address: address, port: port) }
    do throws(ServerError) {
      self.port = try Self.listen(on: descriptor, as: name, address: address, port: port)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Ends the ownership without closing: the library closes the socket from here on.
  consuming func handOver() {
    discard self
  }

  private static func listen(
    on descriptor: Int32, as name: SocketAddress, address: String, port: UInt16
  ) throws(ServerError) -> UInt16 {
    var yes: Int32 = 1
    var no: Int32 = 0
    let size = socklen_t(MemoryLayout<Int32>.size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, size)
    if name.family == AF_INET6 {
      // "::" takes IPv4 as well, whatever the machine's default is.
      unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &no, size)
    }
    guard name.bind(descriptor), Glibc.listen(descriptor, backlog) == 0,
      let bound = SocketAddress(boundTo: descriptor)
    else { throw error(errno, address: address, port: port) }
    return bound.port
  }

  private static func error(_ code: Int32, address: String, port: UInt16) -> ServerError {
    switch code {
    case EADDRINUSE: .addressInUse(address, port)
    case EACCES, EPERM: .notPermitted(address, port)
    // No such address here, or no IPv6 at all.
    case EADDRNOTAVAIL, EAFNOSUPPORT, EINVAL: .badAddress(address)
    default: .failed(unsafe String(cString: strerror(code)))
    }
  }
}
