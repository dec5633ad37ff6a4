extension CatalogueParser {
  /// The areas of `areas.csv`, with what `areas.yaml` says of some of them, by their codes.
  mutating func areas() -> [Area] {
    guard let file = files.first(where: { $0.name == "areas.csv" }) else {
      problems.append(
        .init(file: "areas.csv", line: nil, detail: "the file is missing from the catalogue"))
      return []
    }
    let table = AreaTable(file)
    problems += table.problems
    var areas = table.areas
    let rows = Dictionary(
      areas.indices.map { (areas[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = list(AreaEntry.self, in: "areas.yaml")
    let entered = Set(entries.map(\.code))
    for entry in entries {
      if let row = rows[entry.code] {
        areas[row] = entry.laid(over: areas[row])
      } else if let area = entry.area(below: { rows[$0] != nil || entered.contains($0) }) {
        areas.append(area)
      } else {
        let place = places["AreaEntry \(entry.code)"]
        problems.append(
          .init(
            file: place?.file ?? "areas.yaml", line: place?.line,
            detail: "areas.csv has no “\(entry.code)”, so that a name would be right here"))
      }
    }
    let codes = Set(areas.map(\.code))
    let placed = Set(entries.filter { $0.parent != nil }.map(\.code))
    for area in areas {
      guard let parent = area.parent, !codes.contains(parent) else { continue }
      let place =
        placed.contains(area.code)
        ? places["AreaEntry \(area.code)"] : Place(file: file.name, line: table.lines[area.code])
      problems.append(
        .init(
          file: place?.file ?? file.name, line: place?.line,
          detail: unknown("parent", parent, areas.map(\.code))))
    }
    return entries.isEmpty ? areas : areas.sorted { $0.code < $1.code }
  }
}

/// An entry of `areas.yaml`: what is said of an area by hand.
struct AreaEntry: CatalogueEntry {
  enum Key: String, CaseIterable { case code, name, level, parent, aliases }

  let code: String
  let name: BilingualText?
  let level: Area.Level?
  let parent: String?
  let aliases: [String]

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    code = try values.read(.code)
    name = try values.readIfAny(.name)
    level = values.has(.level) ? try values.word(.level) : nil
    parent = try values.readIfAny(.parent)
    aliases = try values.readIfAny(.aliases) ?? []
    guard Area.isCode(code) else { throw values.mistake(.code, Area.noCode(code) + ", in quotes") }
    if aliases.contains("") {
      throw values.mistake(.aliases, "an empty alias; writings of the name would be right")
    }
  }

  func laid(over area: Area) -> Area {
    Area(
      code: code, name: name ?? area.name, level: level ?? area.level,
      parent: parent ?? area.parent, aliases: area.aliases + aliases)
  }

  /// An area of its own; nil if the entry has no name.
  func area(below isThere: (String) -> Bool) -> Area? {
    guard let name else { return nil }
    // Counties of a municipality or right below a province have no prefecture.
    let above = Area.codeAbove(code).map { isThere($0) ? $0 : code.prefix(2) + "0000" }
    return Area(
      code: code, name: name, level: level ?? Area.Level(code: code), parent: parent ?? above,
      aliases: aliases)
  }
}
