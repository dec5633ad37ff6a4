/// The parts of an observation that fill one cell of a table, named as they are in every format.
///
/// Of several pieces of evidence the first is meant. Notes are in two languages, each a part of its own.
public enum ObservationField: String, Sendable, CaseIterable {
  case id, indicator, area, period, kind, origin, value, unit, qualifier, lowerBound, upperBound
  case status, asWritten, noteZh, noteEn, correction, report, section, heading, start, end,
    sentence, formula
  case operands, release

  /// Whether it is part of the evidence.
  public var isOfEvidence: Bool {
    switch self {
    case .section, .heading, .start, .end, .sentence: true
    default: false
    }
  }

  /// Whether it is a whole number.
  public var isInteger: Bool {
    switch self {
    case .period, .start, .end, .release: true
    default: false
    }
  }
}
