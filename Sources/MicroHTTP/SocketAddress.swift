// Not for the library: its header includes the system's, and in optimized builds the compiler takes
// `sockaddr` for a part of this module.
import CMicroHTTPD
import Glibc

/// An IPv4 or IPv6 address with a port: the Swift side of `sockaddr`.
struct SocketAddress {
  private var storage = sockaddr_storage()
  private var length: socklen_t

  var family: Int32 { Int32(storage.ss_family) }

  /// Reads "127.0.0.1" or "::1"; nil for names and everything else.
  init?(numeric address: String, port: UInt16) {
    var v4 = sockaddr_in()
    var v6 = sockaddr_in6()
    if unsafe inet_pton(AF_INET, address, &v4.sin_addr) == 1 {
      v4.sin_family = sa_family_t(AF_INET)
      v4.sin_port = port.bigEndian
      length = socklen_t(MemoryLayout<sockaddr_in>.size)
      unsafe withUnsafeMutableBytes(of: &storage) { target in
        unsafe withUnsafeBytes(of: v4) { unsafe target.copyMemory(from: $0) }
      }
    } else if unsafe inet_pton(AF_INET6, address, &v6.sin6_addr) == 1 {
      v6.sin6_family = sa_family_t(AF_INET6)
      v6.sin6_port = port.bigEndian
      length = socklen_t(MemoryLayout<sockaddr_in6>.size)
      unsafe withUnsafeMutableBytes(of: &storage) { target in
        unsafe withUnsafeBytes(of: v6) { unsafe target.copyMemory(from: $0) }
      }
    } else {
      return nil
    }
  }

  /// Asks what `descriptor` is bound to; nil, with `errno`, if it cannot be told.
  init?(boundTo descriptor: Int32) {
    length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = unsafe withUnsafeMutablePointer(to: &storage) { [length] pointer in
      var length = length
      return unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(descriptor, $0, &length)
      }
    }
    guard result == 0 else { return nil }
  }

  /// Binds `descriptor`; on false `errno` says why not.
  func bind(_ descriptor: Int32) -> Bool {
    unsafe withUnsafePointer(to: storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.bind(descriptor, $0, length) == 0
      }
    }
  }

  /// Connects `descriptor`; on false `errno` says why not.
  func connect(_ descriptor: Int32) -> Bool {
    unsafe withUnsafePointer(to: storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(descriptor, $0, length) == 0
      }
    }
  }

  var port: UInt16 {
    unsafe withUnsafeBytes(of: storage) { bytes in
      // The port has the same place in both families.
      UInt16(bigEndian: unsafe bytes.load(fromByteOffset: 2, as: UInt16.self))
    }
  }

  /// Writes the numeric address of a client without its port; an IPv4 address that came through an
  /// IPv6 socket is written as IPv4. Empty for other families.
  static func text(of address: UnsafePointer<sockaddr>) -> String {
    let bytes = unsafe UnsafeRawPointer(address)
    switch unsafe Int32(address.pointee.sa_family) {
    case AF_INET:
      let offset = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 4
      return unsafe text(AF_INET, bytes + offset)
    case AF_INET6:
      let offset = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8
      let raw = unsafe UnsafeRawBufferPointer(start: bytes + offset, count: 16)
      let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
      return unsafe raw.prefix(12).elementsEqual(mapped)
        ? text(AF_INET, bytes + offset + 12) : text(AF_INET6, bytes + offset)
    default:
      return ""
    }
  }

  /// Writes the bytes of an address of a family.
  static func text(_ family: Int32, _ address: UnsafeRawPointer) -> String {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) {
      let text = unsafe inet_ntop(family, address, $0.baseAddress, socklen_t($0.count))
      return unsafe text.map { unsafe String(cString: $0) } ?? ""
    }
  }
}
