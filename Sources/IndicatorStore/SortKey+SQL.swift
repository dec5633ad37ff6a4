import Foundation
import Indicators

extension SortKey {
  /// What is compared.
  var column: String {
    // Decimals are kept as text, for their exactness.
    field == .value ? "CAST(value AS DOUBLE PRECISION)" : field.rawValue
  }

  /// The place of a value to compare with.
  var mark: String {
    switch field {
    case .value: "CAST(? AS DOUBLE PRECISION)"
    case .period, .variant, .release: "CAST(? AS BIGINT)"
    default: "?"
    }
  }

  /// How it sorts the rows of a table of some name.
  func sql(_ table: String) -> String {
    let column =
      field == .value ? "CAST(\(table).value AS DOUBLE PRECISION)" : "\(table).\(field.rawValue)"
    return column + (isDescending ? " DESC" : "")
  }

  /// The value of an observation, as a cursor keeps it.
  func value(of published: PublishedObservation) -> String {
    let observation = published.observation
    return switch field {
    case .indicator: observation.indicator
    case .area: observation.area
    case .period: observation.period.description
    case .kind: observation.kind.rawValue
    case .variant: String(observation.variant)
    case .value: observation.quantity.value.description
    case .unit: observation.unit
    case .qualifier: observation.quantity.qualifier.rawValue
    case .origin: observation.origin.rawValue
    case .status: observation.status.rawValue
    case .report: observation.report
    case .release: String(published.release)
    }
  }
}
