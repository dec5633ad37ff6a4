/// The value of one indicator for one area and period, with how exact it is and where it comes
/// from.
public struct Observation: Sendable, Hashable {
  /// What the sentence does with the value.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// It says what was.
    case result
    /// It says what is aimed at: 确保, 力争, 计划.
    case target
    /// It says what is demanded: 不少于.
    case requirement
  }

  /// Letters of the SDMX code list CL_OBS_STATUS.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case normal = "A"
    case definitionDiffers = "D"
    case estimated = "E"
    case provisional = "P"
    case cannotExist = "M"
  }

  public var indicator: String
  public var area: String
  public var period: Period
  public var kind: Kind
  /// 1, or the position among values that one report gives for the same thing.
  public var variant: Int
  /// The id of the report that it was read from.
  public var report: String
  public var quantity: Quantity
  /// The code of the unit, as written in the report.
  public var unit: String
  public var origin: Indicator.Origin
  public var status: Status
  /// Exactly as in the report; empty for derived values.
  public var asWritten: String
  public var note: BilingualText?
  /// What was corrected after publication; nil while the report's own reading holds.
  public var correction: Correction?
  /// At least one for a reported value, none for a derived one.
  public var evidence: [Evidence]
  /// The ids of the observations that a derived value was computed from.
  public var operands: [String]
  /// The formula with codes, for derived values.
  public var formula: String?

  public init(
    indicator: String, area: String, period: Period, kind: Kind = .result, variant: Int = 1,
    report: String, quantity: Quantity, unit: String, origin: Indicator.Origin = .reported,
    status: Status = .normal, asWritten: String = "", note: BilingualText? = nil,
    correction: Correction? = nil, evidence: [Evidence] = [], operands: [String] = [],
    formula: String? = nil
  ) {
    self.indicator = indicator
    self.area = area
    self.period = period
    self.kind = kind
    self.variant = variant
    self.report = report
    self.quantity = quantity
    self.unit = unit
    self.origin = origin
    self.status = status
    self.asWritten = asWritten
    self.note = note
    self.correction = correction
    self.evidence = evidence
    self.operands = operands
    self.formula = formula
  }

  /// `{indicator}.{area}.{period}`; a target or requirement, and a second value for the same thing,
  /// add what sets them apart: `….2021.target`, `….2021.2`.
  public var id: String {
    var id = "\(indicator).\(area).\(period)"
    if kind != .result { id += ".\(kind.rawValue)" }
    if variant > 1 { id += ".\(variant)" }
    return id
  }
}

/// That a value is not as the report has it, whose wording stays beside it.
public struct Correction: Sendable, Hashable {
  /// Why, in a sentence.
  public var reason: String
  /// The release whose vintage has what the report says.
  public var of: Int

  public init(reason: String, of: Int) {
    self.reason = reason
    self.of = of
  }
}

/// An observation as a release published it. An observation is never changed in place: a correction
/// is a new vintage, and the old one says which release took its place.
public struct PublishedObservation: Sendable, Hashable {
  public var observation: Observation
  /// The release that published it.
  public var release: Int
  /// The release that replaced or withdrew it; nil while it is current.
  public var supersededBy: Int?

  public init(observation: Observation, release: Int, supersededBy: Int?) {
    self.observation = observation
    self.release = release
    self.supersededBy = supersededBy
  }
}
