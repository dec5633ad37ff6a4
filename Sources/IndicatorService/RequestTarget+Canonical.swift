import MicroHTTP

extension RequestTarget {
  /// The one address of what this target means: no repeated slashes, parameters in order of their
  /// names, everything encoded in one way.
  var canonical: String { address(query) }

  /// The query as it was sent, with its question mark; empty if there is none.
  var rawQuery: String { raw.firstIndex(of: "?").map { String(raw[$0...]) } ?? "" }

  /// The canonical address with one parameter set.
  func settingQueryItem(_ name: String, to value: String) -> String {
    address(query.filter { $0.name != name } + [QueryItem(name: name, value: value)])
  }

  /// The canonical address with one parameter under another name.
  func renamingQueryItem(_ name: String, to other: String) -> String {
    address(query.map { QueryItem(name: $0.name == name ? other : $0.name, value: $0.value) })
  }

  /// The canonical target without some parameter.
  func removingQueryItems(named name: String) throws -> RequestTarget {
    try RequestTarget(raw: address(query.filter { $0.name != name }))
  }

  private func address(_ items: [QueryItem]) -> String {
    let path = "/" + segments.map { Self.encode($0) }.joined(separator: "/")
    let query = items.sorted { $0.name < $1.name }.map { item in
      item.value.map { "\(Self.encode(item.name))=\(Self.encode($0))" } ?? Self.encode(item.name)
    }
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }

  /// Unreserved characters, and those that list values and periods are written with, stay.
  private static let isPlain: [Bool] = {
    let plain = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:".utf8)
    return (UInt8.min...UInt8.max).map(plain.contains)
  }()

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encode(_ text: String) -> String {
    if text.utf8.allSatisfy({ isPlain[Int($0)] }) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isPlain[Int(byte)] {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
