import Foundation
public import Indicators

/// An observation as clients see it. The names of the fields are those of every other format.
public struct ObservationDocument: Encodable, Sendable {
  /// The names of all fields, those of CSV included.
  public static let fields =
    ObservationTable.columns
    + CodingKeys.allCases.map(\.rawValue).filter { !ObservationTable.columns.contains($0) }

  let published: PublishedObservation
  /// The fields that are wanted; empty for all.
  let wanted: Set<String>

  /// - Parameter fields: the fields that are wanted, of which those that JSON has are told; empty for
  ///   all.
  public init(_ published: PublishedObservation, fields: [String] = []) {
    self.published = published
    wanted = Set(fields)
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case id, indicator, area, period, report, kind, origin, value, unit, qualifier, lowerBound
    case upperBound, status, asWritten, note, correction, evidence, operands, formula, release,
      supersededBy
  }

  public func encode(to encoder: any Encoder) throws {
    let observation = published.observation
    let quantity = observation.quantity
    var values = Wanted(
      container: encoder.container(keyedBy: CodingKeys.self), keys: wanted)
    try values.encode(observation.id, forKey: .id)
    try values.encode(observation.indicator, forKey: .indicator)
    try values.encode(observation.area, forKey: .area)
    try values.encode(observation.period, forKey: .period)
    try values.encode(observation.report, forKey: .report)
    try values.encode(observation.kind, forKey: .kind)
    try values.encode(observation.origin, forKey: .origin)
    try values.encode(quantity.value, forKey: .value)
    try values.encode(observation.unit, forKey: .unit)
    try values.encode(quantity.qualifier, forKey: .qualifier)
    // Open bounds and missing notes are said (null), not left out.
    try values.encode(quantity.lowerBound, forKey: .lowerBound)
    try values.encode(quantity.upperBound, forKey: .upperBound)
    try values.encode(observation.status, forKey: .status)
    try values.encode(observation.note, forKey: .note)
    try values.encodeIfPresent(observation.correction?.reason, forKey: .correction)
    try values.encode(observation.evidence, forKey: .evidence)
    switch observation.origin {
    case .reported:
      try values.encode(observation.asWritten, forKey: .asWritten)
    case .derived:
      try values.encodeNil(forKey: .asWritten)
      try values.encode(observation.operands, forKey: .operands)
      try values.encode(observation.formula, forKey: .formula)
    }
    try values.encode(published.release, forKey: .release)
    try values.encodeIfPresent(published.supersededBy, forKey: .supersededBy)
  }
}

/// A container that takes only the fields that are wanted.
private struct Wanted {
  var container: KeyedEncodingContainer<ObservationDocument.CodingKeys>
  let keys: Set<String>

  private func has(_ key: ObservationDocument.CodingKeys) -> Bool {
    keys.isEmpty || keys.contains(key.rawValue)
  }

  mutating func encode(
    _ value: some Encodable, forKey key: ObservationDocument.CodingKeys
  ) throws {
    if has(key) { try container.encode(value, forKey: key) }
  }

  mutating func encodeNil(forKey key: ObservationDocument.CodingKeys) throws {
    if has(key) { try container.encodeNil(forKey: key) }
  }

  mutating func encodeIfPresent(
    _ value: (some Encodable)?, forKey key: ObservationDocument.CodingKeys
  ) throws {
    if has(key) { try container.encodeIfPresent(value, forKey: key) }
  }
}
