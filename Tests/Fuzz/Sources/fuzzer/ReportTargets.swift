import Indicators
import ReportReading

/// The reader of reports.
enum ReportTargets {
  private static let reader = ReportReader(catalogue: ProjectCatalogue.catalogue)

  /// Any bytes are read or refused, and every figure quotes the text.
  static func read(_ bytes: [UInt8]) {
    check(try? reader.read(bytes, area: "370404", period: Period(year: 2021)))
  }

  /// The same where area and year are to be taken from the title and from who wrote it.
  static func readFrontMatter(_ bytes: [UInt8]) {
    check(try? reader.read(bytes))
  }

  private static func check(_ reading: Reading?) {
    guard let reading else { return }
    let text = Array(reading.publication.report.text.unicodeScalars)
    for evidence in reading.publication.figures.map(\.evidence) {
      let quoted = String(String.UnicodeScalarView(text[evidence.start..<evidence.end]))
      precondition(quoted == evidence.asWritten, "“\(evidence.asWritten)” is not what stands there")
    }
  }
}
