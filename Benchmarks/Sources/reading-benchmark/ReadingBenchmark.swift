import Foundation
import Indicators
import ReportReading

/// How much processor time the reader takes: for reports of rising length, and for texts made to make it slow.
///
/// Prints two tables in Markdown; with names of hostile texts as arguments, only those. Exits with 1
/// if a text takes longer than it may, or more than its length explains.
@main
struct ReadingBenchmark {
  static let sizes = [2, 8, 32, 128, 512, 2048]
  /// No text that is allowed may take longer.
  static let longest = Duration.seconds(2)
  /// Four times the text may take this many times as long: 4 is linear, 16 would be quadratic.
  static let steepest = 8.0

  static func main() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let reader = ReportReader(catalogue: try catalogue(root.appending(path: "Config/catalogue")))
    let report = try String(
      contentsOf: root.appending(path: "Config/reports/370404-2021.md"), encoding: .utf8)
    let isWhole = CommandLine.arguments.count == 1
    let slow = try (isWhole ? reports(reader, report) : []) + hostile(reader)
    if let peak = Memory.peak { say("\npeak memory: \(peak) MB") }
    for text in slow { say("too slow: \(text)") }
    exit(slow.isEmpty ? 0 : 1)
  }

  private static func catalogue(_ folder: URL) throws -> Catalogue {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try Catalogue(
      files: names.filter(CatalogueFile.isPart).map { name in
        CatalogueFile(
          name: name,
          text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      })
  }

  /// The project's report, over and over.
  private static func reports(_ reader: ReportReader, _ report: String) throws -> [String] {
    say("| report, kB | ms | µs per kB | figures |")
    say("|---:|---:|---:|---:|")
    var costs: [Double] = []
    for size in sizes {
      let run = try Run(reader, Text.report(report, kilobytes: size))
      costs.append(run.microseconds / Double(size))
      say(
        "| \(size) | \(run.milliseconds) | \(Int(costs[costs.count - 1].rounded())) | \(run.figures) |"
      )
    }
    guard let first = costs.first, let last = costs.last else { return [] }
    let ratio = last / first
    say(
      "\ncost per kB at \(sizes[sizes.count - 1]) kB to that at \(sizes[0]) kB: \(rounded(ratio))")
    return ratio <= 2 ? [] : ["a long report costs \(rounded(ratio)) times as much per kB"]
  }

  /// Texts of one piece, over and over, at a quarter of the longest length and at the longest.
  private static func hostile(_ reader: ReportReader) throws -> [String] {
    say("\n| hostile text | 512 kB, ms | 2 MB, ms | growth | figures |")
    say("|---|---:|---:|---:|---:|")
    var slow: [String] = []
    let names = CommandLine.arguments.dropFirst()
    for text in Text.hostile where names.isEmpty || names.contains(text.name) {
      let quarter = try Run(reader, text.cut(to: ReportReader.maximumBytes / 4))
      let whole = try Run(reader, text.cut(to: ReportReader.maximumBytes))
      let growth = whole.microseconds / quarter.microseconds
      say(
        "| \(text.name) | \(quarter.milliseconds) | \(whole.milliseconds) | \(rounded(growth)) "
          + "| \(whole.figures) |")
      if whole.duration >= longest || growth > steepest { slow.append(text.name) }
    }
    let tooLarge = try Run(reader, Text(name: "10 MB of digits", piece: "1").cut(to: 10 << 20))
    say("| 10 MB of digits: refused | | \(tooLarge.milliseconds) | | \(tooLarge.figures) |")
    return slow
  }

  /// A line, at once: a run takes a minute.
  private static func say(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
  }

  private static func rounded(_ number: Double) -> String {
    number.formatted(.number.precision(.fractionLength(2)).locale(Locale(identifier: "en")))
  }
}
