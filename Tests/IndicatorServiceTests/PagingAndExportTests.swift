import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import TestSupport
import Testing

@testable import IndicatorService

@Suite("Pages and exports")
struct PagingAndExportTests {
  private let client: Client

  init() throws {
    client = try Client.shared()
  }

  private func all() throws -> [JSONValue] {
    try #require(client.json("/v1/observations?limit=1000")["data"]).elements
  }

  @Test("Following next gives every observation once", arguments: [1, 10, 73, 1000])
  func paging(limit: Int) throws {
    let all = try all()
    var target: String? = "/v1/observations?limit=\(limit)"
    var rows: [JSONValue] = []
    while let current = target, rows.count <= all.count {
      let reply = try client.get(current)
      #expect(reply.status == 200)
      let page = try reply.json()
      #expect(page["page"]?["total"] == .number(Decimal(all.count)))
      #expect(page["page"]?["limit"] == .number(Decimal(limit)))
      #expect(reply.links["next"] == page["page"]?["next"]?.string)
      rows += page["data"]?.elements ?? []
      target = page["page"]?["next"]?.string
    }
    #expect(rows == all)
  }

  @Test("Without a limit there are a hundred at most, and all of the report fits")
  func defaultLimit() throws {
    let page = try client.json("/v1/observations")
    #expect(page["page"]?["limit"] == .number(100))
    #expect(page["page"]?["next"] == .null)
    #expect(try client.get("/v1/observations").links["next"] == nil)
  }

  @Test("A cursor is taken alone and as the whole of page.next")
  func cursorForms() throws {
    let next = try #require(client.json("/v1/observations?limit=7")["page"]?["next"]?.string)
    let token = try #require(next.split(separator: "cursor=").last?.split(separator: "&").first)
    let followed = try client.json(next)["data"]
    #expect(try client.json("/v1/observations?limit=7&cursor=\(token)")["data"] == followed)
    let encoded = try #require(next.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    #expect(try client.json("/v1/observations?limit=7&cursor=\(encoded)")["data"] == followed)
  }

  @Test("The next page keeps the filters")
  func filtersStay() throws {
    let first = try client.json("/v1/observations?theme=disputes&limit=2&origin=reported")
    let next = try #require(first["page"]?["next"]?.string)
    #expect(next.hasPrefix("/v1/observations?cursor="))
    #expect(next.hasSuffix("&limit=2&origin=reported&theme=disputes"))
    let second = try client.json(next)
    #expect(second["page"]?["total"] == first["page"]?["total"])
    #expect(first["data"] != second["data"])
  }

  @Test("The series of one indicator is paged within its own address")
  func series() throws {
    let own = Client(try TemporaryStore())
    for year in 2018...2022 {
      try own.store.store.publish(
        Samples.publication(year: year, ["reconsideration-accepted": Decimal(year)]), by: "tests",
        reason: "because")
    }
    let base = "/v1/indicators/reconsideration-accepted/observations"
    var target: String? = "\(base)?limit=2"
    var periods: [String] = []
    while let current = target, periods.count < 10 {
      #expect(current.hasPrefix(base))
      let page = try own.json(current)
      periods += page["data"]?.elements.compactMap { $0["period"]?.string } ?? []
      target = page["page"]?["next"]?.string
    }
    #expect(periods == ["2018", "2019", "2020", "2021", "2022"])
    let latest = try own.json("/v1/indicators/reconsideration-accepted")
    #expect(latest["observations"]?.elements.compactMap { $0["period"]?.string } == ["2022"])
    let earlier = try own.json("/v1/indicators/reconsideration-accepted?period=..2019")
    #expect(earlier["observations"]?[0]?["period"] == .string("2019"))
  }

  @Test("export.json holds the same rows as /v1/observations")
  func exportJSON() throws {
    let export = try client.get("/v1/export.json")
    #expect(try export.json()["data"]?.elements == all())
    #expect(try export.json()["release"] == .number(1))
  }

  @Test("export.ndjson holds them too, a line each")
  func exportLines() throws {
    let export = try client.get("/v1/export.ndjson")
    #expect(export.fields[.contentType] == "application/x-ndjson; charset=utf-8")
    let lines = export.body.split(separator: 0x0A)
    #expect(export.body.last == 0x0A)
    #expect(try lines.map { try JSONValue(Array($0)) } == all())
  }

  @Test("bom=1 puts a byte order mark before the CSV, and changes nothing else")
  func byteOrderMark() throws {
    let plain = try client.get("/v1/export.csv")
    let marked = try client.get("/v1/export.csv?bom=1")
    #expect(marked.body == [0xEF, 0xBB, 0xBF] + plain.body)
    #expect(marked.fields[.eTag] != plain.fields[.eTag])
    #expect(try client.get("/v1/export.csv?bom=0").body == plain.body)
    #expect(try client.get("/v1/export.csv?bom=yes").status == 400)
  }

  @Test("export.csv agrees with it, field by field")
  func exportCSV() throws {
    let export = try client.get("/v1/export.csv")
    let table = try CSVTable(export.body)
    let all = try all()
    #expect(table.rows.count == all.count)
    for (row, observation) in zip(table.rows, all) {
      for field in [
        "id", "indicator", "area", "period", "kind", "origin", "value", "unit", "qualifier",
        "lowerBound", "upperBound", "status", "asWritten", "report", "release",
      ] {
        #expect(row[field] == observation[field]?.cell, "\(row["id"] ?? "") \(field)")
      }
      #expect(row["sentence"] == observation["evidence"]?[0]?["sentence"]?.string ?? "")
    }
  }

  @Test(
    "Exports take the filters of observations",
    arguments: [
      "theme=disputes", "origin=derived", "kind=target", "indicator=reconsideration-accepted",
      "qualifier=atLeast,about", "period=2020", "report=370404-2021&origin=reported",
    ])
  func filters(query: String) throws {
    let list = try client.json("/v1/observations?limit=1000&\(query)")
    #expect(try client.json("/v1/export.json?\(query)")["data"] == list["data"])
    let table = try CSVTable(client.get("/v1/export.csv?\(query)").body)
    let ids = list["data"]?.elements.compactMap { $0["id"]?.string }
    #expect(table.rows.compactMap { $0["id"] } == ids)
  }

  @Test("An export of more rows than one stretch is whole")
  func long() throws {
    let own = Client(try TemporaryStore())
    let codes = own.store.catalogue.indicators.prefix(30).map(\.code)
    for year in 2010..<2020 {
      var publication = try Samples.publication(year: year, ["reconsideration-accepted": 27])
      let first = publication.observations[0]
      publication.observations = codes.map { code in
        var observation = first
        observation.indicator = code
        return observation
      }
      try own.store.store.publish(publication, by: "tests", reason: "because")
    }
    #expect(try CSVTable(own.get("/v1/export.csv").body).rows.count == 300)
    #expect(try own.json("/v1/export.json")["data"]?.elements.count == 300)
  }
}
