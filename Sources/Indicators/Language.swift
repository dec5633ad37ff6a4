/// A language that texts are kept in.
public enum Language: String, Sendable, Codable, CaseIterable {
  case zh, en
}

extension BilingualText {
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
