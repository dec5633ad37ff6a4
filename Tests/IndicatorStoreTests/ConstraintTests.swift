import Foundation
import IndicatorStore
import TestSupport
import Testing

/// A row like a good one, except for some columns: what the schema must refuse.
struct BadRow: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Columns with the SQL expressions that take the place of the good values.
  var columns: [String: String]

  init(_ name: String, _ columns: [String: String]) {
    testDescription = name
    self.columns = columns
  }

  static let observations: [BadRow] = [
    .init("unknown unit", ["unit": "'parsec'"]),
    .init("unknown area", ["area": "'999999'", "id": "replace(id, '370404', '999999') || '.2'"]),
    .init(
      "unknown indicator", ["indicator": "'nothing'", "id": "'nothing.370404.2021.2'"]),
    .init("unknown release", ["release": "9"]),
    .init("lower bound above the value", ["lowerBound": "value || '0'"]),
    .init("upper bound below the value", ["upperBound": "'0'"]),
    .init("bounds that differ by text only", ["value": "'9'", "lowerBound": "'10'"]),
    .init("a lower bound that is no number", ["lowerBound": "'abc'"]),
    .init("an upper bound that is no number", ["upperBound": "'9z'"]),
    .init("a value that is no number", ["value": "'39 件'"]),
    .init("an empty value", ["value": "''"]),
    .init("a value with two points", ["value": "'1.2.3'", "lowerBound": "NULL"]),
    .init("a value with a hyphen inside", ["value": "'1-2'", "lowerBound": "NULL"]),
    .init("a point alone", ["value": "'.'", "lowerBound": "NULL"]),
    .init("unknown kind", ["kind": "'wish'"]),
    .init("unknown qualifier", ["qualifier": "'maybe'"]),
    .init("unknown origin", ["origin": "'guessed'"]),
    .init("unknown status", ["status": "'Z'"]),
    .init("a period out of range", ["period": "1900", "id": "indicator || '.370404.1900.2'"]),
    .init("an id that is not the key's", ["id": "id || '.3'"]),
    .init("variant 0", ["variant": "0"]),
    .init("a second current value for one key", ["variant": "1", "id": "id", "release": "2"]),
    .init("superseded by its own release", ["supersededBy": "1"]),
    .init("a derived value with a wording", ["origin": "'derived'", "formula": "'1 + 1'"]),
    .init("a derived value without a formula", ["origin": "'derived'", "asWritten": "''"]),
    .init("a reported value with a formula", ["formula": "'1 + 1'"]),
    .init("a reported value without a wording", ["asWritten": "''"]),
    .init("a note in one language", ["noteZh": "'注'"]),
    .init("no unit", ["unit": "NULL"]),
  ]

  static let evidence: [BadRow] = [
    .init("other words than the report's", ["asWritten": "'99'"]),
    .init("a moved place", ["start": "start + 1", "\"end\"": "\"end\" + 1"]),
    .init("an end that does not fit the words", ["\"end\"": "\"end\" + 1"]),
    .init("before the start", ["start": "-1", "asWritten": "'123'"]),
    .init("behind the end", ["start": "start + 9999", "\"end\"": "\"end\" + 9999"]),
    .init("another report", ["report": "'370404-1999'"]),
    .init("no such observation", ["observation": "'nothing.370404.2021'"]),
    .init("an empty sentence", ["sentence": "''"]),
    .init("a sentence that starts later", ["sentenceStart": "start + 1"]),
    .init("a sentence that ends earlier", ["sentenceEnd": "\"end\" - 1"]),
    .init("unknown kind", ["kind": "'wish'"]),
  ]
}

@Suite("What the schema refuses")
struct ConstraintTests {
  private let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
    try temporary.store.publish(
      Samples.publication(["reconsideration-accepted": 27, "reconsideration-concluded": 25]),
      by: "tests", reason: "first")
    try temporary.store.publish(
      Samples.publication(["reconsideration-accepted": 28, "reconsideration-concluded": 25]),
      by: "tests", reason: "second")
  }

  /// Everything in the tables of the data.
  private func contents() throws -> [String] {
    try ["release", "report", "observation", "evidence"].flatMap(temporary.contents)
  }

  private func execute(_ sql: String) throws { try temporary.run(sql) }

  private func expectRefusal(_ sql: String) throws {
    let before = try contents()
    temporary.expectRefusal(sql)
    #expect(try contents() == before)
  }

  /// An INSERT of a copy of the first current row with other columns.
  private func copy(
    of table: String, _ columns: [String: String], where condition: String
  ) throws -> String {
    let names = try temporary.columns(of: table)
    // PostgreSQL has the names in small letters.
    let columns = Dictionary(uniqueKeysWithValues: columns.map { ($0.lowercased(), $1) })
    let values = names.map {
      columns[$0] ?? columns[$0.dropFirst().dropLast().lowercased()] ?? $0
    }
    return """
      INSERT INTO \(table) (\(names.joined(separator: ", ")))
      SELECT \(values.joined(separator: ", ")) FROM \(table) WHERE \(condition) LIMIT 1
      """
  }

  private func observation(_ columns: [String: String]) throws -> String {
    let columns = ["variant": "2", "id": "id || '.2'"].merging(columns) { $1 }
    return try copy(
      of: "observation", columns, where: "indicator = 'reconsideration-concluded'")
  }

  private func evidence(_ columns: [String: String]) throws -> String {
    let columns = ["position": "2"].merging(columns) { $1 }
    return try copy(
      of: "evidence", columns, where: "observation LIKE 'reconsideration-concluded%'")
  }

  @Test("A good copy is taken, so that the refusals below are due to the change")
  func good() throws {
    try execute(observation([:]))
    try execute(evidence([:]))
    let noBounds = ["variant": "3", "id": "id || '.3'", "lowerBound": "NULL", "upperBound": "NULL"]
    try execute(observation(noBounds.merging(["value": "'-1.5'"]) { $1 }))
  }

  @Test("A bad observation", arguments: BadRow.observations)
  func badObservation(row: BadRow) throws {
    try expectRefusal(observation(row.columns))
  }

  @Test("Evidence that does not quote", arguments: BadRow.evidence)
  func badEvidence(row: BadRow) throws {
    try expectRefusal(evidence(row.columns))
  }

  @Test("Evidence that quotes only an earlier vintage of the report")
  func earlierVintage() throws {
    let columns = ["position": "2", "release": "2"]
    try expectRefusal(copy(of: "evidence", columns, where: "asWritten = '27'"))
  }

  @Test(
    "A change of what is published",
    arguments: [
      "value = '30'", "lowerBound = '1'", "upperBound = NULL", "unit = 'item'",
      "asWritten = '3'", "status = 'E'", "release = 2", "id = 'x'", "qualifier = 'about'",
      "report = 'x'", "noteZh = '注', noteEn = 'note'", "supersededBy = 2, lowerBound = '1'",
      "supersededBy = 2, value = '30'", "supersededBy = 2, noteZh = '注', noteEn = 'note'",
      "supersededBy = 9",
    ])
  func update(change: String) throws {
    try expectRefusal(
      "UPDATE observation SET \(change) WHERE indicator = 'reconsideration-concluded'")
  }

  @Test("A change of what has been superseded", arguments: ["NULL", "3", "1"])
  func updateSuperseded(release: String) throws {
    try expectRefusal(
      "UPDATE observation SET supersededBy = \(release) WHERE supersededBy IS NOT NULL")
  }

  @Test(
    "A change or the loss of evidence",
    arguments: [
      "UPDATE evidence SET start = start + 1, \"end\" = \"end\" + 1",
      "UPDATE evidence SET sentence = 'other'", "DELETE FROM evidence",
    ])
  func changeEvidence(sql: String) throws {
    try expectRefusal(sql)
  }

  @Test(
    "The loss of anything published",
    arguments: [
      "DELETE FROM observation", "DELETE FROM observation WHERE supersededBy IS NOT NULL",
      "DELETE FROM release", "DELETE FROM unit WHERE code = 'case'",
      "DELETE FROM area WHERE code = '370404'",
      "DELETE FROM indicator WHERE code = 'reconsideration-accepted'",
    ])
  func delete(sql: String) throws {
    try expectRefusal(sql)
  }

  @Test(
    "A bad report",
    arguments: [
      ["release": "2", "supersededBy": "NULL", "period": "2022"],
      [
        "release": "2", "supersededBy": "NULL", "period": "2022", "id": "'370404-2022'",
        "text": "''",
      ],
      [
        "release": "2", "supersededBy": "NULL", "period": "2022", "id": "'370404-2022'",
        "sha256": "'x'",
      ],
      ["release": "9", "supersededBy": "NULL", "period": "2022", "id": "'370404-2022'"],
      ["release": "2", "supersededBy": "NULL"],
    ])
  func badReport(columns: [String: String]) throws {
    try expectRefusal(copy(of: "report", columns, where: "release = 1"))
  }
}
