/// What the fields share that say what a client likes: `Accept`, `Accept-Language`, `Accept-Encoding`
/// (RFC 9110, 12.4.2): things separated by commas, each with a weight.
struct Preference: Sendable, Hashable {
  /// In lower case, without its parameters.
  var name: String
  /// From 0, not wanted, to 1; 1 unless `q` says another.
  var weight: Double

  /// The things that a field names, in order.
  static func list(_ field: String) -> [Preference] {
    field.split(separator: ",").compactMap { item in
      let parts = item.split(separator: ";").map { trimmed($0).lowercased() }
      guard let name = parts.first, !name.isEmpty else { return nil }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }
      let weight = quality.map { min(max(Double($0.dropFirst(2)) ?? 0, 0), 1) }
      return Preference(name: name, weight: weight ?? 1)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
