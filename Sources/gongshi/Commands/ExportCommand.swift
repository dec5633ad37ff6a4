import ArgumentParser
import Foundation
import HTTPTypes
import IndicatorService
import IndicatorStore
import Logging
import MicroHTTP

/// `gongshi export`: the files of `/v1/export`, byte for byte, since the same code answers.
struct ExportCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, ndjson, json, xlsx, zip
    case jsonStat = "json-stat"
    case csvMetadata = "csv-metadata"

    var path: String {
      switch self {
      case .csv, .ndjson, .json, .xlsx, .zip: "/v1/export.\(rawValue)"
      case .jsonStat: "/v1/cube"
      case .csvMetadata: "/v1/export.csv-metadata.json"
      }
    }

    var isBinary: Bool { self == .xlsx || self == .zip }
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the published observations to a file or to standard output.",
    discussion: """
      The same bytes as /v1/export of the service, if site.address says for both where it is reached:
      workbooks and packages lead there. Lists are separated by commas.

      EXAMPLES
        gongshi export > observations.csv
        gongshi export --format xlsx --output observations.xlsx --lang en
        gongshi export --format json --theme disputes
        gongshi export --format zip --area 370404 --period 2019..2023 --output package.zip
      """)

  @Option(help: "What to write.")
  var format: Format = .csv

  @Option(help: "The file to write; standard output without it.")
  var output: String?

  @Option(help: "Only these indicators.") var indicator: String?
  @Option(help: "Only these themes.") var theme: String?
  @Option(help: "Only these areas.") var area: String?
  @Option(help: "Only these periods: 2021, 2019..2023, 2020...") var period: String?
  @Option(help: "Only what these reports say.") var report: String?
  @Option(help: "Only results, targets or requirements.") var kind: String?
  @Option(help: "Only what is reported, or derived.") var origin: String?
  @Option(help: "Only values as exact as this.") var qualifier: String?
  @Option(name: .customLong("q"), help: "Only what these words are found in.") var words: String?
  @Option(help: "The state after this release.") var asOf: String?
  @Option(help: "The order: value, -value, period …") var sort: String?
  @Option(help: "Only these fields.") var fields: String?
  @Option(help: "The language of names and notes: zh or en.") var lang: String?
  @Flag(help: "Begin CSV with a byte order mark, for old spreadsheets.") var bom = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var config: ConfigOptions

  func run() async throws {
    if format.isBinary, output == nil, Terminal.outputIsTerminal {
      throw Failure.settings(
        "\(format.rawValue) is not for a terminal; --output FILE would be right")
    }
    let settings = try config.settings(["store.path": store.path])
    let catalogue = try config.folder().catalogue()
    let store = try StoreOptions.existing(settings.store, catalogue)
    // Log lines are for a service.
    let service = IndicatorService(
      store: store, catalogue: catalogue, site: settings.site(), cache: ResponseCache(mostBytes: 0),
      logger: Logger(label: "gongshi") { _ in SwiftLogNoOpLogHandler() })
    let response = service.export(try target, progress: progress)
    guard response.status == .ok else { throw Failure.settings(Self.detail(of: response)) }
    try write(response.body)
  }

  /// What the service is asked for.
  private var target: RequestTarget {
    get throws {
      let items = [
        "indicator": indicator, "theme": theme, "area": area, "period": period, "report": report,
        "kind": kind, "origin": origin, "qualifier": qualifier, "q": words, "asOf": asOf,
        "sort": sort, "fields": fields, "lang": lang, "bom": bom ? "true" : nil,
      ].compactMapValues(\.self)
      var address = URLComponents()
      address.path = format.path
      if !items.isEmpty {
        address.queryItems = items.sorted { $0.key < $1.key }
          .map { URLQueryItem(name: $0.key, value: $0.value) }
      }
      // A plus sign is a space in queries.
      return try RequestTarget(raw: (address.string ?? "").replacing("+", with: "%2B"))
    }
  }

  /// Shown only where there is much to do, and never between the lines of the output.
  private var progress: (@Sendable (Int, Int) -> Void)? {
    guard output != nil || !Terminal.outputIsTerminal else { return nil }
    let what = output ?? ""
    return { done, total in
      guard total > Self.many else { return }
      let bar = ProgressBar(total: total)
      bar.show(done, what)
      if done == total { bar.clear() }
    }
  }

  private static let many = 5000

  /// What was wrong, from the service's problem.
  private static func detail(of response: Response) -> String {
    struct Problem: Decodable {
      var detail: String
    }
    guard case .bytes(let bytes) = response.body,
      let problem = try? JSONDecoder().decode(Problem.self, from: Data(bytes))
    else { return "the export failed" }
    return problem.detail
  }

  private func write(_ body: Response.Body) throws {
    guard let output else { return try body.forEach(Terminal.write) }
    // Whole or not at all: a file of the name is never half an export.
    let part = output + ".part"
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: output, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw Failure.settings("\(output) is a folder; the name of a file would be right")
    }
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let file = FileHandle(forWritingAtPath: part)
    else {
      throw Failure.settings("\(output) cannot be written; an existing folder would be right")
    }
    do {
      try body.forEach { try file.write(contentsOf: Data($0)) }
      try file.close()
      guard unsafe rename(part, output) == 0 else {
        throw Failure.settings("\(output) cannot be written")
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
  }
}

extension Response.Body {
  fileprivate func forEach(_ take: ([UInt8]) throws -> Void) throws {
    switch self {
    case .bytes(let bytes): try take(bytes)
    case .stream(let stream): while let piece = try stream.next() { try take(piece) }
    }
  }
}
