import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite("Comparison")
struct PagesCompareTests {
  private static let received = SeveralReports.received
  private static let accepted = SeveralReports.accepted

  @Test("With one report there is nothing to compare, and its figures are there all the same")
  func single() throws {
    let client = try Client.shared()
    let figures = try client.checkedFigures("/compare?indicator=\(Self.received)")
    #expect(figures.map(\.id).contains("\(Self.received).370404.2021"))
    let text = try client.get("/compare").text
    #expect(text.contains("class=\"nothing\""))
    #expect(text.contains("/docs#add"))
  }

  @Test("Years and areas are compared, each indicator on a chart of its own")
  func several() throws {
    let client = try SeveralReports.client.get()
    let target = "/compare?indicator=\(Self.received),\(Self.accepted)&area=370404,370403"
    let figures = try client.checkedFigures(target)
    let all = try client.json("/v1/observations?indicator=\(Self.received),\(Self.accepted)")
    let ids = (all["data"]?.elements ?? []).compactMap { $0["id"]?.string }
    #expect(ids.count == 8)
    #expect(Set(figures.map(\.id)) == Set(ids))
    let text = try client.get(target).text
    #expect(!text.contains("class=\"nothing\""))
    // Two indicators, two areas.
    #expect(text.ranges(of: "<svg class=\"chart panel\"").count == 4)
    let sections = text.components(separatedBy: "<section class=\"card chart-card\"").dropFirst()
    #expect(sections.count == 2)
    for (section, code) in zip(sections, [Self.received, Self.accepted]) {
      let end = section.firstRange(of: "</section>")?.lowerBound ?? section.endIndex
      let drawn = section[..<end].matches(of: /data-id="([a-z-]+)\.[^"]*"/).map { String($0.1) }
      #expect(Set(drawn) == [code])
    }
  }

  @Test("A year without a report is a gap, unless it was not asked for")
  func gaps() throws {
    let client = try SeveralReports.client.get()
    func years(_ period: String) throws -> [String] {
      let text = try client.get(
        "/compare?indicator=\(Self.received)&area=370404&period=\(period)"
      ).text
      return text.matches(of: #/<th scope="col" class="value">(\d+)</th>/#).map { String($0.1) }
    }
    #expect(try years("2019..2022") == ["2019", "2020", "2021", "2022"])
    #expect(try years("2020,2022") == ["2020", "2022"])
    #expect(try years("2021..") == ["2022"])
  }

  @Test("One year is a bar for each area")
  func oneYear() throws {
    let client = try SeveralReports.client.get()
    let text = try client.get("/compare?indicator=\(Self.received)&period=2020").text
    #expect(text.ranges(of: "<svg class=\"chart strip\"").count == 2)
    #expect(!text.contains("chart panel"))
  }

  @Test("The choices of the form are those of the address, and a figure keeps them")
  func form() throws {
    let client = try SeveralReports.client.get()
    let target =
      "/compare?indicator=\(Self.accepted)&area=370404&area=370403&period=2019..2020&lang=en"
    let text = try client.get(target).text
    #expect(
      text.contains("name=\"indicator\" value=\"\(Self.accepted)\" checked>"))
    #expect(text.contains("name=\"indicator\" value=\"\(Self.received)\">"))
    #expect(text.contains("name=\"area\" value=\"370403\" checked>"))
    #expect(text.contains("name=\"period\" value=\"2022\">"))
    #expect(text.contains("<input type=\"hidden\" name=\"lang\" value=\"en\">"))
    let href = try #require(text.firstMatch(of: /class="figure [a-z]+" href="([^"]*)#sentence"/)).1
    let next = String(href).replacing("&amp;", with: "&")
    #expect(next.contains("area=370404,370403"))
    #expect(next.contains("period=2019..2020"))
    let opened = try client.get(next)
    #expect(opened.status == 200)
    #expect(opened.text.contains("<blockquote"))
    // The page of the figure is that of its own area and year.
    #expect(
      opened.text.contains(
        "/indicators/\(Self.accepted)?area=370404&amp;lang=en&amp;period=2019"))
  }

  @Test("The page of a figure draws its years, and leads here")
  func indicator() throws {
    let client = try SeveralReports.client.get()
    let target = "/indicators/\(Self.received)?area=370404&period=2020"
    let figures = try client.checkedFigures(target)
    #expect(figures.count { $0.id.hasPrefix(Self.received) } >= 5)
    let text = try client.get(target).text
    #expect(text.contains("chart panel"))
    #expect(text.contains("href=\"/compare?area=370404&amp;indicator=\(Self.received)"))
  }

  @Test("A year without a report has this page and no other: the head leads to the newest")
  func noReport() throws {
    let client = try SeveralReports.client.get()
    let page = try client.get("/indicators/\(Self.received)?area=370404&period=2015")
    #expect(page.status == 200)
    #expect(page.text.contains("href=\"/?area=370404\""))
    #expect(page.text.contains("href=\"/source?area=370404\""))
  }

  @Test("What is unknown is refused")
  func refusals() throws {
    let client = try SeveralReports.client.get()
    for query in ["indicator=reconsideration", "area=37040", "period=x", "tab=table"] {
      #expect(try client.get("/compare?\(query)").status == 400, "\(query)")
    }
  }
}
