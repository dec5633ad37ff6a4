import Indicators

extension Language {
  /// The known language that an `Accept-Language` field (RFC 9110, 12.5.4) prefers; nil if it names
  /// none.
  init?(acceptLanguage: String) {
    var best: (language: Language, weight: Double)?
    for range in acceptLanguage.split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }
      guard let tag = parts.first?.prefix(while: { $0 != "-" && !$0.isWhitespace }),
        let language = Language(rawValue: tag.lowercased())
      else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
      let weight = quality.map { Double($0) ?? 0 } ?? 1
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    guard let best else { return nil }
    self = best.language
  }
}
