import Foundation
import TestSupport
import Testing

@testable import Indicators

/// A mistake planted in one file of the project's catalogue, and what must be said of it.
struct CatalogueMistake: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var file: String
  /// What is replaced, where it stands first.
  var old: String
  var new: String
  /// Words of the line that must be named, as it is in the edited file; empty for the whole file.
  var line: String
  /// Which of the lines with these words, from 1.
  var occurrence = 1
  /// What the problem must say.
  var says: [String]

  init(
    _ name: String, in file: String, _ old: String, _ new: String, line: String,
    occurrence: Int = 1, says: [String]
  ) {
    testDescription = name
    self.file = file
    self.old = old
    self.new = new
    self.line = line
    self.occurrence = occurrence
    self.says = says
  }

  static let all: [CatalogueMistake] = entries + names + files + table

  /// Entries that cannot be read.
  private static let entries: [CatalogueMistake] = [
    .init(
      "misspelt key", in: "indicators/disputes.yaml", "  measure: count", "  measur: count",
      line: "measur: count", says: ["unknown key “measur”", "“measure” would be right"]),
    .init(
      "misspelt key over a block", in: "indicators/disputes.yaml", "  definition:", "  definiton:",
      line: "definiton:", says: ["“definition” would be right"]),
    .init(
      "missing key", in: "indicators/disputes.yaml", "  unit: item\n", "",
      line: "- code: nonlitigation-centre-functions", says: ["the key “unit” is missing"]),
    .init(
      "one language only", in: "areas.yaml", "{zh: 土默特右旗, en: Tumed Right Banner}",
      "{zh: 土默特右旗}", line: "{zh: 土默特右旗}", says: ["the key “en” is missing"]),
    .init(
      "wrong type", in: "themes.yaml", "order: 1,", "order: first,", line: "order: first",
      says: ["order", "Int would be right"]),
    .init(
      "unknown measure", in: "indicators/disputes.yaml", "measure: count", "measure: counts",
      line: "measure: counts", says: ["counts", "count"]),
    .init(
      "no code", in: "units.yaml", "code: item,", "code: Item,", line: "code: Item,",
      says: ["“Item” is no code", "small letters"]),
    .init(
      "no area code", in: "areas.yaml", "code: \"370404\"", "code: \"37040\"",
      line: "code: \"37040\"", says: ["“37040” is no area code", "six digits"]),
    .init(
      "an empty alias", in: "areas.yaml", "[峰城区, 峯城区]", "[峰城区, \"\"]",
      line: "[峰城区, \"\"]", says: ["an empty alias"]),
    .init(
      "bad formula", in: "derived.yaml", "100 * reconsideration-accepted / ",
      "100 * / reconsideration-accepted ", line: "formula: 100 * /",
      says: ["is no formula", "with spaces would be right"]),
    .init(
      "rate without base", in: "derived.yaml",
      "  base:\n    zh: 收到的行政复议申请\n    en: administrative reconsideration applications received\n",
      "", line: "measure: rate",
      says: ["“reconsideration-acceptance-rate” needs a base", "“not stated”"]),
    .init(
      "bad rule", in: "checks.yaml", "reconsideration-concluded <= ",
      "reconsideration-concluded < ",
      line: "reconsideration-concluded < ", says: ["is no rule", "<="]),
    .init(
      "empty alternative", in: "indicators/disputes.yaml", "counts: [收|接, 申请]",
      "counts: [收|, 申请]", line: "counts: [收|, 申请]", says: ["“收|” has an empty alternative"]),
    .init(
      "one word in place of a list", in: "indicators/disputes.yaml", "counts: [收|接, 申请]",
      "counts: 申请", line: "counts: 申请",
      says: ["“counts” has the wrong type", "a list would be right"]),
    .init(
      "a comma without quotes", in: "reading.yaml", "\"“a”, not a count\"", "“a”, not a count",
      line: "“a”, not a count", says: ["unknown key “not a count”", "zh, en"]),
    .init(
      "a word in place of an entry", in: "themes.yaml", "- {code: decision,",
      "- decision\n- {code: decision,", line: "- decision", says: ["“the entry” has the wrong type"]
    ),
    .init(
      "a reading without words", in: "indicators/disputes.yaml", "counts: [收|接, 申请]", "counts: []",
      line: "counts: []", says: ["the words beside the number"]),
  ]

  /// Names that lead nowhere, and what stands twice.
  private static let names: [CatalogueMistake] = [
    .init(
      "unknown unit", in: "indicators/disputes.yaml", "unit: item", "unit: itme",
      line: "unit: itme", says: ["unknown unit “itme”", "item"]),
    .init(
      "unknown theme", in: "indicators/disputes.yaml", "theme: disputes", "theme: dispute",
      line: "theme: dispute", says: ["unknown theme “dispute”", "disputes"]),
    .init(
      "formula over an unknown code", in: "derived.yaml", "100 * reconsideration-accepted",
      "100 * reconsideration-acepted", line: "100 * reconsideration-acepted",
      says: ["unknown indicator “reconsideration-acepted”", "reconsideration-accepted"]),
    .init(
      "rule over an unknown code", in: "checks.yaml", "rule: reconsideration-mediated",
      "rule: reconsideration-mediatd", line: "rule: reconsideration-mediatd",
      says: ["unknown indicator “reconsideration-mediatd”", "reconsideration-mediated"]),
    .init(
      "rule over an unknown operand", in: "checks.yaml", "rule: 0.1 * earlier <= value",
      "rule: 0.1 * earlyer <= value", line: "rule: 0.1 * earlyer",
      says: ["unknown operand “earlyer”", "earlier would be right"]),
    .init(
      "unknown parent by hand", in: "areas.yaml", "  aliases: [峰城区",
      "  parent: \"370490\"\n  aliases: [峰城区", line: "- code: \"370404\"",
      says: ["unknown parent “370490”", "370400"]),
    .init(
      "a code that the table does not have", in: "areas.yaml", "code: \"370404\"",
      "code: \"370499\"", line: "- code: \"370499\"",
      says: ["areas.csv has no “370499”", "a name would be right"]),
    .init(
      "unknown theme of statements", in: "statements.yaml", "code: disputes", "code: dispute",
      line: "", says: ["unknown theme “dispute”", "disputes"]),
    .init(
      "duplicate code", in: "indicators/disputes.yaml", "code: nonlitigation-experts",
      "code: nonlitigation-centre-functions", line: "- code: nonlitigation-centre-functions",
      occurrence: 2,
      says: ["stands already at indicators/disputes.yaml:1", "one entry for each code"]),
    .init(
      "one code in two files", in: "indicators/services.yaml",
      "- code: services-items-on-application",
      "- code: nonlitigation-experts", line: "- code: nonlitigation-experts",
      says: ["stands already at indicators/disputes.yaml:", "one entry for each code"]),
    .init(
      "a classifier in two units", in: "units.yaml", "classifiers: [项]", "classifiers: [项, 件]",
      line: "code: item,", says: ["“件” stands for the unit “case” already"]),
    .init(
      "unknown qualifier", in: "reading.yaml", "atMost: [不超过", "atMots: [不超过",
      line: "before:", says: ["unknown qualifier “atMots”", "atMost would be right"]),
  ]

  /// Rows of the table of areas.
  private static let table: [CatalogueMistake] = [
    .init(
      "another header", in: "areas.csv", "code,name,", "code,title,", line: "code,title,",
      says: ["the header is “code,title,parent", "“code,name,parent,nameEn,short” would be right"]),
    .init(
      "too few values", in: "areas.csv", "370404,峄城区,370400,", "370404,峄城区,",
      line: "370404,", says: ["4 values; 5 would be right"]),
    .init(
      "a row without a code", in: "areas.csv", "370404,峄城区", "峄城区,370404", line: "峄城区,370404",
      says: ["“峄城区” is no area code", "six digits"]),
    .init(
      "a row without a name", in: "areas.csv", "370404,峄城区", "370404,", line: "370404,",
      says: ["“370404” has no name"]),
    .init(
      "a quote", in: "areas.csv", "370404,峄城区", "370404,\"峄城区\"", line: "370404,",
      says: ["a quote", "plain values"]),
    .init(
      "two rows of one code", in: "areas.csv", "370404,峄城区", "370403,峄城区", line: "370403,",
      occurrence: 2, says: ["“370403” stands already on line", "one row for each code"]),
    .init(
      "an unknown parent", in: "areas.csv", "370404,峄城区,370400", "370404,峄城区,370490",
      line: "370404,", says: ["unknown parent “370490”", "370400"]),
  ]

  /// Files that cannot be read as a whole.
  private static let files: [CatalogueMistake] = [
    .init(
      "bad YAML", in: "themes.yaml", "order: 2,", "order: @2,", line: "order: @2", says: ["no YAML"]
    ),
    .init(
      "a key given twice", in: "areas.yaml", "  aliases: [东陵区]\n",
      "  level: prefecture\n  level: county\n", line: "level: prefecture",
      says: ["“level” stands twice"]),
    .init(
      "no list", in: "areas.yaml", "- code: \"370404\"", "code: \"370404\"\n#",
      line: "", says: ["areas.yaml"]),
  ]
}

@Suite("Mistakes in a catalogue")
struct CatalogueMistakeTests {
  private func problems(_ files: [CatalogueFile]) throws -> [CatalogueError.Problem] {
    do {
      _ = try Catalogue(files: files)
    } catch {
      return error.problems
    }
    Issue.record("the mistake went unseen")
    return []
  }

  @Test(
    "A mistake is told with its file, its line and what would be right",
    arguments: CatalogueMistake.all)
  func mistake(_ mistake: CatalogueMistake) throws {
    var files = try ProjectFiles.catalogueFiles()
    let index = try #require(files.firstIndex { $0.name == mistake.file })
    let text = files[index].text
    let range = try #require(text.firstRange(of: mistake.old), "the file has changed")
    let edited = text.replacingCharacters(in: range, with: mistake.new)
    files[index].text = edited

    let problems = try problems(files)
    let all = problems.map(\.description).joined(separator: "\n")
    let problem = try #require(
      problems.first { problem in mistake.says.allSatisfy(problem.description.contains) },
      "\(mistake.says) is not said in:\n\(all)")
    #expect(problem.file == mistake.file)
    guard !mistake.line.isEmpty else { return }
    let lines = edited.split(separator: "\n", omittingEmptySubsequences: false)
    let matching = lines.indices.filter { lines[$0].contains(mistake.line) }
    let expected = try #require(matching.dropFirst(mistake.occurrence - 1).first) + 1
    #expect(problem.line == expected, "\(problem)")
  }

  @Test(
    "Every file must be there",
    arguments: [
      "themes.yaml", "units.yaml", "areas.csv", "areas.yaml", "area-words.yaml", "checks.yaml",
      "derived.yaml", "reading.yaml", "statements.yaml",
    ])
  func missing(file: String) throws {
    let files = try ProjectFiles.catalogueFiles().filter { $0.name != file }
    let problems = try problems(files)
    #expect(problems.contains { $0.file == file && $0.detail.contains("missing") })
  }

  @Test("A folder without indicators is told")
  func noIndicators() throws {
    let files = try ProjectFiles.catalogueFiles().filter { !$0.name.hasPrefix("indicators/") }
    #expect(try problems(files).contains { $0.detail.contains("indicators/THEME.yaml") })
  }

  @Test("An empty file is told")
  func empty() throws {
    var files = try ProjectFiles.catalogueFiles()
    let index = try #require(files.firstIndex { $0.name == "themes.yaml" })
    files[index].text = "# nothing\n"
    #expect(
      try problems(files).contains { $0.file == "themes.yaml" && $0.detail.contains("empty") })
  }

  @Test("All mistakes are told at once, each on a line of the description")
  func several() throws {
    var files = try ProjectFiles.catalogueFiles()
    let index = try #require(files.firstIndex { $0.name == "indicators/disputes.yaml" })
    files[index].text = files[index].text.replacing("  measure: count", with: "  measur: count")
    let problems = try problems(files)
    #expect(problems.count > 3)
    let description = CatalogueError(problems: problems).description
    #expect(description.split(separator: "\n").count == problems.count)
    #expect(description.hasPrefix("indicators/disputes.yaml:"))
  }
}
