import Foundation
public import Indicators

/// Observations as a JSON-stat 2.0 dataset: a dense array of values over indicators, areas, years and
/// kinds, the last one the fastest.
///
/// What the array cannot hold (bounds, notes, sentences) is in `extension`, under the same position.
/// Of several values that a report gives for one indicator, the first is taken.
public struct CubeDocument: Encodable, Sendable {
  /// The most cells that a dataset may have, full or empty.
  public static let mostCells = 200_000

  /// How many cells some observations make.
  public static func cells(_ observations: [PublishedObservation]) -> Int {
    Axis.all.reduce(1) { $0 * Set(observations.map($1.code)).count }
  }

  private let observations: [Int: PublishedObservation]
  private let codes: [[String]]
  private let catalogue: Catalogue
  private let language: Language
  private let release: Release?
  private let href: String

  /// - Parameter href: the address of the dataset.
  public init(
    _ observations: [PublishedObservation], release: Release?, href: String, catalogue: Catalogue,
    language: Language
  ) {
    let codes = Axis.all.map { Set(observations.map($0.code)).sorted() }
    let places = codes.map { codes in
      Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    }
    var cells: [Int: PublishedObservation] = [:]
    for published in observations where published.observation.variant == 1 {
      let position = Axis.all.indices.reduce(0) { position, axis in
        position * codes[axis].count + (places[axis][Axis.all[axis].code(published)] ?? 0)
      }
      cells[position] = published
    }
    self.observations = cells
    self.codes = codes
    self.catalogue = catalogue
    self.language = language
    self.release = release
    self.href = href
  }

  /// A dimension: its name, and which category an observation is of.
  private struct Axis: Sendable {
    let name: String
    let label: BilingualText
    let code: @Sendable (PublishedObservation) -> String

    static let all = [
      Axis(name: "indicator", label: BilingualText(zh: "指标", en: "Indicator")) {
        $0.observation.indicator
      },
      Axis(name: "area", label: BilingualText(zh: "地区", en: "Area")) { $0.observation.area },
      Axis(name: "period", label: BilingualText(zh: "年度", en: "Year")) {
        $0.observation.period.description
      },
      Axis(name: "kind", label: BilingualText(zh: "类别", en: "Kind")) {
        $0.observation.kind.rawValue
      },
    ]
  }

  private enum CodingKeys: String, CodingKey {
    case version, `class`, label, href, updated, id, size, role, dimension, value, status,
      `extension`
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode("2.0", forKey: .version)
    try values.encode("dataset", forKey: .class)
    try values.encode(
      language == .zh ? "法治政府建设指标" : "Indicators of rule-of-law government construction",
      forKey: .label)
    try values.encode(href, forKey: .href)
    if let release {
      try values.encode(release.madeAt.formatted(.iso8601), forKey: .updated)
    }
    try values.encode(Axis.all.map(\.name), forKey: .id)
    try values.encode(codes.map(\.count), forKey: .size)
    try values.encode(
      ["time": ["period"], "geo": ["area"], "metric": ["indicator"]], forKey: .role)
    let dimensions = zip(Axis.all, codes).map { ($0.name, dimension($0, $1)) }
    try values.encode(
      Dictionary(uniqueKeysWithValues: dimensions), forKey: .dimension)
    let count = codes.reduce(1) { $0 * $1.count }
    try values.encode(
      (0..<count).map { observations[$0]?.observation.quantity.value }, forKey: .value)
    try values.encode(byPosition(Self.status), forKey: .status)
    try values.encode(
      Extension(
        release: release?.number ?? 0,
        observations: byPosition { Cell($0, language: language) }), forKey: .extension)
  }

  private func byPosition<Value>(
    _ value: (PublishedObservation) -> Value?
  ) -> [String: Value] {
    Dictionary(
      uniqueKeysWithValues: observations.compactMap { position, published in
        value(published).map { (String(position), $0) }
      })
  }

  /// What is not plain about a value: its status (SDMX) and how exact it is.
  private static func status(_ published: PublishedObservation) -> String? {
    let observation = published.observation
    let qualifier = observation.quantity.qualifier
    let words = [
      observation.status == .normal ? nil : observation.status.rawValue,
      qualifier == .exact ? nil : qualifier.rawValue,
    ].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private func dimension(_ axis: Axis, _ codes: [String]) -> Dimension {
    let labels = codes.map { ($0, label(axis, $0)) }
    return Dimension(
      label: axis.label[language],
      category: Category(
        index: Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) }),
        label: Dictionary(uniqueKeysWithValues: labels),
        unit: axis.name == "indicator" ? units(codes) : nil))
  }

  private func label(_ axis: Axis, _ code: String) -> String {
    switch axis.name {
    case "indicator": catalogue.indicator(code)?.name[language] ?? code
    case "area": catalogue.area(code)?.name[language] ?? code
    default: code
    }
  }

  private func units(_ codes: [String]) -> [String: Unit] {
    var places: [String: Int] = [:]
    for published in observations.values {
      let observation = published.observation
      places[observation.indicator] = max(
        places[observation.indicator] ?? 0, -min(0, observation.quantity.value.exponent))
    }
    let units = codes.compactMap { code -> (String, Unit)? in
      guard let indicator = catalogue.indicator(code),
        let unit = catalogue.units.first(where: { $0.code == indicator.unit })
      else { return nil }
      return (
        code,
        Unit(
          label: unit.name[language], decimals: places[code] ?? 0,
          symbol: unit.code == "percent" ? "%" : unit.name[language], position: "end")
      )
    }
    return Dictionary(uniqueKeysWithValues: units)
  }

  private struct Dimension: Encodable {
    let label: String
    let category: Category
  }

  private struct Category: Encodable {
    let index: [String: Int]
    let label: [String: String]
    let unit: [String: Unit]?
  }

  private struct Unit: Encodable {
    let label: String
    let decimals: Int
    let symbol: String
    let position: String
  }

  private struct Extension: Encodable {
    let release: Int
    let observations: [String: Cell]
  }

  /// What travels beside a value.
  private struct Cell: Encodable {
    let id: String
    let report: String
    let origin: Indicator.Origin
    let lowerBound: Decimal?
    let upperBound: Decimal?
    let note: String?
    let sentence: String?

    init(_ published: PublishedObservation, language: Language) {
      let observation = published.observation
      id = observation.id
      report = observation.report
      origin = observation.origin
      lowerBound = observation.quantity.lowerBound
      upperBound = observation.quantity.upperBound
      note = observation.note?[language]
      sentence = observation.evidence.first?.sentence
    }

    private enum CodingKeys: CodingKey {
      case id, report, origin, lowerBound, upperBound, note, sentence
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(id, forKey: .id)
      try values.encode(report, forKey: .report)
      try values.encode(origin, forKey: .origin)
      // What is missing is said (null), as everywhere.
      try values.encode(lowerBound, forKey: .lowerBound)
      try values.encode(upperBound, forKey: .upperBound)
      try values.encode(note, forKey: .note)
      try values.encode(sentence, forKey: .sentence)
    }
  }
}
