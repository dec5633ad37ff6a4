/// A text in Chinese and English. Both are always there: the catalogue refuses an entry with one.
public struct BilingualText: Sendable, Hashable, Codable {
  public var zh: String
  public var en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}
