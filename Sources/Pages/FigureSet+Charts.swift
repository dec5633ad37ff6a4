public import Charts
import Foundation
public import Indicators

extension FigureSet {
  /// A chart of the catalogue; nil where a figure that it cannot do without is missing.
  public func chart(_ definition: ChartDefinition, head: ChartHead) -> (any Chart)? {
    guard has(all: definition.operands) else { return nil }
    switch definition.kind {
    case .funnel:
      return funnel(definition, head)
    case .completion:
      return completion(definition, head)
    case .rates:
      let values = rates.map { ChartValue($0, view($0), language: state.language) }
      guard !values.isEmpty else { return nil }
      let least = values.map(\.value).min() ?? 0
      // Rates that lie close below 100 would be one dot on an axis from 0.
      return RateDots(head, values: values, axisStart: least >= 90 ? 90 : least >= 50 ? 50 : 0)
    }
  }

  /// The rates that reports state, results only.
  public var rates: [PublishedObservation] {
    published.filter { one in
      one.observation.origin == .reported && one.observation.kind == .result
        && one.observation.unit == "percent"
    }
  }

  func funnel(_ definition: ChartDefinition, _ head: ChartHead) -> Funnel {
    var stages: [Funnel.Stage] = []
    for (stage, previous) in zip(definition.stages, [nil] + definition.stages) {
      guard let value = value(stage.indicator, name: stage.name) else { continue }
      let gap = gap(stage.gap, of: stage.indicator, in: previous?.indicator)
      let rate = stage.rate.flatMap(figure)
      let notes = [gap, rate.map { "\($0.name) \($0.text)" }].compactMap(\.self)
      stages.append(
        Funnel.Stage(
          value, parts: stage.parts.compactMap { self.value($0) },
          notes: notes.isEmpty
            ? []
            : [ChartNote(notes.joined(separator: head.words.separator), isDerived: true)]))
    }
    return Funnel(head, stages: stages)
  }

  func completion(_ definition: ChartDefinition, _ head: ChartHead) -> CompletionStrips {
    let zh = state.language == .zh
    return CompletionStrips(
      head,
      heads: .init(
        kind: zh ? "诉求" : "Kind", received: zh ? "接收" : "Received",
        closed: zh ? "办结" : "Resolved", rate: zh ? "办结率" : "Resolution rate"),
      kinds: definition.rows.compactMap { row in
        guard let whole = value(row.of), let done = value(row.done) else { return nil }
        let gap = gap(Self.unresolved, of: row.done, in: row.of)
        return CompletionStrips.Kind(
          label: row.name[state.language], secondaryLabel: row.name[state.language.other],
          received: whole, closed: done, rate: row.rate.flatMap { value($0) },
          notes: gap.map { [ChartNote($0, isDerived: true)] } ?? [])
      })
  }

  static let unresolved = BilingualText(zh: "未办结", en: "not resolved")

  /// `12 件未受理（39 − 27）`: computed here, of exact figures only. Nil where nothing is missing, or nobody can
  /// tell how much.
  func gap(_ name: BilingualText?, of code: String, in whole: String?) -> String? {
    guard let name, let whole = whole.flatMap(observation), let part = observation(code),
      whole.observation.unit == part.observation.unit,
      [whole, part].allSatisfy({
        $0.observation.quantity.lowerBound == $0.observation.quantity.upperBound
      })
    else { return nil }
    let missing = whole.observation.quantity.value - part.observation.quantity.value
    guard missing > 0 else { return nil }
    let (from, less) = (view(whole), view(part))
    let sum = "\(from.number) − \(less.number)"
    return state.language == .zh
      ? "\(NumberText.grouped(missing)) \(from.unit ?? "")\(name.zh)（\(sum)）"
      : "\(NumberText.grouped(missing)) \(name.en) (\(sum))"
  }

  /// The sentence that opens the first page: the headline of the first chart whose figures are all there.
  public func headline(period: String) -> String? {
    for chart in catalogue.charts {
      guard let headline = chart.headline, has(all: Array(chart.headlineCodes)) else { continue }
      return chart.headlineCodes.reduce(
        headline[state.language].replacing("{period}", with: period)
      ) { text, code in
        guard let figure = figure(code) else { return text }
        return text.replacing("{\(code)}", with: figure.amount)
      }
    }
    return nil
  }
}
