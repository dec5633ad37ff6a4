import Foundation
import HTTPTypes
import Indicators
import TestSupport
import Testing

@testable import IndicatorService

@Suite("The report's data over HTTP")
struct DataTests {
  private let client: Client

  init() throws {
    client = try Client.shared()
  }

  @Test("39 applications, with the sentence that says so")
  func sentence() throws {
    let indicator = try client.json("/v1/indicators/reconsideration-applications-received")
    let observation = try #require(indicator["observations"]?[0])
    #expect(indicator["observations"]?.elements.count == 1)
    #expect(observation["value"] == .number(39))
    #expect(observation["lowerBound"] == .number(39))
    #expect(observation["upperBound"] == .number(39))
    #expect(observation["unit"]?.string == "case")
    let evidence = try #require(observation["evidence"]?[0])
    #expect(evidence["sentence"]?.string?.contains("39") == true)
    #expect(evidence["sentence"]?.string?.contains("复议申请") == true)
    #expect(indicator["name"]?["zh"]?.string == "收到行政复议申请数")
  }

  @Test("Every figure's words stand in the report at its offsets")
  func offsets() throws {
    let text = try Array(client.get("/v1/reports/370404-2021/text").text.unicodeScalars)
    let observations = try #require(
      client.json("/v1/observations?limit=1000&origin=reported")["data"])
    #expect(observations.elements.count >= 67)
    for observation in observations.elements {
      let evidence = try #require(observation["evidence"]).elements
      #expect(!evidence.isEmpty)
      for piece in evidence {
        let start = try #require(piece["start"]?.number as NSDecimalNumber?).intValue
        let end = try #require(piece["end"]?.number as NSDecimalNumber?).intValue
        let words = String(String.UnicodeScalarView(text[start..<end]))
        #expect(words == piece["asWritten"]?.string)
      }
    }
  }

  @Test("All reported codes of the report are there, each with a value")
  func codes() throws {
    let catalogued = try ProjectFiles.publication.get().figures.flatMap(\.indicators)
    let codes = Set(catalogued)
    #expect(codes.count == 67)
    let observations = try client.json("/v1/observations?limit=1000&origin=reported")
    let served = Set(
      try #require(observations["data"]).elements.compactMap { $0["indicator"]?.string })
    #expect(served == codes)
    for code in codes.sorted() {
      let series = try client.json("/v1/indicators/\(code)/observations")
      #expect(series["page"]?["total"]?.number ?? 0 > 0, "\(code)")
      #expect(series["data"]?[0]?["value"]?.number != nil, "\(code)")
    }
    #expect(
      try client.json("/v1/indicators?hasData=true&origin=reported")["page"]?["total"]
        == .number(67))
  }

  @Test(
    "The values are those of the reading",
    arguments: [
      ("reconsideration-applications-received", "39"), ("reconsideration-accepted", "27"),
      ("reconsideration-concluded", "25"), ("reconsideration-mediated", "6"),
      ("requests-livelihood-received", "189000"), ("requests-livelihood-resolved", "188000"),
      ("reconsideration-acceptance-rate", "69.2"),
    ])
  func values(code: String, value: String) throws {
    let observation = try client.json("/v1/observations/\(code).370404.2021")
    #expect(observation["value"]?.cell == value)
  }

  @Test("The text is the report, byte for byte")
  func text() throws {
    let reply = try client.get("/v1/reports/370404-2021/text")
    #expect(reply.body == (try ProjectFiles.report()))
    #expect(reply.fields[.contentLanguage] == "zh-Hans")
  }

  @Test(
    "Every numeral of the report is a figure with a class",
    arguments: [
      ("", 171), ("?class=catalogued,uncatalogued", 68), ("?class=notAFigure", 103),
      ("?class=catalogued&class=uncatalogued", 68),
    ])
  func figures(query: String, count: Int) throws {
    let figures = try client.json("/v1/reports/370404-2021/figures\(query)")
    #expect(figures["data"]?.elements.count == count)
    #expect(figures["page"]?["total"] == .number(Decimal(count)))
  }

  @Test(
    "Statements by kind",
    arguments: [
      ("shortcoming", 7), ("commitment", 18), ("document", 7), ("system", 14), ("honour", 2),
    ])
  func statements(kind: String, count: Int) throws {
    for path in ["/v1/statements", "/v1/reports/370404-2021/statements"] {
      let statements = try #require(client.json("\(path)?kind=\(kind)")["data"]).elements
      #expect(statements.count == count)
      #expect(statements.allSatisfy { $0["kind"]?.string == kind })
      #expect(statements.allSatisfy { $0["evidence"]?["sentence"]?.string?.isEmpty == false })
    }
  }

  @Test("Lists of values are alternatives, however they are given")
  func lists() throws {
    let comma = try client.json(
      "/v1/observations?indicator=reconsideration-accepted,reconsideration-concluded")
    let twice = try client.json(
      "/v1/observations?indicator=reconsideration-accepted&indicator=reconsideration-concluded")
    #expect(comma["data"]?.elements.count == 2)
    #expect(comma["data"] == twice["data"])
  }

  @Test(
    "Filters choose",
    arguments: [
      ("/v1/observations?origin=derived", 7), ("/v1/observations?kind=target", 2),
      ("/v1/observations?period=2020", 0), ("/v1/observations?period=2019..", 0),
      ("/v1/observations?area=370400", 0), ("/v1/statements?theme=disputes&kind=honour", 0),
      ("/v1/indicators?q=RECONSIDERATION%20conclusion", 1),
      ("/v1/indicators?q=%E5%8F%97%E7%90%86%E7%8E%87", 1),
      ("/v1/checks?result=fail", 0), ("/v1/releases", 1), ("/v1/releases?since=1", 0),
      ("/v1/reports", 1), ("/v1/areas", 3), ("/v1/themes", 11),
    ])
  func filters(target: String, count: Int) throws {
    let list = try client.json(target)
    if target.hasSuffix("2019..") {
      #expect(list["page"]?["total"] == (try client.json("/v1/observations")["page"]?["total"]))
    } else {
      #expect(list["data"]?.elements.count == count, "\(target)")
    }
  }

  @Test("A theme has its indicators with their observations")
  func theme() throws {
    let theme = try client.json("/v1/themes/disputes?period=2021")
    let indicators = try #require(theme["indicators"]).elements
    #expect(indicators.allSatisfy { $0["theme"]?.string == "disputes" })
    let accepted = try #require(
      indicators.first { $0["code"]?.string == "reconsideration-accepted" })
    #expect(accepted["observations"]?[0]?["value"] == .number(27))
    let earlier = try client.json("/v1/themes/disputes?period=2020")
    #expect(earlier["indicators"]?[0]?["observations"] == .array([]))
  }

  @Test("An area has its reports, and the ones above it are there")
  func areas() throws {
    let area = try client.json("/v1/areas/370404")
    #expect(area["reports"]?.strings == ["370404-2021"])
    #expect(area["parent"]?.string == "370400")
    #expect(try client.json("/v1/areas/370000")["reports"] == .array([]))
    let listed = try client.json("/v1/areas")["data"]?.elements.map { $0["code"]?.string }
    #expect(listed == ["370000", "370400", "370404"])
  }

  @Test("An area without data is not listed, but there by its code and as a filter")
  func areaWithoutData() throws {
    let area = try client.json("/v1/areas/622927")
    #expect(area["parent"]?.string == "622900")
    #expect(area["aliases"]?.strings == ["积石山县"])
    #expect(area["reports"] == .array([]))
    #expect(try client.json("/v1/observations?area=622927")["data"] == .array([]))
  }
}
