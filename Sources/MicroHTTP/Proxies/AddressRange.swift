/// Addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or a single address.
public struct AddressRange: Sendable, Hashable {
  private let first: UInt128
  private let mask: UInt128

  /// Reads an address, or an address and a length in CIDR notation; nil for everything else, for an address
  /// that has bits beyond the length (`10.1.0.0/8`), and for the length 0, which is everybody.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let address = IPAddress(parts[0]) else { return nil }
    let widest = address.isIPv4 && !parts[0].contains(":") ? 32 : 128
    var length = widest
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let given = Int(parts[1]), (1...widest).contains(given)
      else { return nil }
      length = given
    }
    mask = ~0 << UInt128(widest - length)
    first = address.bits
    guard first & mask == first else { return nil }
  }

  public func contains(_ address: IPAddress) -> Bool {
    address.bits & mask == first
  }
}
