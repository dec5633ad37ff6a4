import ArgumentParser
import Foundation
import IndicatorService
import IndicatorStore
import Indicators
import MicroHTTP
import ReportReading

/// The command line.
@main
struct Gongshi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gongshi",
    abstract: "Figures of government reports as open data, each with its sentence.",
    discussion: """
      EXAMPLES
        gongshi serve                          serve on http://127.0.0.1:8080
        gongshi read report.md                 what a report says, and what was not understood
        gongshi read report.md --json | jq .   the same for scripts
        gongshi import report.md               publish it as one release
        gongshi export --format csv > all.csv  everything that is published
        gongshi token create --name OFFICE --scope publish
                                               allow somebody to publish over HTTP
        gongshi catalogue                      what is known before any report
        gongshi backup copy.sqlite             all of it in one file, while the service runs
        gongshi copy --from gongshi.sqlite --to postgresql://gongshi@db/gongshi
                                               move it to PostgreSQL, or back

      Exit codes: 0 done, 1 problems in the data or on this machine, 2 wrong usage or settings, \
      70 an error of Gongshi itself.
      """,
    version: IndicatorService.version,
    subcommands: [
      ServeCommand.self, ReadCommand.self, ImportCommand.self, ExportCommand.self,
      CheckCommand.self, CatalogueCommand.self, BackupCommand.self, RestoreCommand.self,
      CopyCommand.self, HealthcheckCommand.self, TokenCommand.self, AuditCommand.self,
    ])

  static func main() async {
    // Zip archives tell local times: the same data gives the same bytes wherever it is packed.
    unsafe setenv("TZ", "UTC", 1)
    tzset()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withFailure: error)
    }
  }

  /// Ends with a sentence on standard error and the exit code that fits.
  private static func exit(withFailure error: any Error) -> Never {
    let code: ExitCode
    switch error {
    case let failure as Failure:
      code = failure.exitCode
    case is CatalogueError, is ReadingError, is StoreError, is ServerError:
      code = .failure
    case let exit as ExitCode:
      Foundation.exit(exit.rawValue)
    default:
      let isUsage = exitCode(for: error) == .validationFailure
      guard isUsage else {
        // --help and --version come this way too, and go to standard output.
        if exitCode(for: error) == .success { Self.exit(withError: error) }
        Terminal.complain("\(error)")
        Foundation.exit(ExitCode.internal.rawValue)
      }
      Terminal.complain(fullMessage(for: error), prefix: "")
      Foundation.exit(ExitCode.usage.rawValue)
    }
    Terminal.complain("\(error)")
    Foundation.exit(code.rawValue)
  }
}
