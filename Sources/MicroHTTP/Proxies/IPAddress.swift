import Glibc

/// A numeric IPv4 or IPv6 address without a port. An IPv4 address and the IPv6 address that it is mapped to
/// (`::ffff:192.0.2.1`) are the same one.
///
/// ```swift
/// IPAddress("2001:DB8:0::1")?.description  // "2001:db8::1"
/// ```
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  /// As an IPv6 address.
  let bits: UInt128

  /// Reads an address; nil for names, ports, brackets, zones and everything else.
  public init?(_ text: String) {
    let isIPv6 = text.utf8.contains(UInt8(ascii: ":"))
    guard isIPv6 || text.utf8.contains(UInt8(ascii: ".")), !text.utf8.contains(0) else {
      return nil
    }
    var address = in6_addr()
    guard unsafe inet_pton(AF_INET6, isIPv6 ? text : "::ffff:" + text, &address) == 1 else {
      return nil
    }
    bits = unsafe withUnsafeBytes(of: address) {
      UInt128(bigEndian: unsafe $0.loadUnaligned(as: UInt128.self))
    }
  }

  /// Whether it is an IPv4 address.
  var isIPv4: Bool { bits >> 32 == 0xFFFF }

  /// The one way of writing it (RFC 5952), which is also that of ``Request/peer``.
  public var description: String {
    unsafe withUnsafeBytes(of: bits.bigEndian) { bytes in
      unsafe isIPv4
        ? SocketAddress.text(AF_INET, bytes.baseAddress.unsafelyUnwrapped + 12)
        : SocketAddress.text(AF_INET6, bytes.baseAddress.unsafelyUnwrapped)
    }
  }
}
