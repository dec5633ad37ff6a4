import Glibc

/// What has come and gone on a connection, as the kernel counts it (`tcp_info` of tcp(7)).
struct Traffic: Equatable {
  /// Bytes that came in, whether they were read or not.
  var received: UInt64

  /// Bytes that the other side has.
  var acknowledged: UInt64

  /// Whether there are bytes that the other side has no room for.
  var isWaiting: Bool

  /// Whether the other side sends no more, and all that it sent was read.
  var isAtEnd: Bool

  init(received: UInt64, acknowledged: UInt64, isWaiting: Bool, isAtEnd: Bool = false) {
    self.received = received
    self.acknowledged = acknowledged
    self.isWaiting = isWaiting
    self.isAtEnd = isAtEnd
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
        isWaiting: info.load(fromByteOffset: 144, as: UInt32.self) > 0,
        isAtEnd: info.load(as: UInt8.self) == Self.otherSideEnded && Self.unread(descriptor) == 0)
    }
    guard let read else { return nil }
    self = read
  }

  /// `TCP_CLOSE_WAIT`, which the header leaves out beside what it has from the kernel's.
  private static let otherSideEnded: UInt8 = 8

  /// The bytes that came in and were not read.
  static func unread(_ descriptor: Int32) -> Int32 {
    var count: Int32 = 0
    return unsafe ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? count : 0
  }
}
