import Foundation
import HTTPTypes
import Indicators
import TestSupport
import Testing

@Suite("Pages of themes and indicators")
struct PagesDataTests {
  private let client: Client
  private static let catalogue = ProjectFiles.catalogue

  init() throws { client = try Client.shared() }

  @Test("Themes show every figure of the year, with the value that the API gives")
  func themes() throws {
    let figures = try client.checkedFigures("/themes")
    let all = try client.json("/v1/observations?limit=1000")["data"]?.elements ?? []
    #expect(Set(figures.map(\.id)) == Set(all.compactMap { $0["id"]?.string }))
  }

  @Test("A theme shows all of its figures, and names the indicators without")
  func theme() throws {
    for theme in try Self.catalogue.get().themes {
      let figures = try client.checkedFigures("/themes/\(theme.code)")
      let all = try client.json("/v1/observations?limit=1000&theme=\(theme.code)")["data"]
      let ids = Set((all?.elements ?? []).compactMap { $0["id"]?.string })
      #expect(ids.subtracting(figures.map(\.id)) == [], "\(theme.code)")
      let text = try client.get("/themes/\(theme.code)?lang=en").text
      for indicator in try Self.catalogue.get().indicators where indicator.theme == theme.code {
        #expect(text.contains("/indicators/\(indicator.code)?lang=en"), "\(indicator.code)")
      }
      #expect(text.contains("class=\"nothing\"") == ids.isEmpty, "\(theme.code)")
    }
  }

  @Test("A theme shows the charts that are its own")
  func charts() throws {
    #expect(try client.get("/themes/disputes").text.contains("id=\"reconsideration\""))
    #expect(try !client.get("/themes/disputes").text.contains("id=\"requests\""))
    #expect(try client.get("/themes/innovation").text.contains("id=\"requests\""))
    #expect(try client.get("/themes/dispute").status == 404)
  }

  @Test("Every indicator has a page, with its figure or with why there is none")
  func indicators() throws {
    for indicator in try Self.catalogue.get().indicators {
      let path = "/indicators/\(indicator.code)"
      let reply = try client.get(path)
      #expect(reply.status == 200, "\(path)")
      let series = try client.json("/v1/indicators/\(indicator.code)/observations")["data"]
      let ids = (series?.elements ?? []).compactMap { $0["id"]?.string }
      let figures = Set(PageFigure.all(in: reply.text).map(\.id))
      #expect(Set(ids).subtracting(figures) == [], "\(path)")
      #expect(reply.text.contains("class=\"nothing\"") == ids.isEmpty, "\(path)")
      #expect(reply.text.contains("application/json+oembed") == !ids.isEmpty, "\(path)")
      #expect(reply.text.contains("property=\"og:image\"") == !ids.isEmpty, "\(path)")
    }
  }

  @Test("The page of a figure tells its definition, its neighbours, its checks and its releases")
  func indicator() throws {
    let path = "/indicators/reconsideration-accepted"
    _ = try client.checkedFigures(path)
    let text = try client.get(path).text
    let document = try client.json("/v1\(path)")
    #expect(text.contains(try #require(document["definition"]?["zh"]?.string)))
    for code in [
      "reconsideration-applications-received", "reconsideration-concluded",
      "reconsideration-acceptance-rate", "reconsideration-conclusion-rate",
    ] {
      #expect(text.contains("href=\"/indicators/\(code)\""), "\(code)")
    }
    #expect(text.contains("class=\"verdict pass\""))
    #expect(text.contains("第 1 次"))
    for style in ["apa", "bibtex"] {
      #expect(
        text.contains(
          "/v1/observations/reconsideration-accepted.370404.2021/citation?style=\(style)"))
    }
  }

  @Test(
    "A tab is in front by its address, and the others are in the page",
    arguments: [
      ("", "panel-chart"), ("?tab=table", "panel-table"), ("?tab=source", "panel-source"),
    ])
  func tabs(query: String, front: String) throws {
    let text = try client.get("/indicators/reconsideration-accepted\(query)").text
    for panel in ["panel-chart", "panel-table", "panel-source"] {
      #expect(text.contains("<div id=\"\(panel)\" hidden>") == (panel != front), "\(panel)")
      #expect(text.contains("data-panel=\"\(panel)\""))
    }
  }

  @Test("A year without the figure says so, and leads to those that have it")
  func otherYear() throws {
    let text = try client.get("/indicators/reconsideration-accepted?period=2019").text
    #expect(text.contains("class=\"nothing\""))
    #expect(text.contains("/indicators/reconsideration-accepted?period=2021"))
    #expect(!text.contains("class=\"great\""))
  }

  @Test("A computed figure leads to what it is computed from, and a missing operand is named")
  func derived() throws {
    let text = try client.get("/indicators/reconsideration-acceptance-rate").text
    #expect(text.contains("受理行政复议案件数 ÷ 收到行政复议申请数"))
    #expect(text.contains("class=\"badge\""))
    let none = try client.get("/indicators/reconsideration-correction-rate").text
    #expect(none.contains("class=\"nothing\""))
  }

  @Test("The catalogue lists every indicator once")
  func list() throws {
    _ = try client.checkedFigures("/indicators")
    let text = try client.get("/indicators").text
    for indicator in try Self.catalogue.get().indicators {
      let links = text.ranges(of: "<a href=\"/indicators/\(indicator.code)\"").count
      #expect(links == 1, "\(indicator.code)")
    }
  }
}
