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
    var charts: [ChartDefinition] = []
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
    let names = files.map(\.name).filter { $0.hasPrefix("indicators/") && $0.hasSuffix(".yaml") }
    if names.isEmpty {
      problems.append(
        .init(
          file: "indicators", line: nil,
          detail: "no indicators; files indicators/THEME.yaml would be right"))
    }
    let parts = sideBySide(Self.jobs(indicators: names))
    guard let reading = parts.reading, let statements = parts.statements,
      let areaWords = parts.areaWords
    else { return nil }
    let parsed = Parsed(
      themes: parts.themes, units: parts.units, areas: parts.areas,
      indicators: parts.indicators + parts.derived, checks: parts.checks,
      charts: parts.charts,
      reading: reading, statements: statements, areaWords: areaWords)
    if problems.isEmpty { problems = parsed.inconsistencies(places: places, files: files) }
    return parsed
  }

  /// The entries of a file that holds a list; those that cannot be read are reported one by one.
  mutating func list<Entry: CatalogueEntry>(_ type: Entry.Type, in name: String) -> [Entry] {
    guard let root = root(of: name) else { return [] }
    guard case .sequence(let sequence) = root else {
      problems.append(.init(file: name, line: 1, detail: "a list of entries would be right"))
      return []
    }
    let kind = String(describing: type)
    var entries: [Entry] = []
    for node in sequence {
      guard let entry = read(type, from: node, file: name) else { continue }
      entries.append(entry)
      note("\(kind) \(entry.code)", at: Place(file: name, line: node.mark?.line))
    }
    return entries
  }

  /// Keeps where an entry stands, by its kind and code; refuses a second one.
  mutating func note(_ entry: String, at place: Place) {
    guard let first = places.updateValue(place, forKey: entry) else { return }
    let code = entry.drop { $0 != " " }.dropFirst()
    problems.append(
      .init(
        file: place.file, line: place.line,
        detail:
          "“\(code)” stands already at \(first.file):\(first.line ?? 1); one entry for each code would be right"
      ))
  }

  mutating func document<Document: YAMLReadable>(
    _ type: Document.Type, in name: String
  ) -> Document? {
    root(of: name).flatMap { read(type, from: $0, file: name) }
  }

  private mutating func read<Value: YAMLReadable>(
    _ type: Value.Type, from node: Node, file: String
  ) -> Value? {
    do {
      return try Value(yaml: YAMLValue(node: node, name: "the entry", line: node.mark?.line))
    } catch {
      problems.append(.init(file: file, line: error.line, detail: error.detail))
      return nil
    }
  }

  private mutating func root(of name: String) -> Node? {
    guard let file = files.first(where: { $0.name == name }) else {
      problems.append(
        .init(file: name, line: nil, detail: "the file is missing from the catalogue"))
      return nil
    }
    do {
      // Every value is taken for what the entry wants it to be, so that no rules are needed that guess
      // numbers and dates from texts: seven regular expressions for each. The encoding by default is
      // looked up in the environment.
      if let node = try Yams.compose(yaml: file.text, .basic, .default, .utf8) { return node }
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
