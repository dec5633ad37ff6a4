import HTTPTypes

/// The proxies whose word about where a request came from is believed, and so who a client is.
///
/// Anybody can send `Forwarded` and `X-Forwarded-For`. They are read only where the connection is a trusted
/// proxy's, and from the nearest hop on: the first that is no trusted proxy is the client, whatever stands
/// behind it.
///
/// ```swift
/// let proxies = TrustedProxies(["127.0.0.1", "10.0.0.0/8"].compactMap(AddressRange.init))
/// proxies.client(of: request)  // "203.0.113.7", where 127.0.0.1 says so
/// ```
public struct TrustedProxies: Sendable, Hashable {
  /// Nobody: the client is who is connected.
  public static let none = TrustedProxies([])

  private let ranges: [AddressRange]

  public init(_ ranges: [AddressRange]) {
    self.ranges = ranges
  }

  /// The numeric address of the client without a port, written as ``Request/peer`` is. Where a hop is no
  /// address, it is the last trusted proxy before it.
  public func client(of request: Request) -> String {
    client(request.peer, request.fields)
  }

  /// The client of a request that was refused.
  public func client(of head: Request.Head) -> String {
    client(head.peer, head.fields)
  }

  private func client(_ peer: String, _ fields: HTTPFields) -> String {
    guard !ranges.isEmpty, let proxy = IPAddress(peer), trusts(proxy) else { return peer }
    let forwarded = ForwardedHops.forwarded(fields[values: Self.forwarded])
    let xForwardedFor = ForwardedHops.xForwardedFor(fields[values: Self.xForwardedFor])
    let told = Set([forwarded, xForwardedFor].filter { !$0.isEmpty }.map { client(proxy, $0) })
    // Of two fields that differ one is the client's own, which the proxy passed on, and nothing says which.
    return told.count == 1 ? told.first?.description ?? peer : peer
  }

  private func client(_ proxy: IPAddress, _ hops: [IPAddress?]) -> IPAddress {
    var last = proxy
    for hop in hops {
      guard let hop else { return last }
      guard trusts(hop) else { return hop }
      last = hop
    }
    return last
  }

  private func trusts(_ address: IPAddress) -> Bool {
    ranges.contains { $0.contains(address) }
  }

  private static let forwarded = name("Forwarded")
  private static let xForwardedFor = name("X-Forwarded-For")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else {
      preconditionFailure("“\(text)” is no field name")
    }
    return name
  }
}
