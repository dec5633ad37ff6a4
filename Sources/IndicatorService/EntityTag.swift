import Crypto
import Foundation
import HTTPTypes
import Indicators

/// The strong validator of an answer: it changes with the release, the catalogue and the version, and
/// is another one for each address and representation.
struct EntityTag: Sendable, Hashable {
  /// With its quotation marks.
  let text: String

  init(text: String) {
    self.text = text
  }

  init(_ parts: [String]) {
    let digest = SHA256.hash(data: Data(parts.joined(separator: "\n").utf8))
    // Two digits of each byte; a format string costs as much as the digest.
    let digits = digest.prefix(12).flatMap {
      [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 0xF)]]
    }
    text = "\"" + String(decoding: digits, as: UTF8.self) + "\""
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// Whether `If-None-Match` names this tag, or all; compared weakly, as RFC 9110 (13.1.2) asks. What is
  /// no list of tags names none.
  func matches(ifNoneMatch field: String) -> Bool {
    if field.trimmingPrefix(while: Self.isSpace) == "*" { return true }
    return Self.list(field)?.contains { $0 == text } ?? false
  }

  /// The tags of a list, without their mark of weakness; nil if it is no such list. A tag may hold commas.
  ///
  /// - Parameter weak: whether those with that mark are among them.
  private static func list(_ field: String, weak: Bool = true) -> [Substring]? {
    var tags: [Substring] = []
    var rest = field[...]
    while true {
      rest = rest.drop(while: isSpace)
      if let first = rest.first, first != "," {
        let isWeak = rest.hasPrefix("W/")
        rest.trimPrefix("W/")
        guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
          return nil
        }
        if weak || !isWeak { tags.append(rest[...end]) }
        rest = rest[end...].dropFirst().drop(while: isSpace)
      }
      guard let separator = rest.popFirst() else { return tags }
      guard separator == "," else { return nil }
    }
  }

  /// Whether `If-Match` names this tag, or all; compared strongly, as RFC 9110 (13.1.1) asks.
  func matches(ifMatch field: String) -> Bool {
    if field.trimmingPrefix(while: Self.isSpace) == "*" { return true }
    return Self.list(field, weak: false)?.contains { $0 == text } ?? false
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }
}
