public import Indicators

/// Reads reports by a catalogue: text in, ``Reading`` out.
///
/// ```swift
/// let reading = try ReportReader(catalogue: catalogue).read(bytes)
/// ```
public struct ReportReader: Sendable {
  private let catalogue: Catalogue
  private let areaFinder: AreaFinder
  private let figureReader: FigureReader
  private let statementReader: StatementReader

  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
    areaFinder = AreaFinder(catalogue: catalogue)
    figureReader = FigureReader(catalogue: catalogue)
    statementReader = StatementReader(vocabulary: catalogue.statements)
  }

  /// Reads a report's bytes, UTF-8 Markdown or plain text.
  ///
  /// - Parameters:
  ///   - area: The area's code; nil to take it from the title, or from who wrote it.
  ///   - period: The report's year; nil to take it from the heading.
  public func read(
    _ bytes: [UInt8], area: String? = nil, period: Period? = nil
  ) throws(ReadingError) -> Reading {
    let source = try SourceText(bytes: bytes)
    let outline = Outline(source: source, catalogue: catalogue)
    let front = FrontMatter(outline: outline)
    let area = if let area { area } else { try areaFinder.area(of: front, in: outline) }
    guard let period = period ?? front.period else { throw .noPeriod(line: front.lines) }
    let report = Report(
      area: area, period: period, title: front.title, issuer: front.issuer,
      language: source.isTraditional ? "zh-Hant" : "zh-Hans",
      text: source.string)

    let found = figureReader.figures(of: outline)
    let figures = found.enumerated().map { index, found in
      figure(found, number: index + 1, report: report, outline: outline)
    }
    var assembly = ObservationAssembly(report: report, catalogue: catalogue)
    for (found, figure) in zip(found, figures) { assembly.add(found, figure) }
    let reported = assembly.observations
    let derived = Derivation.observations(from: reported, catalogue: catalogue, report: report)
    let observations = reported + derived
    return Reading(
      publication: Publication(
        report: report, figures: figures, observations: observations,
        statements: statementReader.statements(of: outline, report: report.id),
        checks: Check.results(of: observations, catalogue: catalogue, report: report.id)),
      findings: assembly.findings)
  }

  private func figure(
    _ found: FigureReader.Found, number: Int, report: Report, outline: Outline
  ) -> Figure {
    let evidence = outline.evidence(
      found.range, of: found.sentence, kind: found.reading?.kind ?? .result, report: report.id)
    var indicators: [String] = []
    if case .claimed(let claims) = found.claims { indicators = claims.map(\.indicator) }
    let figureClass: Figure.Class =
      found.reading == nil ? .notAFigure : indicators.isEmpty ? .uncatalogued : .catalogued
    return Figure(
      number: number, evidence: evidence, class: figureClass, reason: found.reason,
      reading: found.reading, indicators: indicators)
  }
}

extension Outline {
  /// The evidence for a range of a sentence.
  func evidence(
    _ range: Range<Int>, of sentence: Sentence, kind: Observation.Kind, report: String
  ) -> Evidence {
    let passage = passages[sentence.passage]
    let place = passage.sourceRange(range)
    let whole = passage.sourceRange(sentence.range)
    return Evidence(
      report: report, section: sentence.place.section, heading: sentence.place.heading, kind: kind,
      asWritten: source[place], start: place.lowerBound, end: place.upperBound,
      sentence: sentence.text,
      sentenceStart: whole.lowerBound, sentenceEnd: whole.upperBound)
  }
}
