import Indicators

/// What ids say of the keys that rows are found by: every index of the large tables begins with the area
/// or holds it.
enum Key {
  /// The area that an observation's id names; nil for what is no such id.
  static func area(ofObservation id: String) -> String? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[1]) : nil
  }

  /// The area and the year that a report's id names; nil for what is no such id.
  static func areaAndPeriod(ofReport id: String) -> (area: String, period: Period)? {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let period = Period(parts[1]) else { return nil }
    return (String(parts[0]), period)
  }
}
