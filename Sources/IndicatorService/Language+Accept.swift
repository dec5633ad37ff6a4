import Indicators

extension Language {
  /// The known language that an `Accept-Language` field (RFC 9110, 12.5.4) prefers; nil if it names
  /// none.
  init?(acceptLanguage: String) {
    var best: (language: Language, weight: Double)?
    for preference in Preference.list(acceptLanguage) {
      guard let language = Language(rawValue: String(preference.name.prefix { $0 != "-" })) else {
        continue
      }
      if preference.weight > best?.weight ?? 0 { best = (language, preference.weight) }
    }
    guard let best else { return nil }
    self = best.language
  }
}
