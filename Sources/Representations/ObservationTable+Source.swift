import Indicators

extension ObservationTable {
  /// Where a column's cells stand in the store.
  struct Source {
    let field: ObservationField
    /// The text to show for the code that stands there; nil where the cell is shown as it is.
    let text: (@Sendable (String) -> String?)?

    init(field: ObservationField, text: (@Sendable (String) -> String?)? = nil) {
      self.field = field
      self.text = text
    }
  }

  static func source(
    _ column: String, _ catalogue: Catalogue, _ language: Language
  ) -> Source {
    switch column {
    case "name":
      return Source(field: .indicator) { catalogue.indicator($0)?.name[language] }
    case "theme":
      return Source(field: .indicator) { catalogue.indicator($0)?.theme }
    case "areaName":
      return Source(field: .area) { catalogue.area($0)?.name[language] }
    case "note":
      return Source(field: language == .zh ? .noteZh : .noteEn)
    default:
      guard let field = ObservationField(rawValue: column) else {
        preconditionFailure("no column of observations: \(column)")
      }
      return Source(field: field)
    }
  }
}
