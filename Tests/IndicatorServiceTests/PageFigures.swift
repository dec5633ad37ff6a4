import Foundation
import IndicatorStore
import Indicators
import ReportReading
import TestSupport
import Testing

/// A figure of a page: the observation that it says it is, the value that it says it has, and what people read.
struct PageFigure: Hashable {
  let id: String
  let value: String
  let text: String

  /// All of a page, in its order.
  static func all(in html: String) -> [PageFigure] {
    html.matches(of: #/<(a|span)[^>]* data-id="([^"]*)" data-value="([^"]*)"[^>]*>(.*?)</\1>/#)
      .map { match in
        PageFigure(
          id: String(match.2), value: String(match.3),
          text: String(match.4).replacing(/<[^>]*>/, with: ""))
      }
  }
}

extension Client {
  /// The figures of a page; each must have the value that the API gives for its observation.
  func checkedFigures(
    _ target: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [PageFigure] {
    let reply = try get(target)
    #expect(reply.status == 200, "\(target)", sourceLocation: sourceLocation)
    let figures = PageFigure.all(in: reply.text)
    for figure in Set(figures) {
      let value = try json("/v1/observations/\(figure.id)")["value"]?.number
      #expect(
        value == Decimal(string: figure.value), "\(target): \(figure.id)",
        sourceLocation: sourceLocation)
      // 万 is a number to Swift, too.
      let digits = figure.text.filter { ("0"..."9").contains($0) }
      #expect(
        !digits.isEmpty && figure.value.filter { ("0"..."9").contains($0) }.hasPrefix(digits),
        "\(target): \(figure.text) is not \(figure.value)", sourceLocation: sourceLocation)
    }
    return figures
  }
}

/// A service over several made-up reports.
enum SeveralReports {
  static let received = "reconsideration-applications-received"
  static let accepted = "reconsideration-accepted"

  /// Two areas; the first with a year left out, the second with one year.
  static let client = Result {
    let temporary = try TemporaryStore()
    for (area, year, received, accepted) in [
      ("370404", 2019, 30, 20), ("370404", 2020, 39, 27), ("370404", 2022, 60, 50),
      ("370403", 2020, 81, 77),
    ] {
      let text =
        "# 法治政府建设报告\n\n一、情况\n收到行政复议申请\(received)件，受理行政复议案件\(accepted)件。\n"
      let reading = try ReportReader(catalogue: temporary.catalogue).read(
        Array(text.utf8), area: area, period: Period(year: year))
      try temporary.store.publish(reading.publication, by: "tests", reason: "made up")
    }
    return Client(temporary)
  }
}
