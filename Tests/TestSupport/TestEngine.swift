import Foundation
public import IndicatorStore

/// What the stores of tests are on. `Scripts/test` runs what uses a store once on each.
public enum TestEngine: String, Sendable, CaseIterable {
  case sqlite
  case postgresql

  /// By `GONGSHI_TEST_ENGINE`; a file where that says nothing.
  public static let current =
    ProcessInfo.processInfo.environment["GONGSHI_TEST_ENGINE"].flatMap(TestEngine.init) ?? .sqlite

  /// The address of a PostgreSQL server that tests may make databases on (`Scripts/postgresql`), by
  /// `GONGSHI_TEST_POSTGRESQL`; nil where there is none.
  public static let server = ProcessInfo.processInfo.environment["GONGSHI_TEST_POSTGRESQL"]

  /// Those that are here.
  public static var here: [TestEngine] { server == nil ? [.sqlite] : allCases }
}

/// A database of its own, gone with the last reference.
public final class TemporaryDatabase: Sendable {
  public let address: PostgreSQLAddress
  public let name: String

  /// An empty one.
  public convenience init() throws { try self.init(copying: "template0") }

  /// One with the tables and the catalogue, which are made once and copied.
  static func filled() throws -> TemporaryDatabase {
    try TemporaryDatabase(copying: template.get().name)
  }

  private static let template = Result {
    let database = try TemporaryDatabase()
    let store = try IndicatorStore(
      .postgresql(database.address), catalogue: ProjectFiles.catalogue.get())
    try store.close()
    return database
  }

  private init(copying template: String) throws {
    name = "test_" + UUID().uuidString.replacing("-", with: "").lowercased()
    guard let server = TestEngine.server else {
      throw CocoaError(
        .featureUnsupported,
        userInfo: [NSLocalizedDescriptionKey: "GONGSHI_TEST_POSTGRESQL names no server"])
    }
    try Self.run(
      "createdb", "--maintenance-db", server, "--template", template,
      "--strategy", "file_copy", name)
    var address = PostgreSQLAddress(
      primary: server.replacing(/\/gongshi\?/, with: "/\(name)?", maxReplacements: 1))
    address.mostConnections = 8
    self.address = address
  }

  deinit {
    guard let server = TestEngine.server else { return }
    _ = try? Self.run("dropdb", "--maintenance-db", server, "--force", name)
  }

  /// Runs statements on it, as its owner.
  ///
  /// - Returns: What they give, as text.
  @discardableResult
  public func run(_ sql: String) throws -> String {
    try Self.run(
      "psql", "--quiet", "--no-align", "--tuples-only", "--set", "ON_ERROR_STOP=1", "--command",
      sql,
      address.primary)
  }

  /// Runs a statement on the server's own database.
  public func runElsewhere(_ sql: String) throws {
    guard let server = TestEngine.server else { return }
    try Self.run("psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--command", sql, server)
  }

  @discardableResult
  private static func run(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let errors = Pipe()
    process.standardError = errors
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let given = output.fileHandleForReading.readDataToEndOfFile()
    let text = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CocoaError(
        .featureUnsupported,
        userInfo: [NSLocalizedDescriptionKey: String(decoding: text, as: UTF8.self)])
    }
    return String(decoding: given, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
