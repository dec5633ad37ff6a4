import Indicators

/// Gathers the figures of one report into observations: one for each indicator, period and kind,
/// with a piece of evidence for each place that states it.
struct ObservationAssembly {
  private let report: Report
  private let catalogue: Catalogue
  private(set) var observations: [Observation] = []
  private(set) var findings: [Finding] = []
  /// Where the observations of a key are, in order, and where the one of a value is: a hostile text may
  /// have a hundred thousand values for one indicator.
  private var positions: [Key: [Int]] = [:]
  private var positionOfValue: [KeyedValue: Int] = [:]

  private struct Key: Hashable {
    var indicator: String
    var period: Period
    var kind: Observation.Kind
  }

  private struct KeyedValue: Hashable {
    var key: Key
    var quantity: Quantity
  }

  init(report: Report, catalogue: Catalogue) {
    self.report = report
    self.catalogue = catalogue
  }

  mutating func add(_ found: FigureReader.Found, _ figure: Figure) {
    guard let reading = figure.reading else { return }
    switch found.claims {
    case .none: break
    case .claimed(let claims):
      for claim in claims { add(claim, reading, found, figure) }
    case .contested(let claims):
      findings.append(
        Finding(
          kind: .contested, figure: figure.number,
          detail: "“\(figure.evidence.asWritten)” is claimed by "
            + claims.map(\.indicator).joined(separator: " and ")))
    }
  }

  private mutating func add(
    _ claim: Claims.Claim, _ reading: Figure.Reading, _ found: FigureReader.Found, _ figure: Figure
  ) {
    let period = self.period(of: reading, found)
    let key = Key(indicator: claim.indicator, period: period, kind: reading.kind)
    let value = KeyedValue(key: key, quantity: reading.quantity)
    if let position = positionOfValue[value] {
      observations[position].evidence.append(figure.evidence)
      return
    }
    if restates(reading, key) { addRestatement(figure.evidence, key) }
    let same = positions[key]?.prefix(Self.namedValues) ?? []
    let variant = (positions[key]?.count ?? 0) + 1
    if variant > 1 {
      findings.append(
        Finding(
          kind: .contradiction, figure: figure.number,
          detail: "\(claim.indicator) is “\(figure.evidence.asWritten)” here and "
            + same.map { "“\(observations[$0].asWritten)”" }.joined(separator: ", ")
            + (variant - 1 > same.count ? " …" : "") + " before"))
    }
    positionOfValue[value] = observations.count
    positions[key, default: []].append(observations.count)
    observations.append(
      Observation(
        indicator: claim.indicator, area: report.area, period: period, kind: reading.kind,
        variant: variant, report: report.id, quantity: reading.quantity,
        unit: reading.unit ?? "", status: found.status, asWritten: figure.evidence.asWritten,
        note: note(found.notes + [claim.pattern.note].compactMap(\.self)),
        evidence: [figure.evidence]))
  }

  /// How many of the values before are told of a further one.
  private static let namedValues = 5

  /// What part four aims at is for the year after the report's, unless it names another.
  private func period(of reading: Figure.Reading, _ found: FigureReader.Found) -> Period {
    guard reading.kind == .target else { return report.period }
    let ahead = found.yearsAhead ?? (found.sentence.place.part == .commitments ? 1 : 0)
    return Period(year: report.period.year + ahead) ?? report.period
  }

  /// 确保…达到 100% after a result of 100%: the target says the result again, so its sentence is
  /// evidence of both, marked as a target's.
  private func restates(_ reading: Figure.Reading, _ key: Key) -> Bool {
    key.kind != .result
      && resultPosition(key).map { observations[$0].quantity == reading.quantity }
        ?? false
  }

  private mutating func addRestatement(_ evidence: Evidence, _ key: Key) {
    if let position = resultPosition(key) { observations[position].evidence.append(evidence) }
  }

  private func resultPosition(_ key: Key) -> Int? {
    var key = key
    key.kind = .result
    return positions[key]?.first
  }

  private func note(_ notes: [BilingualText]) -> BilingualText? {
    guard !notes.isEmpty else { return nil }
    return BilingualText(
      zh: notes.map(\.zh).joined(separator: "；"), en: notes.map(\.en).joined(separator: "; "))
  }
}
