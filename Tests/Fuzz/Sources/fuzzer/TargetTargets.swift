import HTTPTypes
import MicroHTTP

/// What is read of a request before anything is looked up.
enum TargetTargets {
  /// A target that is understood means the same when it is written anew with everything encoded.
  static func parse(_ bytes: [UInt8]) throws {
    guard let target = try? RequestTarget(raw: String(decoding: bytes, as: UTF8.self)),
      !target.isAsterisk
    else { return }
    precondition(target.segments.allSatisfy { !["", ".", ".."].contains($0) })
    let texts = target.segments + target.query.flatMap { [$0.name, $0.value ?? ""] }
    precondition(texts.allSatisfy { !$0.utf8.contains(0) }, "a NUL has come through")
    let path = "/" + target.segments.map(encoded).joined(separator: "/")
    let query = target.query.map { item in
      // A nameless item without a value would be dropped.
      encoded(item.name) + (item.value.map { "=" + encoded($0) } ?? "")
    }
    let again = try RequestTarget(raw: path + "?" + query.joined(separator: "&"))
    precondition(again.segments == target.segments, "\(again.segments) \(target.segments)")
    precondition(again.query == target.query, "\(again.query) \(target.query)")
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  private static let proxies = TrustedProxies(
    ["127.0.0.1", "10.0.0.0/8"].compactMap(AddressRange.init))
  private static let names = ["Forwarded", "X-Forwarded-For"].compactMap { HTTPField.Name($0) }

  /// Lines that a client sends before the one that a proxy adds never make it another client.
  static func forwarded(_ bytes: [UInt8]) throws {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (name, last) in zip(names, ["for=192.0.2.1", "192.0.2.1"]) {
      var fields: HTTPFields = [:]
      for line in lines where HTTPField.isValidValue(line) {
        fields.append(HTTPField(name: name, value: line))
      }
      let target = try RequestTarget(raw: "/")
      let own = proxies.client(of: Request(target: target, fields: fields, peer: "127.0.0.1"))
      precondition(IPAddress(own)?.description == own, "“\(own)” is no address")
      fields.append(HTTPField(name: name, value: last))
      let client = proxies.client(of: Request(target: target, fields: fields, peer: "127.0.0.1"))
      precondition(client == "192.0.2.1", "“\(client)” is a client's own word")
      // The same as one line, as some proxies send them: at worst nothing is known.
      fields = [name: fields[values: name].joined(separator: ", ")]
      let joined = proxies.client(of: Request(target: target, fields: fields, peer: "127.0.0.1"))
      precondition(
        ["192.0.2.1", "127.0.0.1"].contains(joined), "“\(joined)” is a client's own word")
    }
  }
}
