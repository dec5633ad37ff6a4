/// What a raw request target means: decoded path segments, and query items in order.
///
/// A target is split first and decoded afterwards, so that an encoded slash stays within its
/// segment. Whatever two readers could read differently is refused and never repaired: control
/// characters and spaces (raw or decoded), broken escapes, bytes that are not UTF-8 together (raw or
/// decoded), the segments `.` and `..` (also as `%2e`), and fragments.
///
/// ```swift
/// let target = try RequestTarget(raw: "/v1/areas/DE%2FBE?year=2020&year=2021")
/// target.segments  // ["v1", "areas", "DE/BE"]
/// target.query     // year: "2020", year: "2021"
/// ```
public struct RequestTarget: Sendable, Hashable {
  /// The target as it was sent, never decoded.
  public let raw: String

  /// The decoded segments of the path. Empty ones (repeated or trailing slashes) are dropped, so
  /// that `/v1/areas/` and `/v1//areas` mean `/v1/areas`; `*` has none.
  public let segments: [String]

  /// The decoded items of the query, in the order in which they were sent. A plus sign is a space
  /// here. Empty items (`&&`) are dropped.
  public let query: [QueryItem]

  /// Whether the target is `*`: the server as a whole, as `OPTIONS *` asks for it.
  public var isAsterisk: Bool { raw == "*" }

  /// Reads a target in origin form (`/path?query`), absolute form (`http://host/path?query`, whose
  /// scheme and authority are dropped) or asterisk form (`*`).
  ///
  /// - Throws: ``RequestFault/badTarget(_:)``, with a text that says what is wrong.
  public init(raw: String) throws(RequestFault) {
    self.raw = raw
    // What stands here for bytes that were not UTF-8 would be somebody else's text.
    guard !raw.unicodeScalars.contains("\u{FFFD}") else {
      throw .badTarget("The request target is not UTF-8.")
    }
    let bytes = Array(raw.utf8)
    try Self.checkCharacters(of: bytes)
    guard bytes != [UInt8(ascii: "*")] else {
      segments = []
      query = []
      return
    }
    let local = try Self.withoutAuthority(bytes)
    let parts = local.split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    segments = try Self.segments(of: parts[0])
    query = try parts.count == 2 ? Self.items(of: parts[1]) : []
  }

  private static func checkCharacters(of bytes: [UInt8]) throws(RequestFault) {
    for byte in bytes {
      switch byte {
      case 0...0x20, 0x7F:
        throw .badTarget("The request target holds a space or a control character.")
      case UInt8(ascii: "#"):
        throw .badTarget("The request target holds a fragment, which is never sent to a server.")
      default:
        continue
      }
    }
  }

  /// Returns the path and query. The authority of an absolute form is dropped: the service has one
  /// site, whatever it is called.
  private static func withoutAuthority(
    _ bytes: [UInt8]
  ) throws(RequestFault) -> ArraySlice<UInt8> {
    if bytes.first == UInt8(ascii: "/") { return bytes[...] }
    for scheme in ["http://", "https://"] {
      let start = bytes.prefix(scheme.utf8.count)
      guard String(decoding: start, as: UTF8.self).lowercased() == scheme else { continue }
      let rest = bytes.dropFirst(scheme.utf8.count)
      let end =
        rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
      let authority = rest[..<end]
      guard let first = authority.first, first != UInt8(ascii: ":"), FieldBytes.isHost(authority)
      else {
        throw .badTarget("The request target names a scheme, but no host with or without a port.")
      }
      return rest[end...]
    }
    throw .badTarget(
      "A request target is a path from the root, an http or https address, or \"*\".")
  }

  private static func segments(of path: ArraySlice<UInt8>) throws(RequestFault) -> [String] {
    var segments: [String] = []
    for part in path.split(separator: UInt8(ascii: "/")) {
      let segment = try PercentCoding.decode(part, plusIsSpace: false)
      guard segment != ".", segment != ".." else {
        throw .badTarget("The path holds a \".\" or \"..\" segment.")
      }
      segments.append(segment)
    }
    return segments
  }

  private static func items(of query: ArraySlice<UInt8>) throws(RequestFault) -> [QueryItem] {
    var items: [QueryItem] = []
    for part in query.split(separator: UInt8(ascii: "&")) {
      let sides = part.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try PercentCoding.decode(sides[0], plusIsSpace: true)
      let value = try sides.count == 2 ? PercentCoding.decode(sides[1], plusIsSpace: true) : nil
      items.append(QueryItem(name: name, value: value))
    }
    return items
  }
}
