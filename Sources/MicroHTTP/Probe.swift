import Glibc

/// Asks a server for one path and reads the status: for health checks of a server on this machine.
public enum Probe {
  /// The status code of the answer; nil if nobody answers in time.
  ///
  /// - Parameters:
  ///   - address: a numeric IPv4 or IPv6 address.
  ///   - isSecure: whether it speaks TLS; whose certificate it has is not looked at.
  ///   - seconds: how long each step may take.
  public static func status(
    address: String, port: UInt16, path: String, isSecure: Bool = false, seconds: Int = 3
  ) -> Int? {
    guard let name = SocketAddress(numeric: address, port: port) else { return nil }
    let descriptor = socket(name.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    limit(descriptor, seconds: seconds)
    let host = address.contains(":") ? "[\(address)]" : address
    let request = Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8)
    guard name.connect(descriptor) else { return nil }
    let line: [UInt8]?
    if isSecure {
      guard let secured = TLSProbe(on: descriptor), secured.send(request) else { return nil }
      line = unsafe statusLine { unsafe secured.receive(into: $0) }
    } else {
      guard send(request, on: descriptor) else { return nil }
      line = unsafe statusLine { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
    }
    return line.flatMap { Int(String(decoding: $0.suffix(3), as: UTF8.self)) }
  }

  private static func limit(_ descriptor: Int32, seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
  }

  /// A request this short goes out in one piece.
  private static func send(_ request: [UInt8], on descriptor: Int32) -> Bool {
    let flags = Int32(MSG_NOSIGNAL)
    return unsafe Glibc.send(descriptor, request, request.count, flags) == request.count
  }

  /// The beginning of the status line, `HTTP/1.1 200`.
  private static func statusLine(
    _ receive: (UnsafeMutableRawBufferPointer) -> Int
  ) -> [UInt8]? {
    var line = [UInt8](repeating: 0, count: 12)
    var received = 0
    while received < line.count {
      let count = unsafe line.withUnsafeMutableBytes {
        unsafe receive(UnsafeMutableRawBufferPointer(rebasing: $0[received...]))
      }
      guard count > 0 else { return nil }
      received += count
    }
    return line
  }
}
