import Foundation
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

  private func address(_ items: [QueryItem]) -> String {
    let path = "/" + segments.map { Self.encode($0) }.joined(separator: "/")
    let query = items.sorted { $0.name < $1.name }.map { item in
      item.value.map { "\(Self.encode(item.name))=\(Self.encode($0))" } ?? Self.encode(item.name)
    }
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }

  /// Unreserved characters, and those that list values and periods are written with, stay.
  private static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:")

  private static func encode(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
  }
}
