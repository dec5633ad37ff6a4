import ArgumentParser
import Foundation
import IndicatorStore
import Indicators

/// The folder with the settings, the catalogue and the reports: `Config/`.
struct ConfigFolder {
  /// `gongshi.yaml`.
  let settingsFile: URL

  private var root: URL { settingsFile.deletingLastPathComponent() }

  /// Finds it by the option, else by `GONGSHI_CONFIG`, else below the working directory.
  init(option: String?, environment: [String: String]) throws(Failure) {
    let path = option ?? environment["GONGSHI_CONFIG"] ?? "Config/gongshi.yaml"
    var url = URL(filePath: path)
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      url.append(path: "gongshi.yaml")
    }
    guard FileManager.default.isReadableFile(atPath: url.path) else {
      throw .settings(
        "there are no settings at \(url.path); start in the folder that holds Config/, "
          + "or name the file by --config FILE or GONGSHI_CONFIG")
    }
    settingsFile = url
  }

  /// Reads and validates the catalogue.
  func catalogue() throws -> Catalogue {
    let folder = root.appending(path: "catalogue")
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    } catch {
      throw Failure.settings(
        "there is no catalogue at \(folder.path); the folder catalogue/ beside the settings would be right"
      )
    }
    let files = try names.filter(CatalogueFile.isPart).map { name in
      let file = folder.appending(path: name)
      do {
        return CatalogueFile(name: name, text: try String(contentsOf: file, encoding: .utf8))
      } catch {
        throw Failure.settings("\(file.path) cannot be read as UTF-8 text")
      }
    }
    do {
      return try Catalogue(files: files)
    } catch {
      throw Failure.settings(
        error.problems.map { "\(folder.path)/\($0)" }.joined(separator: "\n"))
    }
  }

  var reportsFolder: URL { root.appending(path: "reports") }

  /// The reports that an empty store is filled with, in order of their names.
  func reports() throws -> [URL] {
    let folder = reportsFolder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") || $0.hasSuffix(".txt") }.sorted()
      .map { folder.appending(path: $0) }
  }
}

/// The option by which every command finds its settings.
struct ConfigOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The settings; the catalogue is in the folder beside them. "
        + "Default: GONGSHI_CONFIG, else Config/gongshi.yaml.", valueName: "file"))
  var path: String?

  func folder() throws(Failure) -> ConfigFolder {
    try ConfigFolder(option: path, environment: ProcessInfo.processInfo.environment)
  }

  /// The settings with what the command line says.
  func settings(_ arguments: [String: String?] = [:]) throws -> Settings {
    try Settings(
      file: folder().settingsFile, environment: ProcessInfo.processInfo.environment,
      arguments: arguments.compactMapValues(\.self))
  }
}

/// The option by which a command finds its store.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The published data: a SQLite file, or postgresql://USER@HOST/DATABASE.", valueName: "store"))
  var path: String?

  /// Opens a store that must be there already: reading from a misspelt path must not make a new one.
  static func existing(
    _ address: StoreAddress, _ catalogue: Catalogue
  ) throws -> IndicatorStore {
    if case .sqlite(let path) = address { try mustExist(path) }
    return try IndicatorStore(address, catalogue: catalogue, copied: tellOfCopy)
  }

  /// The same as a file, which stays as it is.
  ///
  /// - Parameter purpose: what is done with a file only.
  static func file(_ address: StoreAddress, to purpose: String) throws -> StoreFile {
    let path = try path(address, to: purpose)
    try mustExist(path)
    return try StoreFile(path)
  }

  /// The path of a file.
  static func path(_ address: StoreAddress, to purpose: String) throws(Failure) -> String {
    guard case .sqlite(let path) = address else {
      throw .settings(
        "only a SQLite file can be \(purpose) so; for \(address), the tools of PostgreSQL "
          + "(pg_basebackup, pg_dump), or gongshi copy, would be right")
    }
    return path
  }

  private static func mustExist(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure.environment(
        "there is no store at \(path); start the service once, import a report, or name another "
          + "file (--store PATH)")
    }
  }

  /// Says where the copy of a store of an older version is.
  static func tellOfCopy(_ copy: String) {
    Terminal.complain(
      "the store is of an older version, and is brought up to date; a copy is \(copy)")
  }

  /// Whether two paths lead to one file.
  static func isSame(_ path: String, _ other: String) -> Bool {
    let files = [path, other].map {
      URL(filePath: $0).resolvingSymlinksInPath().standardizedFileURL
    }
    return files[0].path == files[1].path
  }
}
