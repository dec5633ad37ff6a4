import Glibc

/// What has come and gone on a connection, as the kernel counts it (`tcp_info` of tcp(7)).
struct Traffic: Equatable {
  /// Bytes that came in, whether they were read or not.
  var received: UInt64

  /// Bytes that the other side has.
  var acknowledged: UInt64

  /// Whether there are bytes that the other side has no room for.
  var isWaiting: Bool

  init(received: UInt64, acknowledged: UInt64, isWaiting: Bool) {
    self.received = received
    self.acknowledged = acknowledged
    self.isWaiting = isWaiting
  }

  /// Nil if the kernel does not say.
  init?(of descriptor: Int32) {
    let read = unsafe withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { info in
      var length = socklen_t(info.count)
      // The header's structure ends before what is read here; these are the places in the kernel's, which
      // only grows at its end.
      guard
        unsafe getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, info.baseAddress, &length) == 0,
        length >= 148
      else { return nil as Traffic? }
      return unsafe Traffic(
        received: info.load(fromByteOffset: 128, as: UInt64.self),
        acknowledged: info.load(fromByteOffset: 120, as: UInt64.self),
        isWaiting: info.load(fromByteOffset: 144, as: UInt32.self) > 0)
    }
    guard let read else { return nil }
    self = read
  }
}
