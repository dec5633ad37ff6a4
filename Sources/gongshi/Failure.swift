import ArgumentParser

/// Why a command ended: a sentence for the person at the terminal, and an exit code for scripts.
enum Failure: Error, CustomStringConvertible {
  /// The data has problems: exit 1.
  case data(String)
  /// Settings or arguments are wrong: exit 2.
  case settings(String)
  /// The machine does not let us: exit 1.
  case environment(String)

  var description: String {
    switch self {
    case .data(let text), .settings(let text), .environment(let text): text
    }
  }

  var exitCode: ExitCode {
    switch self {
    case .data, .environment: .failure
    case .settings: .usage
    }
  }
}

extension ExitCode {
  /// The command line or the settings are wrong.
  static let usage = ExitCode(2)
  /// Something went wrong that is our fault.
  static let `internal` = ExitCode(70)
}
