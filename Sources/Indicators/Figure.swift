/// A numeral of a report with its reading, or with the reason why it is no figure. Every numeral of
/// a report is accounted for by one of these.
public struct Figure: Sendable, Hashable {
  /// What became of a numeral.
  public enum Class: String, Sendable, Codable, CaseIterable {
    /// An indicator claims it.
    case catalogued
    /// A figure that no indicator claims.
    case uncatalogued
    /// Not a figure; `reason` says why.
    case notAFigure
  }

  /// What the value is to the thing that it counts.
  public enum Role: String, Sendable, Codable, CaseIterable {
    /// How much there is or was.
    case level
    /// By how much it rose or fell: 同比增长 12%, 压减 30 天.
    case change
    /// How much it was before: 由 62% 提升到 74%.
    case previous
    /// For each of several: 平均每镇, 日均.
    case mean
    /// How much there was at another time or place than the report's: in half of the year, over several years,
    /// in one town, in the whole province.
    case other
  }

  /// What a figure says.
  public struct Reading: Sendable, Hashable {
    public var quantity: Quantity
    /// The code of the unit; nil where the text names none.
    public var unit: String?
    public var kind: Observation.Kind
    public var role: Role

    public init(
      quantity: Quantity, unit: String?, kind: Observation.Kind, role: Role = .level
    ) {
      self.quantity = quantity
      self.unit = unit
      self.kind = kind
      self.role = role
    }
  }

  /// Position in the report, from 1.
  public var number: Int
  public var evidence: Evidence
  public var `class`: Class
  /// Why it is no figure, by its code; nil for figures.
  public var reason: String?
  /// Nil for what is no figure.
  public var reading: Reading?
  /// The indicators that claim it. One value may belong to several (`办复率、满意率达到 100%`).
  public var indicators: [String]
  /// What it counts, in the words of the text around it, in simplified characters; empty for what is
  /// no figure.
  public var subject: String
  /// The indicators whose value of the year before this is (由 42 件增至 60 件); they do not claim it.
  public var previousOf: [String]

  public init(
    number: Int, evidence: Evidence, class: Class, reason: String?, reading: Reading?,
    indicators: [String], subject: String = "", previousOf: [String] = []
  ) {
    self.number = number
    self.evidence = evidence
    self.class = `class`
    self.reason = reason
    self.reading = reading
    self.indicators = indicators
    self.subject = subject
    self.previousOf = previousOf
  }

  /// `{report}#{n}`.
  public var id: String { "\(evidence.report)#\(number)" }
}
