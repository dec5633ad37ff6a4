import Yams

/// Reads the catalogue's files into values and collects what is wrong with them.
struct CatalogueParser {
  /// What the files hold, before it has been checked for consistency.
  struct Parsed {
    var themes: [Theme] = []
    var units: [Unit] = []
    var areas: [Area] = []
    var indicators: [Indicator] = []
    var checks: [Check] = []
    var reading: ReadingVocabulary
    var statements: StatementVocabulary
    var areaWords: AreaVocabulary
  }

  /// Where an entry stands, for errors found after parsing.
  struct Place {
    var file: String
    var line: Int?

    /// The line of the entry on which a word stands; else its first line.
    func line(of word: String, in files: [CatalogueFile]) -> Int? {
      guard let line, let file = files.first(where: { $0.name == self.file }) else { return line }
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      for index in (line - 1)..<max(line, lines.count) where index < lines.count {
        if index >= line, lines[index].hasPrefix("- ") { break }
        let words = lines[index].split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
        if words.contains(where: { $0 == word }) { return index + 1 }
      }
      return line
    }
  }

  let files: [CatalogueFile]
  var problems: [CatalogueError.Problem] = []
  /// Places of entries by kind and code.
  var places: [String: Place] = [:]

  init(files: [CatalogueFile]) {
    self.files = files
  }

  /// Nil if a file could not be read at all; `problems` then says why.
  mutating func parse() -> Parsed? {
    let themes = list(ThemeEntry.self, in: "themes.yaml")
    let units = list(UnitEntry.self, in: "units.yaml")
    let areas = areas()
    let checks = list(CheckEntry.self, in: "checks.yaml")
    let derived = list(IndicatorEntry.self, in: "derived.yaml")
    let names = files.map(\.name).filter { $0.hasPrefix("indicators/") && $0.hasSuffix(".yaml") }
    if names.isEmpty {
      problems.append(
        .init(
          file: "indicators", line: nil,
          detail: "no indicators; files indicators/THEME.yaml would be right"))
    }
    let reported = names.flatMap { list(IndicatorEntry.self, in: $0) }
    let reading = document(ReadingVocabulary.self, in: "reading.yaml")
    let statements = document(StatementVocabulary.self, in: "statements.yaml")
    let areaWords = document(AreaVocabulary.self, in: "area-words.yaml")
    guard let reading, let statements, let areaWords else { return nil }
    let parsed = Parsed(
      themes: themes.map(\.theme), units: units.map(\.unit), areas: areas,
      indicators: (reported + derived).map(\.indicator), checks: checks.map(\.check),
      reading: reading, statements: statements, areaWords: areaWords)
    if problems.isEmpty { problems = parsed.inconsistencies(places: places, files: files) }
    return parsed
  }

  /// The entries of a file that holds a list; those that cannot be read are reported one by one.
  mutating func list<Entry: Decodable>(_ type: Entry.Type, in name: String) -> [Entry] {
    guard let root = root(of: name) else { return [] }
    guard let sequence = root.sequence else {
      problems.append(.init(file: name, line: 1, detail: "a list of entries would be right"))
      return []
    }
    var entries: [Entry] = []
    for node in sequence {
      guard let entry = decode(type, from: node, file: name) else { continue }
      entries.append(entry)
      if let code = node.mapping?["code"]?.string {
        let kind = String(describing: type)
        let place = Place(file: name, line: node.mark?.line)
        if let first = places.updateValue(place, forKey: "\(kind) \(code)") {
          problems.append(
            .init(
              file: name, line: node.mark?.line,
              detail:
                "“\(code)” stands already at \(first.file):\(first.line ?? 1); one entry for each code would be right"
            ))
        }
      }
    }
    return entries
  }

  private mutating func document<Document: Decodable>(
    _ type: Document.Type, in name: String
  ) -> Document? {
    root(of: name).flatMap { decode(type, from: $0, file: name) }
  }

  private mutating func root(of name: String) -> Node? {
    guard let file = files.first(where: { $0.name == name }) else {
      problems.append(
        .init(file: name, line: nil, detail: "the file is missing from the catalogue"))
      return nil
    }
    do {
      if let node = try Yams.compose(yaml: file.text) { return node }
      problems.append(.init(file: name, line: 1, detail: "the file is empty"))
    } catch let error as YamlError {
      problems.append(
        .init(
          file: name, line: error.line,
          detail:
            "no YAML: \(error.problem); look at the indentation, quotes and brackets up to here"))
    } catch {
      problems.append(.init(file: name, line: nil, detail: "no YAML: \(error)"))
    }
    return nil
  }

  private mutating func decode<Value: Decodable>(
    _ type: Value.Type, from node: Node, file: String
  ) -> Value? {
    do {
      return try YAMLDecoder().decode(type, from: node)
    } catch let error as DecodingError {
      let (path, detail) = error.sentence
      problems.append(.init(file: file, line: node.line(of: path), detail: detail))
    } catch {
      problems.append(.init(file: file, line: node.mark?.line, detail: "\(error)"))
    }
    return nil
  }
}

extension DecodingError {
  /// Where it happened, and a sentence for the person who wrote the file.
  fileprivate var sentence: (path: [any CodingKey], detail: String) {
    switch self {
    case .keyNotFound(let key, let context):
      (context.codingPath, "the key “\(key.stringValue)” is missing")
    case .valueNotFound(_, let context):
      (context.codingPath, "“\(context.key)” has no value")
    case .typeMismatch(let type, let context):
      (context.codingPath, "“\(context.key)” has the wrong type; \(type) would be right")
    case .dataCorrupted(let context):
      (context.codingPath, context.debugDescription)
    @unknown default:
      ([], "\(self)")
    }
  }
}

extension DecodingError.Context {
  fileprivate var key: String { codingPath.last?.stringValue ?? "the entry" }
}

extension Node {
  /// The line of the innermost key or element on a path that is there.
  fileprivate func line(of path: [any CodingKey]) -> Int? {
    var node = self
    var line = mark?.line
    for key in path {
      if let index = key.intValue, let sequence = node.sequence, sequence.indices.contains(index) {
        node = sequence[index]
        line = node.mark?.line ?? line
      } else if let pair = node.mapping?.first(where: { $0.key.string == key.stringValue }) {
        // A block begins below its key: the key is what a person looks for.
        line = pair.key.mark?.line ?? line
        node = pair.value
      } else {
        break
      }
    }
    return line
  }
}

extension YamlError {
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }

  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _):
      "“\(keys.joined(separator: "”, “"))” stands twice in one entry; once would be right"
    default: "\(self)"
    }
  }
}
