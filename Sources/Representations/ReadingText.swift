import Foundation
public import Indicators

/// A person's view of a reading: each part with its figures, then what no indicator claims, what does
/// not hold, and what should be looked at.
public struct ReadingText: Sendable {
  private let catalogue: Catalogue
  private let isColoured: Bool

  public init(catalogue: Catalogue, isColoured: Bool) {
    self.catalogue = catalogue
    self.isColoured = isColoured
  }

  public func text(
    _ publication: Publication, findings: [Finding], mentions: [Mention]
  ) -> String {
    let figures = publication.figures
    var lines = [
      bold("\(publication.report.id)  \(publication.report.title)"), publication.report.issuer,
    ]
    var heading = ""
    for figure in figures where figure.class == .catalogued {
      if figure.evidence.heading != heading {
        heading = figure.evidence.heading
        lines += ["", bold(heading)]
      }
      lines.append(line(figure))
    }
    lines += section(
      "Figures that no indicator claims", figures.filter { $0.class == .uncatalogued }.map(line))
    lines += section(
      "Amounts without a number",
      mentions.map { "  \(accent($0.evidence.asWritten))  \(dim($0.evidence.sentence))" })
    lines += section(
      "Checks that do not hold",
      publication.checks.filter { $0.result == .fail }.map { result in
        let check = catalogue.check(result.check)
        let values = result.operands.map { "\($0.indicator) = \($0.value)" }
        return "  \(result.check): \(check?.rule.text ?? "")  (\(values.joined(separator: ", ")))"
      })
    lines += section(
      "To be looked at", findings.map { "  \($0.kind.rawValue): figure \($0.figure), \($0.detail)" }
    )
    let counts = Dictionary(grouping: figures, by: \.class).mapValues(\.count)
    lines += [
      "",
      "\(figures.count) numerals: \(counts[.catalogued] ?? 0) catalogued, "
        + "\(counts[.uncatalogued] ?? 0) uncatalogued, \(counts[.notAFigure] ?? 0) no figures; "
        + "\(publication.statements.count) statements",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    ["", bold("\(title): \(lines.isEmpty ? "none" : "")")] + lines
  }

  private func line(_ figure: Figure) -> String {
    guard let reading = figure.reading else { return "" }
    let unit = reading.unit.flatMap(catalogue.unit)?.name.en ?? "no unit"
    var words = [
      "  \(accent(figure.evidence.asWritten)) = \(reading.quantity.value) \(unit)",
      reading.quantity.qualifier == .exact ? "" : reading.quantity.qualifier.rawValue,
      reading.kind == .result ? "" : reading.kind.rawValue,
      reading.role == .level ? "" : reading.role.rawValue,
      figure.previousOf.isEmpty ? "" : "of \(figure.previousOf.joined(separator: ", "))",
      figure.indicators.isEmpty ? "“\(figure.subject)”" : "",
      figure.indicators.isEmpty
        ? dim("\(figure.evidence.section): \(figure.evidence.sentence)") : "",
    ]
    words += figure.indicators.map(dim)
    return words.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func bold(_ text: String) -> String { styled(text, "1") }
  private func accent(_ text: String) -> String { styled(text, "36") }
  private func dim(_ text: String) -> String { styled(text, "2") }

  private func styled(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
