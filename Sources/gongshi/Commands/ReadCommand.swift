import ArgumentParser
import Indicators
import ReportReading
import Representations

/// `gongshi read`.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Show what a report says, without publishing it.",
    discussion: """
      Each part with its figures, then the figures that no indicator claims, the checks that do not \
      hold, and what should be looked at.

      EXAMPLES
        gongshi read Config/reports/370404-2021.md
        gongshi read report.txt --area 370404 --year 2022 --json
        cat report.md | gongshi read -
      """)

  @OptionGroup var report: ReportArguments
  @OptionGroup var config: ConfigOptions

  @Flag(help: "One JSON document instead of text.")
  var json = false

  func run() async throws {
    let catalogue = try config.folder().catalogue()
    let reading = try report.read(catalogue)
    if json {
      let document = ReadingDocument(
        reading.publication, findings: reading.findings, mentions: reading.mentions,
        catalogue: catalogue)
      try Terminal.write(try JSONRepresentation.encode(document) + [0x0A])
    } else {
      let text = ReadingText(catalogue: catalogue, isColoured: Terminal.outputIsTerminal)
      try Terminal.write(
        text.text(
          reading.publication, findings: reading.findings, mentions: reading.mentions))
    }
  }
}
