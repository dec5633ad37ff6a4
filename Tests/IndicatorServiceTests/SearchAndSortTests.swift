import Foundation
import HTTPTypes
import Indicators
import TestSupport
import Testing

@Suite("Words, order and fields of observations")
struct SearchAndSortTests {
  private let client: Client

  init() throws { client = try Client.shared() }

  private func ids(_ target: String) throws -> [String] {
    try #require(client.json(target)["data"]).elements.compactMap { $0["id"]?.string }
  }

  private func all() throws -> [JSONValue] {
    try #require(client.json("/v1/observations?limit=1000")["data"]).elements
  }

  /// What `q` must find, told without the index: the word in a sentence, or in what the catalogue says.
  private func holding(_ word: String) throws -> Set<String> {
    let catalogue = try ProjectFiles.catalogue.get()
    let word = word.lowercased()
    return Set(
      try all().filter { row in
        let sentences = row["evidence"]?.elements.compactMap { $0["sentence"]?.string } ?? []
        let indicator = row["indicator"]?.string.flatMap(catalogue.indicator)
        let texts =
          sentences
          + [indicator?.code, indicator?.name.zh, indicator?.name.en, indicator?.definition.zh]
          .compactMap(\.self) + [indicator?.definition.en ?? ""]
        return texts.contains { $0.lowercased().contains(word) }
      }.compactMap { $0["id"]?.string })
  }

  @Test(
    "q finds words of two Chinese characters, longer and single ones, and English",
    arguments: ["复议", "应诉", "行政复议", "人民调解", "件", "reconsideration", "mediat", "12345"])
  func search(word: String) throws {
    let encoded = try #require(word.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let found = try ids("/v1/observations?limit=1000&q=\(encoded)")
    #expect(try Set(found) == holding(word))
    #expect(word == "12345" || !found.isEmpty)
  }

  @Test("Traditional characters, full-width ones and capitals find the same")
  func folding() throws {
    let plain = try ids("/v1/observations?q=复议")
    #expect(!plain.isEmpty)
    #expect(try ids("/v1/observations?q=複議") == plain)
    let english = try ids("/v1/observations?q=mediation")
    #expect(try ids("/v1/observations?q=MEDIATION") == english)
    #expect(try ids("/v1/observations?q=ＭＥＤＩＡＴＩＯＮ") == english)
  }

  @Test("Every word must be found, and other filters hold too")
  func severalWords() throws {
    let both = try Set(ids("/v1/observations?q=复议%20调解"))
    #expect(
      try both
        == Set(ids("/v1/observations?q=复议")).intersection(ids("/v1/observations?q=调解")))
    #expect(!both.isEmpty)
    let derived = try client.json("/v1/observations?q=复议&origin=derived")["data"]?.elements ?? []
    #expect(!derived.isEmpty && derived.allSatisfy { $0["origin"]?.string == "derived" })
    #expect(try ids("/v1/observations?q=飞船").isEmpty)
    #expect(try ids("/v1/observations?q=%22%20*").isEmpty)
  }

  @Test("q chooses indicators and statements as well")
  func otherLists() throws {
    let indicators = try #require(client.json("/v1/indicators?q=複議")["data"]).elements
    #expect(indicators.contains { $0["code"]?.string == "reconsideration-accepted" })
    #expect(!indicators.contains { $0["code"]?.string == "shufa-leaders" })
    let statements = try #require(client.json("/v1/statements?q=法治&kind=commitment")["data"])
      .elements
    #expect(!statements.isEmpty)
    #expect(statements.allSatisfy { $0["text"]?.string?.contains("法治") == true })
  }

  @Test("Sorted by several keys, in pages of any length", arguments: [1, 7, 1000])
  func sort(limit: Int) throws {
    let expected = try all().sorted { left, right in
      let (first, second) = (left["value"]?.number ?? 0, right["value"]?.number ?? 0)
      if first != second { return first > second }
      let units = (left["unit"]?.string ?? "", right["unit"]?.string ?? "")
      if units.0 != units.1 { return units.0 < units.1 }
      return left["id"]?.string ?? "" < right["id"]?.string ?? ""
    }.compactMap { $0["id"]?.string }
    var target: String? = "/v1/observations?sort=-value,unit&limit=\(limit)"
    var found: [String] = []
    while let current = target, found.count <= expected.count {
      let page = try client.json(current)
      found += page["data"]?.elements.compactMap { $0["id"]?.string } ?? []
      target = page["page"]?["next"]?.string
    }
    #expect(found == expected)
  }

  @Test("A cursor of another order is refused with the right one")
  func foreignCursor() throws {
    let next = try #require(
      client.json("/v1/observations?sort=-value&limit=5")["page"]?["next"]?.string)
    let reply = try client.get(next.replacing("&sort=-value", with: ""))
    #expect(reply.status == 400)
    #expect(reply.text.contains("sort=-value,indicator,area,period,kind,variant"))
    #expect(try client.get("/v1/observations?sort=-vale").text.contains("-value"))
    #expect(
      try ids("/v1/observations?sort=value,-value") == ids("/v1/observations?sort=value"))
  }

  @Test("Only the fields that are wanted, in every format")
  func fields() throws {
    let rows = try #require(client.json("/v1/observations?fields=value,id&limit=3")["data"])
      .elements
    #expect(rows.allSatisfy { $0.keys == ["id", "value"] })
    let csv = try client.get("/v1/observations.csv?fields=value,id&limit=3").text
    #expect(csv.hasPrefix("id,value\r\n"))
    #expect(csv.components(separatedBy: "\r\n").count == 5)
    #expect(try client.get("/v1/export.csv?fields=sentence").text.hasPrefix("sentence\r\n"))
    let reply = try client.get("/v1/observations?fields=valeu")
    #expect(reply.status == 400)
    #expect(reply.text.contains(#""suggestions":["value"]"#))
  }
}
