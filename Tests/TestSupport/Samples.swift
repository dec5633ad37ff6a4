public import Foundation
public import Indicators

/// Small data made up for tests, with codes of the project's catalogue.
public enum Samples {
  public static let area = "370404"

  /// A reported observation that quotes nothing.
  public static func observation(
    _ indicator: String, _ quantity: Quantity, unit: String = "case",
    kind: Observation.Kind = .result, variant: Int = 1, evidence: Int = 1
  ) throws -> Observation {
    let period = try period(2021)
    let piece = Evidence(
      report: "\(area)-2021", section: "一", heading: "一、工作", kind: kind, asWritten: "39",
      start: 2, end: 4, sentence: "收到39件。", sentenceStart: 0, sentenceEnd: 6)
    return Observation(
      indicator: indicator, area: area, period: period, kind: kind, variant: variant,
      report: "\(area)-2021", quantity: quantity, unit: unit, asWritten: "39",
      evidence: Array(repeating: piece, count: evidence))
  }

  /// A reported observation of an exact value.
  public static func observation(_ indicator: String, _ value: Decimal) throws -> Observation {
    try observation(indicator, Quantity(value: value, qualifier: .exact))
  }

  public static func report(year: Int = 2021, text: String = "收到39件。") throws -> Report {
    Report(
      area: area, period: try period(year), title: "法治政府建设情况的报告", issuer: "区政府",
      language: "zh-Hans", text: text)
  }

  /// A publication of exact counts, whose text states each on a line of its own.
  public static func publication(
    year: Int = 2021, _ values: KeyValuePairs<String, Decimal>
  ) throws -> Publication {
    try publication(year: year, Array(values))
  }

  public static func publication(
    year: Int = 2021, _ values: [(key: String, value: Decimal)]
  ) throws -> Publication {
    let lines = values.map { "\($0.key)：\($0.value)件。" }
    let report = try report(year: year, text: lines.joined(separator: "\n"))
    var start = 0
    let observations = zip(values, lines).map { value, line in
      let asWritten = value.value.description
      let numberStart = start + value.key.unicodeScalars.count + 1
      let evidence = Evidence(
        report: report.id, section: "一", heading: "一、工作", kind: .result, asWritten: asWritten,
        start: numberStart, end: numberStart + asWritten.unicodeScalars.count, sentence: line,
        sentenceStart: start, sentenceEnd: start + line.unicodeScalars.count)
      start += line.unicodeScalars.count + 1
      return Observation(
        indicator: value.key, area: area, period: report.period, report: report.id,
        quantity: Quantity(value: value.value, qualifier: .exact), unit: "case",
        asWritten: asWritten, evidence: [evidence])
    }
    return Publication(
      report: report, figures: [], observations: observations, statements: [], checks: [])
  }

  public static func period(_ year: Int) throws -> Period {
    guard let period = Period(year: year) else { throw NoPeriod(year: year) }
    return period
  }

  struct NoPeriod: Error {
    let year: Int
  }
}
