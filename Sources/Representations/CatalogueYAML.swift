public import Indicators

/// Entries for the files of `Config/catalogue/indicators`, as YAML.
public enum CatalogueYAML {
  /// What could be added to the catalogue for a report: an entry for each figure, with its sentence as
  /// a comment, or a comment that says why there is none.
  public static func text(_ suggestions: [IndicatorSuggestion]) -> String {
    suggestions.map(text).joined(separator: "\n")
  }

  private static func text(_ suggestion: IndicatorSuggestion) -> String {
    let evidence = suggestion.figure.evidence
    var lines = [
      "# “\(evidence.asWritten)” in part \(evidence.section), \(evidence.heading)",
      "# \(evidence.sentence)",
    ].map(oneLine)
    switch suggestion.outcome {
    case .entry(let indicator):
      if !suggestion.knowsTheme { lines.append("# TODO: the headings tell no theme") }
      lines += entry(indicator)
    case .none(let reason):
      lines.append("# No entry: \(reason).")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// An indicator that reports state, as an entry of the catalogue.
  static func entry(_ indicator: Indicator) -> [String] {
    var lines = [
      "- code: \(indicator.code)",
      "  theme: \(indicator.theme)",
      "  name: \(mapping(indicator.name))",
      "  definition: \(mapping(indicator.definition))",
      "  unit: \(indicator.unit)",
      "  measure: \(indicator.measure.rawValue)",
    ]
    if let base = indicator.base { lines.append("  base: \(mapping(base))") }
    lines.append("  reading:")
    for pattern in indicator.patterns {
      lines.append("    - counts: \(list(pattern.counts))")
      let slots = [
        ("clause", pattern.clause), ("about", pattern.about), ("within", pattern.within),
        ("not", pattern.not), ("notAbout", pattern.notAbout),
      ]
      lines += slots.filter { !$1.isEmpty }.map { "      \($0): \(list($1))" }
      if pattern.role != .level { lines.append("      role: \(pattern.role.rawValue)") }
      if let unit = pattern.unit { lines.append("      unit: \(unit)") }
      if let note = pattern.note { lines.append("      note: \(mapping(note))") }
    }
    return lines
  }

  private static func mapping(_ text: BilingualText) -> String {
    "{zh: \(quoted(text.zh)), en: \(quoted(text.en))}"
  }

  private static func list(_ terms: [ReadingPattern.Term]) -> String {
    "[\(terms.map { quoted($0.text) }.joined(separator: ", "))]"
  }

  /// Always in quotes: a report's words may be anything.
  private static func quoted(_ text: String) -> String {
    "\"\(oneLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// A line break would end a comment, and other controls are no YAML.
  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}
