public import Foundation

/// A program that a test starts. What it writes goes to files, so that no full pipe can stop it.
public final class Program: Sendable {
  /// What a program that has ended left behind.
  public struct Output: Sendable {
    public let status: Int32
    public let output: [UInt8]
    public let error: String

    public var text: String { String(decoding: output, as: UTF8.self) }
  }

  private let process: Process
  private let folder: TemporaryFolder

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: its path, or a name that is looked for in `PATH`.
  ///   - environment: what is added to the tests' own environment without its `GONGSHI_` settings.
  public init(
    _ executable: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:], directory: URL = ProjectFiles.root
  ) throws {
    folder = try TemporaryFolder()
    for name in ["out", "err"] { try folder.write("", to: name) }
    try Data(input).write(to: folder.url.appending(path: "in"))
    process = Process()
    process.executableURL = URL(
      filePath: executable.contains("/") ? executable : "/usr/bin/env")
    process.arguments = (executable.contains("/") ? [] : [executable]) + arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("GONGSHI_") }
      .merging(environment) { $1 }
    process.currentDirectoryURL = directory
    process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "err"))
    try process.run()
  }

  deinit {
    if process.isRunning { process.interrupt() }
  }

  /// Runs a program to its end.
  public static func run(
    _ executable: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:], directory: URL = ProjectFiles.root
  ) throws -> Output {
    try Program(
      executable, arguments, input: input, environment: environment, directory: directory
    ).wait()
  }

  public var isRunning: Bool { process.isRunning }

  /// What it has written to standard error so far.
  public var errorSoFar: String {
    String(
      decoding: (try? Data(contentsOf: folder.url.appending(path: "err"))) ?? Data(), as: UTF8.self)
  }

  /// Sends SIGTERM.
  public func terminate() { process.terminate() }

  /// Sends SIGHUP.
  public func hangUp() { kill(process.processIdentifier, SIGHUP) }

  /// Sends SIGINT.
  public func interrupt() { process.interrupt() }

  /// Sends SIGKILL.
  public func end() { kill(process.processIdentifier, SIGKILL) }

  public func wait() throws -> Output {
    process.waitUntilExit()
    return Output(
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: Array(try Data(contentsOf: folder.url.appending(path: "out"))), error: errorSoFar)
  }
}
