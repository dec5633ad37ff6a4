import Crypto
import Foundation

/// Everything that is known before the first report: themes, units, areas, indicators, checks, and
/// the words by which reports are read. Made from the files of `Config/catalogue` and consistent: a
/// code that is named exists.
public struct Catalogue: Sendable {
  public let themes: [Theme]
  public let units: [Unit]
  /// By their codes.
  public let areas: [Area]
  /// Reported ones first, then derived ones, each in the order of the files.
  public let indicators: [Indicator]
  public let checks: [Check]
  /// In the order of the first page.
  public let charts: [ChartDefinition]
  public let reading: ReadingVocabulary
  public let statements: StatementVocabulary
  public let areaWords: AreaVocabulary
  /// Changes whenever a file of the catalogue does: 16 hexadecimal digits.
  public let fingerprint: String

  private let indicatorsByCode: [String: Indicator]
  /// Places in `areas`: there are thousands.
  private let areaPlaces: [String: Int]

  /// Reads and validates the catalogue's files.
  ///
  /// - Throws: ``CatalogueError`` with every problem found, each by file and line.
  public init(files: [CatalogueFile]) throws(CatalogueError) {
    let files = files.sorted { $0.name < $1.name }
    var parser = CatalogueParser(files: files)
    let parsed = parser.parse()
    guard let parsed, parser.problems.isEmpty else {
      throw CatalogueError(problems: parser.problems)
    }
    themes = parsed.themes.sorted { $0.order < $1.order }
    units = parsed.units
    areas = parsed.areas
    indicators = parsed.indicators
    checks = parsed.checks
    charts = parsed.charts
    reading = parsed.reading
    statements = parsed.statements
    areaWords = parsed.areaWords
    indicatorsByCode = Dictionary(
      parsed.indicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    areaPlaces = Dictionary(
      parsed.areas.indices.map { (parsed.areas[$0].code, $0) },
      uniquingKeysWith: { first, _ in first })
    var hash = SHA256()
    for file in files {
      hash.update(data: Data("\(file.name)\n\(file.text)\n".utf8))
    }
    fingerprint = hash.finalize().prefix(8).hexadecimal
  }

  public func indicator(_ code: String) -> Indicator? { indicatorsByCode[code] }

  public func unit(_ code: String) -> Unit? { units.first { $0.code == code } }

  public func theme(_ code: String) -> Theme? { themes.first { $0.code == code } }

  public func area(_ code: String) -> Area? { areaPlaces[code].map { areas[$0] } }

  /// The codes of the areas above one.
  public func ancestors(of code: String) -> [String] {
    var ancestors: [String] = []
    while let parent = area(ancestors.last ?? code)?.parent, !ancestors.contains(parent) {
      ancestors.append(parent)
    }
    return ancestors
  }

  /// The names of an area and those above it, as they are written in one: 山东省枣庄市峄城区.
  public func fullName(of code: String) -> String {
    (ancestors(of: code).reversed() + [code]).compactMap { area($0)?.name.zh }.joined()
  }

  public func chart(_ code: String) -> ChartDefinition? { charts.first { $0.code == code } }

  public func check(_ code: String) -> Check? { checks.first { $0.code == code } }

  /// Whether a text has the form of a code: `[a-z0-9-]`, not empty, no hyphen at its ends.
  public static func isCode(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}

/// A file of the catalogue: its path below `Config/catalogue`, such as `indicators/disputes.yaml`,
/// and its text: YAML, or CSV for a table.
public struct CatalogueFile: Sendable, Hashable {
  public var name: String
  public var text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// Whether a file of this name in the catalogue's folder is one of its files.
  public static func isPart(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".csv")
  }
}

/// What is wrong with a catalogue.
public struct CatalogueError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One mistake, with its place and what would be right.
  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    public var file: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    public var detail: String

    public init(file: String, line: Int?, detail: String) {
      self.file = file
      self.line = line
      self.detail = detail
    }

    public var description: String {
      "\(file)\(line.map { ":\($0)" } ?? ""): \(detail)"
    }
  }

  public var problems: [Problem]

  public init(problems: [Problem]) {
    self.problems = problems
  }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
