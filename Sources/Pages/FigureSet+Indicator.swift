public import Charts
import Foundation
import Indicators

/// How one indicator is drawn, by what the catalogue says of its relations. Pages, pictures and what is embedded
/// share the choice.
extension FigureSet {
  /// - A part of a whole, and the whole of one part: one bar with the part upon it.
  /// - The whole of several parts: a bar each on one scale, since the parts may overlap.
  /// - A share that is computed here: its operands, with the share as a note.
  /// - A stage of a funnel, a rate that a report states, and all else: the number, large.
  ///
  /// - Parameter code: of an indicator; where it has no value the chart says so.
  public func chart(of code: String, head: ChartHead) -> any Chart {
    guard let value = value(code) else { return FigureCard(head, value: nil) }
    if let share = share(of: code) {
      return PartOfWhole(
        head, whole: share.whole, parts: [share.part],
        notes: [ChartNote("\(value.label) \(value.textWithUnit)", isDerived: true)])
    }
    let isStage = catalogue.charts.contains { chart in
      chart.stages.contains { $0.indicator == code }
    }
    guard !isStage else { return card(value, of: code, head) }
    if let whole = whole(of: code) {
      return PartOfWhole(head, whole: whole, parts: [value])
    }
    let parts = parts(of: code)
    switch parts.count {
    case 0: return card(value, of: code, head)
    case 1: return PartOfWhole(head, whole: value, parts: parts)
    default: return BoundedBars(head, values: [value] + parts)
    }
  }

  /// Whether the indicator is drawn together with others.
  public func isRelated(_ code: String) -> Bool {
    !(chart(of: code, head: ChartHead(id: code, title: "")) is FigureCard)
  }

  private func card(_ value: ChartValue, of code: String, _ head: ChartHead) -> FigureCard {
    let note = figure(code).flatMap { $0.mark == "exact" ? nil : ChartNote($0.exactness) }
    return FigureCard(head, value: value, note: note)
  }

  /// The whole that an indicator is a part of, where both count in one unit.
  func whole(of code: String) -> ChartValue? {
    guard let whole = catalogue.indicator(code)?.partOf, isOneUnit(whole, code) else { return nil }
    return value(whole)
  }

  /// The parts of an indicator that are there.
  func parts(of code: String) -> [ChartValue] {
    catalogue.indicators.filter { $0.partOf == code && isOneUnit(code, $0.code) }
      .compactMap { value($0.code) }
  }

  /// What `100 * part / whole` is computed from.
  private func share(of code: String) -> (part: ChartValue, whole: ChartValue)? {
    guard let formula = catalogue.indicator(code)?.formula, formula.codes.count == 2,
      formula.text == "100 * \(formula.codes[0]) / \(formula.codes[1])",
      isOneUnit(formula.codes[0], formula.codes[1]),
      let part = value(formula.codes[0]), let whole = value(formula.codes[1])
    else { return nil }
    return (part, whole)
  }

  private func isOneUnit(_ one: String, _ other: String) -> Bool {
    guard let one = observation(one)?.observation, let other = observation(other)?.observation
    else { return false }
    return one.unit == other.unit
  }
}
