/// The year that a report and its figures are about, such as `2021`.
public struct Period: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public let year: Int

  /// Years that a report on rule-of-law government can be about.
  public static let years = 1949...2199

  /// Nil unless the year is within ``years``.
  public init?(year: Int) {
    guard Period.years.contains(year) else { return nil }
    self.year = year
  }

  /// Reads four digits; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(text)
    else { return nil }
    self.init(year: year)
  }

  /// The years before and after; nil at the ends of ``years``.
  public var previous: Period? { Period(year: year - 1) }
  public var next: Period? { Period(year: year + 1) }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let period = Period(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no period: \(text)"))
    }
    self = period
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public var description: String { String(year) }

  public static func < (left: Period, right: Period) -> Bool { left.year < right.year }
}

/// A run of periods with open or closed ends: `2021`, `2019..2023`, `2020..`, `..2022`.
public struct PeriodRange: Sendable, Hashable {
  public var first: Period?
  public var last: Period?

  public init(_ period: Period) {
    self.first = period
    self.last = period
  }

  /// Nil if a bound is no period, both are open, or they are in the wrong order.
  public init?(_ text: String) {
    let dots = text.firstRange(of: "..")
    let lower = text[..<(dots?.lowerBound ?? text.endIndex)]
    let upper = dots.map { text[$0.upperBound...] } ?? lower
    first = Period(lower)
    last = Period(upper)
    guard lower.isEmpty || first != nil, upper.isEmpty || last != nil else { return nil }
    guard first != nil || last != nil else { return nil }
    if let first, let last, first > last { return nil }
  }
}

extension PeriodRange: CustomStringConvertible {
  public var description: String {
    first == last
      ? "\(first?.description ?? "")" : "\(first?.description ?? "")..\(last?.description ?? "")"
  }

  public func contains(_ period: Period) -> Bool {
    (first.map { $0 <= period } ?? true) && (last.map { period <= $0 } ?? true)
  }
}
