public import Foundation
public import Indicators

/// A value as people read it: grouped by thousands, in 万 and with 余 where the report says so.
public struct NumberText: Sendable, Hashable {
  /// Before the number: 约, 至少, ≥.
  public var before = ""
  /// The number, such as `18.9` or `2,950`.
  public var number: String
  /// Behind it and before the unit: 余, 万, 万余.
  public var after = ""
  /// The unit: 件, %, 个工作日, cases.
  public var unit: String

  /// All of it in one line: `约18.9万件`.
  public var text: String {
    let gap = unit.isEmpty || unit == "%" || unit.first?.isASCII != true ? "" : " "
    return before + number + after + gap + unit
  }

  public init(
    _ quantity: Quantity, asWritten: String, unit: Indicators.Unit?, language: Language
  ) {
    var value = quantity.value
    if language == .zh {
      if let (sign, factor) = Self.multiple(in: asWritten) {
        value /= factor
        after = sign
      }
      (before, after) = Self.chinese(quantity, asWritten, after)
    } else {
      before = Self.english(quantity)
    }
    number = Self.grouped(value)
    self.unit = Self.name(of: unit, asWritten, isOne: quantity.value == 1, language)
  }

  /// A plain number, grouped by thousands.
  public static func grouped(_ value: Decimal) -> String {
    let text = "\(value)"
    let parts = text.split(separator: ".", maxSplits: 1)
    let digits = parts[0].drop { $0 == "-" }
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return (text.hasPrefix("-") ? "−" : "") + grouped + (parts.count > 1 ? ".\(parts[1])" : "")
  }

  /// 万 or 亿, where a number is written with it.
  private static func multiple(in asWritten: String) -> (sign: String, factor: Decimal)? {
    if asWritten.contains("亿") { return ("亿", 100_000_000) }
    if asWritten.contains("万") { return ("万", 10000) }
    return nil
  }

  private static func chinese(
    _ quantity: Quantity, _ asWritten: String, _ multiple: String
  ) -> (before: String, after: String) {
    switch quantity.qualifier {
    case .exact: return (quantity.isRounded ? "约" : "", multiple)
    case .about: return ("约", multiple)
    case .atMost: return ("不超过", multiple)
    case .near: return ("近", multiple)
    case .atLeast:
      guard let word = asWritten.first(where: { $0 == "余" || $0 == "多" }) else {
        return ("至少", multiple)
      }
      // 5000余万, but 16万余.
      let isBefore = asWritten.contains("\(word)万") || asWritten.contains("\(word)亿")
      return ("", isBefore ? "\(word)\(multiple)" : "\(multiple)\(word)")
    }
  }

  private static func english(_ quantity: Quantity) -> String {
    switch quantity.qualifier {
    case .exact: quantity.isRounded ? "≈" : ""
    case .about: "≈"
    case .atLeast: "≥"
    case .atMost: "≤"
    case .near: "nearly "
    }
  }

  private static func name(
    of unit: Indicators.Unit?, _ asWritten: String, isOne: Bool, _ language: Language
  ) -> String {
    guard let unit else { return "" }
    if let sign = ["percent": "%", "permille": "‰"][unit.code] { return sign }
    guard language == .en else {
      // 个 is all that some nouns take: 0.5 个工作日.
      let takesGe = !unit.nouns.isEmpty && asWritten.hasSuffix("个")
      return takesGe ? "个\(unit.name.zh)" : unit.name.zh
    }
    // 个 says nothing in English.
    guard unit.code != "piece", unit.code != "number" else { return "" }
    return isOne ? unit.name.en : plural(unit.name.en)
  }

  private static func plural(_ name: String) -> String {
    switch name {
    case "person": "people"
    case "yuan", "percent", "per mille": name
    case _ where name.hasSuffix("y") && !"aeiou".contains(name.dropLast().last ?? "a"):
      name.dropLast() + "ies"
    case _ where ["s", "x", "ch"].contains { name.hasSuffix($0) }: name + "es"
    default: name + "s"
    }
  }
}

extension Quantity {
  /// Whether an exact wording stands for a rounded value: 18.9 万 is known to ±500.
  public var isRounded: Bool { qualifier == .exact && lowerBound != upperBound }
}
