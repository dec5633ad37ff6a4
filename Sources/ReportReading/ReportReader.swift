public import Indicators

/// Reads reports by a catalogue: text in, ``Reading`` out.
///
/// ```swift
/// let reading = try ReportReader(catalogue: catalogue).read(bytes)
/// ```
public struct ReportReader: Sendable {
  /// The longest text that is read. Reports are tens of kilobytes; this leaves room for the largest with
  /// its annexes.
  public static let maximumBytes = 2 << 20

  /// The most numbers, as runs of digits, that a text may have: a hundred times as many as a report's.
  public static let maximumNumbers = 40_000

  private let catalogue: Catalogue
  private let areaFinder: AreaFinder
  private let figureReader: FigureReader
  private let statementReader: StatementReader
  private let mentionReader: MentionReader

  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
    areaFinder = AreaFinder(catalogue: catalogue)
    figureReader = FigureReader(catalogue: catalogue)
    statementReader = StatementReader(vocabulary: catalogue.statements)
    mentionReader = MentionReader(catalogue: catalogue)
  }

  /// Reads a report's bytes, UTF-8 Markdown or plain text.
  ///
  /// - Parameters:
  ///   - area: The area's code; nil to take it from the title, or from who wrote it.
  ///   - period: The report's year; nil to take it from the heading.
  public func read(
    _ bytes: [UInt8], area: String? = nil, period: Period? = nil
  ) throws(ReadingError) -> Reading {
    let (outline, report) = try outline(of: bytes, area: area, period: period)
    let found = figures(of: outline, in: report.period, by: figureReader)
    let figures = figures(found, report, outline)
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
      findings: assembly.findings,
      mentions: mentions(of: outline, besides: figures, report: report.id))
  }

  /// The amounts without a number that are no part of a figure (the 零五件 of 一千零五件).
  private func mentions(
    of outline: Outline, besides figures: [Figure], report: String
  ) -> [Mention] {
    let read = figures.filter { $0.reading != nil }
    let ranges = read.map { $0.evidence.start..<max($0.evidence.start, $0.evidence.end) }
    return mentionReader.mentions(of: outline).compactMap { found in
      let evidence = outline.evidence(
        found.range, of: found.sentence, kind: .result, report: report)
      if let last = ranges.position(atOrBefore: evidence.start),
        ranges[last].contains(evidence.start)
      {
        return nil
      }
      return Mention(kind: found.kind, evidence: evidence)
    }
  }

  /// Catalogue entries for the figures that no indicator claims, in the order of the text: one for
  /// each, or the reason why there is none.
  ///
  /// - Parameters: As for ``read(_:area:period:)``.
  public func suggestions(
    _ bytes: [UInt8], area: String? = nil, period: Period? = nil
  ) throws(ReadingError) -> [IndicatorSuggestion] {
    let (outline, report) = try outline(of: bytes, area: area, period: period)
    let found = figures(
      of: outline, in: report.period, by: FigureReader(catalogue: catalogue, keepsContext: true))
    return IndicatorSuggester(
      catalogue: catalogue, found: found, figures: figures(found, report, outline)
    ).suggestions
  }

  /// The text taken apart, and what it says of itself.
  private func outline(
    of bytes: [UInt8], area: String?, period: Period?
  ) throws(ReadingError) -> (Outline, Report) {
    let source = try SourceText(bytes: bytes)
    let outline = Outline(source: source, catalogue: catalogue)
    let front = FrontMatter(outline: outline)
    let area = if let area { area } else { try areaFinder.area(of: front, in: outline) }
    guard let period = period ?? front.period else { throw .noPeriod(line: front.lines) }
    let report = Report(
      area: area, period: period, title: front.title, issuer: front.issuer,
      language: source.isTraditional ? "zh-Hant" : "zh-Hans",
      text: source.string)
    return (outline, report)
  }

  /// In the order of the text. A paragraph that goes on behind a page number holds figures from both
  /// sides of it, and a figure may begin before the numerals that belong to it.
  private func figures(
    of outline: Outline, in period: Period, by reader: FigureReader
  ) -> [FigureReader.Found] {
    reader.figures(of: outline, year: period.year)
      .map { found in
        (place: outline.passages[found.passage].sourceRange(found.range), found: found)
      }
      .sorted {
        ($0.place.lowerBound, $0.place.upperBound) < ($1.place.lowerBound, $1.place.upperBound)
      }
      .map(\.found)
  }

  private func figures(
    _ found: [FigureReader.Found], _ report: Report, _ outline: Outline
  ) -> [Figure] {
    found.enumerated().map { index, found in
      figure(found, number: index + 1, report: report, outline: outline)
    }
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
      reading: found.reading, indicators: indicators, subject: found.subject,
      previousOf: found.previousOf.sorted())
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
