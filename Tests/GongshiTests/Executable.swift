import Foundation
import TestSupport

/// The built `gongshi`, beside the test bundle in the build folder.
enum Executable {
  static let path = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
    .deletingLastPathComponent().appending(path: "gongshi").path

  /// Runs it to its end, in the root of the checkout.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    directory: URL = ProjectFiles.root
  ) throws -> Program.Output {
    try Program.run(
      path, arguments, input: input, environment: environment, directory: directory)
  }

  /// A copy of `Config/` in a folder, to be broken.
  static func config(in folder: TemporaryFolder) throws -> URL {
    let config = folder.url.appending(path: "Config")
    try FileManager.default.copyItem(at: ProjectFiles.root.appending(path: "Config"), to: config)
    return config
  }

  /// Replaces a text in a file, where it stands first.
  static func edit(_ file: URL, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    guard let range = text.firstRange(of: old) else { throw Missing(text: old) }
    try text.replacingCharacters(in: range, with: new)
      .write(to: file, atomically: true, encoding: .utf8)
  }

  struct Missing: Error {
    let text: String
  }
}

/// A running `gongshi serve`.
struct RunningService {
  let program: Program
  let port: Int

  /// Starts one and waits until it serves.
  init(
    store: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: URL = ProjectFiles.root, mostDescriptors: Int? = nil
  ) throws {
    let serve = ["serve", "--port", "0", "--store", store] + arguments
    if let mostDescriptors {
      let command = "ulimit -n \(mostDescriptors); exec \"$0\" \"$@\""
      program = try Program(
        "sh", ["-c", command, Executable.path] + serve, environment: environment)
    } else {
      program = try Program(
        Executable.path, serve, environment: environment, directory: directory)
    }
    let deadline = Date().addingTimeInterval(60)
    while Date() < deadline {
      let log = program.errorSoFar
      if let match = log.firstMatch(of: /https?:\/\/127\.0\.0\.1:(\d+)\/v1/) {
        port = Int(match.1) ?? 0
        return
      }
      guard program.isRunning else { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw NotServing(log: program.errorSoFar)
  }

  func get(_ target: String) throws -> JSONValue {
    let run = try Program.run(
      "curl", ["-s", "--max-time", "30", "http://127.0.0.1:\(port)\(target)"])
    return try JSONValue(run.output)
  }

  /// Asks it to stop, by SIGTERM or SIGINT, and waits for its end.
  func stop(byInterrupt: Bool = false) throws -> Program.Output {
    if byInterrupt { program.interrupt() } else { program.terminate() }
    return try program.wait()
  }

  struct NotServing: Error {
    let log: String
  }
}
