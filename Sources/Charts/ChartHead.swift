/// What stands around a chart, and what names it.
public struct ChartHead: Sendable, Hashable {
  /// The chart's name in ids and addresses: `[A-Za-z0-9._-]`. Two charts of one page have two.
  public var id: String
  public var title: String
  /// Usually the title in the other language.
  public var subtitle: String?
  /// Where the figures come from; stands at the foot of a document.
  public var source: String
  /// The date that belongs to the source, as text.
  public var date: String
  /// BCP 47, of all texts but the secondary ones.
  public var language: String
  public var secondaryLanguage: String
  /// For assistive technology; made from the values if nil.
  public var accessibleTitle: String?
  public var accessibleDescription: String?
  public var words: ChartWords

  public init(
    id: String, title: String, subtitle: String? = nil, source: String = "", date: String = "",
    language: String = "zh-Hans", secondaryLanguage: String = "en",
    accessibleTitle: String? = nil, accessibleDescription: String? = nil,
    words: ChartWords? = nil
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.date = date
    self.language = language
    self.secondaryLanguage = secondaryLanguage
    self.accessibleTitle = accessibleTitle
    self.accessibleDescription = accessibleDescription
    self.words = words ?? (language.hasPrefix("zh") ? .chinese : .english)
  }
}
