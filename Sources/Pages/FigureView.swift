import Foundation
public import Indicators

/// One figure as a page shows it: the number, how exact it is, and where a click leads.
public struct FigureView: Sendable {
  /// The observation's.
  public let id: String
  /// The indicator's code and names.
  public let code: String
  public let name: String
  /// In the other language, for those who read both.
  public let otherName: String
  /// 约, ≥; nil where nothing stands before the number.
  public let before: String?
  public let number: String
  /// 余, 万余; nil where nothing stands between number and unit.
  public let after: String?
  public let unit: String?
  /// The number with its unit, in one line.
  public let text: String
  /// The value in the base unit, as the API gives it.
  public let value: String
  /// `exact`, `atLeast`, `atMost`, `about`, `near`, `rounded` or `derived`.
  public let mark: String
  /// What the mark says, in words.
  public let exactness: String
  public let isDerived: Bool
  /// The number with what belongs to it, and no unit.
  public var amount: String { (before ?? "") + number + (after ?? "") }
  /// Whether it is a target or a requirement, and what that is called.
  public let kindName: String?
  /// Whether it is another value than the report has.
  public let isCorrected: Bool
  public let isSelected: Bool
  /// This page with the sentence of this figure.
  public let href: String
  /// The figure's own page.
  public let page: String
  public let period: String
  public let area: String

  public init(
    _ published: PublishedObservation, catalogue: Catalogue, state: PageState, selected: String?
  ) {
    let observation = published.observation
    let quantity = observation.quantity
    let language = state.language
    let indicator = catalogue.indicator(observation.indicator)
    let number = NumberText(
      quantity, asWritten: observation.asWritten, unit: catalogue.unit(observation.unit),
      language: language)
    id = observation.id
    code = observation.indicator
    name = indicator?.name[language] ?? observation.indicator
    otherName = indicator?.name[language.other] ?? observation.indicator
    isDerived = observation.origin == .derived
    // A computed share of rounded figures is itself no sharp number.
    let sign = isDerived ? (quantity.qualifier == .exact ? "" : "≈") : number.before
    before = sign.isEmpty ? nil : sign
    self.number = number.number
    after = number.after.isEmpty ? nil : number.after
    unit = number.unit.isEmpty ? nil : number.unit
    text = sign + number.text.dropFirst(number.before.count)
    value = "\(quantity.value)"
    mark = isDerived ? "derived" : quantity.isRounded ? "rounded" : quantity.qualifier.rawValue
    isCorrected = observation.correction != nil
    exactness = Self.exactness(
      quantity, isDerived: isDerived, isCorrected: isCorrected, language)
    kindName = Self.name(of: observation.kind, language)
    isSelected = id == selected
    href = state.here([("i", id)], at: "sentence")
    page = state.link("/indicators/\(observation.indicator)")
    period = observation.period.description
    area = catalogue.area(observation.area)?.name[language] ?? observation.area
  }

  private static func name(of kind: Observation.Kind, _ language: Language) -> String? {
    switch (kind, language) {
    case (.result, _): nil
    case (.target, .zh): "目标"
    case (.target, .en): "target"
    case (.requirement, .zh): "要求"
    case (.requirement, .en): "requirement"
    }
  }

  /// How exact a value is, with its bounds.
  static func exactness(
    _ quantity: Quantity, isDerived: Bool, isCorrected: Bool = false, _ language: Language
  ) -> String {
    let zh = language == .zh
    let bounds: String
    switch (quantity.lowerBound, quantity.upperBound) {
    case (let lower?, let upper?) where lower != upper:
      bounds = "\(NumberText.grouped(lower))–\(NumberText.grouped(upper))"
    case (let lower?, nil): bounds = "≥ \(NumberText.grouped(lower))"
    case (nil, let upper?): bounds = "≤ \(NumberText.grouped(upper))"
    default: bounds = ""
    }
    let words: String
    if isDerived {
      words = zh ? "由报告数推算" : "Computed from reported figures"
    } else if isCorrected {
      words = zh ? "已更正，报告原文是另一个值" : "Corrected; the report words another value"
    } else if quantity.isRounded {
      words = zh ? "原值已取整" : "Rounded in the report"
    } else {
      words =
        switch quantity.qualifier {
        case .exact: zh ? "原文给出的确数" : "Exact, as reported"
        case .atLeast: zh ? "原文说至少如此" : "At least, as reported"
        case .atMost: zh ? "原文说不超过" : "At most, as reported"
        case .about: zh ? "原文说大约" : "About, as reported"
        case .near: zh ? "原文说接近" : "Nearly, as reported"
        }
    }
    return bounds.isEmpty ? words : zh ? "\(words)（\(bounds)）" : "\(words) (\(bounds))"
  }
}

extension Language {
  /// The one that the page is not in.
  public var other: Language { self == .zh ? .en : .zh }

  /// As BCP 47 has it.
  public var tag: String { self == .zh ? "zh-Hans" : "en" }

  /// Of what people wrote in a language of their choice.
  static func tag(of text: String) -> String {
    let isChinese = text.unicodeScalars.contains { $0.properties.isIdeographic }
    return (isChinese ? Language.zh : .en).tag
  }
}
