import HTTPTypes
import TestSupport
import Testing

@Suite("PUT and DELETE of reports")
struct PublishingRouteTests {
  @Test("A new report is read and published as one release, and is there at once")
  func publishes() throws {
    let writer = try Writer(isFilled: false)
    #expect(try writer.client.get("/v1/reports/370404-2021").status == 404)
    let reply = try writer.put(report: try ProjectFiles.reportText())
    let document = try reply.json()
    #expect(reply.status == 201)
    #expect(reply.fields[.location] == "/v1/reports/370404-2021")
    #expect(document["release"]?.int == 1)
    #expect(document["report"]?.string == Writer.report)
    #expect(document["changed"]?.elements.isEmpty == true)
    let total = try writer.client.json("/v1/observations?limit=1")["page"]?["total"]?.int
    #expect(document["added"]?.elements.count == total)
    let text = try writer.client.get("/v1/reports/370404-2021/text").text
    #expect(try text == ProjectFiles.reportText())
  }

  @Test("The same text again changes nothing; another one says what changes")
  func republishes() throws {
    let writer = try Writer()
    let same = try writer.put(report: try ProjectFiles.reportText())
    #expect(same.status == 200)
    #expect(try same.json()["release"]?.isNull == true)
    #expect(try writer.release == 1)

    let other = try writer.put(
      report: try Writer.changedReport(), query: "?reason=second%20reading"
    ).json()
    #expect(other["release"]?.int == 2)
    let changed = try #require(other["changed"]?.elements)
    let accepted = try #require(
      changed.first { $0["after"]?["id"]?.string == Writer.observation })
    #expect(accepted["before"]?["value"]?.int == 27)
    #expect(accepted["after"]?["value"]?.int == 29)
    #expect(accepted["before"]?["release"]?.int == 1)
    #expect(accepted["after"]?["release"]?.int == 2)
    // What is derived from it changes with it.
    #expect(changed.contains { $0["after"]?["origin"]?.string == "derived" })
    let release = try writer.client.json("/v1/releases")["data"]?.elements.first
    #expect(release?["reason"]?.string == "second reading")
    #expect(release?["by"]?.string == "Office")
    let before = try writer.client.json("/v1/observations/\(Writer.observation)?asOf=1")
    #expect(before["value"]?.int == 27)
  }

  @Test("A dry run tells the same and changes nothing")
  func dryRun() throws {
    let writer = try Writer()
    let text = try Writer.changedReport()
    let trial = try writer.put(report: text, query: "?dryRun=1").json()
    #expect(trial["dryRun"]?.bool == true)
    #expect(trial["release"]?.isNull == true)
    #expect(try writer.release == 1)
    #expect(try writer.client.json("/v1/releases")["page"]?["total"]?.int == 1)
    let real = try writer.put(report: text).json()
    #expect(trial["changed"] == real["changed"])
    #expect(trial["failed"] == real["failed"])
  }

  @Test("A trial of a new report creates nothing")
  func dryRunOfNew() throws {
    let writer = try Writer(isFilled: false)
    let reply = try writer.put(report: try ProjectFiles.reportText(), query: "?dryRun=true")
    #expect(reply.status == 200)
    #expect(try writer.client.get("/v1/reports/370404-2021").status == 404)
  }

  @Test(
    "What is no report is refused, with what would be right",
    arguments: [
      ("", "empty"), ("你好，世界。", "no figure"),
      ("\u{0}", "NUL"), ("# 薛城区2021年法治政府建设情况报告\n\n受理行政复议案件 3 件。", "370403"),
      ("# 峄城区2020年法治政府建设情况报告\n\n受理行政复议案件 3 件。", "370404-2020"),
    ])
  func refuses(text: String, word: String) throws {
    let writer = try Writer(isFilled: false)
    let reply = try writer.put(report: text)
    #expect(reply.status == 422)
    let problem = try reply.json()
    #expect(problem["type"]?.string == "/problems/unreadable-report")
    #expect(problem["detail"]?.string?.contains(word) == true, "\(reply.text)")
    #expect(try writer.release == 0)
  }

  @Test("Bytes that are not UTF-8 are refused with their line")
  func notUTF8() throws {
    let writer = try Writer(isFilled: false)
    var fields: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
    fields[.authorization] = "Bearer \(writer.token)"
    let bytes = Array("第一行\n".utf8) + [0xC3, 0x28]
    let reply = try writer.client.send(.put, "/v1/reports/370404-2021", fields, body: bytes)
    #expect(reply.status == 422)
    #expect(reply.text.contains("Line 2"))
  }

  @Test("Where the heading names no area, the address does")
  func placeFromPath() throws {
    let writer = try Writer(isFilled: false)
    let reply = try writer.put(report: "法治政府建设情况报告\n\n共受理行政复议案件 3 件。")
    #expect(reply.status == 201, "\(reply.text)")
  }

  @Test("Other ids and areas are refused")
  func badIDs() throws {
    let writer = try Writer(isFilled: false)
    let text = try ProjectFiles.reportText()
    #expect(try writer.put(report: text, "370404").status == 422)
    let unknown = try writer.put(report: text, "370494-2021")
    #expect(unknown.status == 404)
    #expect(unknown.text.contains("370404"))
  }

  @Test("Only Markdown and plain text in UTF-8 are read")
  func mediaTypes() throws {
    let writer = try Writer()
    let text = try ProjectFiles.reportText()
    func status(_ type: String?) throws -> Int {
      try writer.send(.put, "/v1/reports/370404-2021", text, type: type).status
    }
    #expect(try status("text/plain") == 200)
    #expect(try status("Text/Markdown; charset=UTF-8") == 200)
    #expect(try status("text/markdown; charset=gbk") == 415)
    #expect(try status("application/pdf") == 415)
    let reply = try writer.send(.put, "/v1/reports/370404-2021", text)
    #expect(reply.status == 415)
    #expect(reply.fields[.accept] == "text/markdown, text/plain")
  }

  @Test("A withdrawn report is gone, and asOf still gives it; it can be published again")
  func withdraws() throws {
    let writer = try Writer()
    let reply = try writer.send(.delete, "/v1/reports/370404-2021")
    #expect(reply.status == 200)
    #expect(try reply.json()["release"]?.int == 2)
    #expect(try writer.client.get("/v1/reports/370404-2021").status == 404)
    #expect(try writer.client.json("/v1/observations")["page"]?["total"]?.int == 0)
    let before = try writer.client.json("/v1/observations?asOf=1&limit=1")["page"]?["total"]?.int
    #expect(try before == reply.json()["gone"]?.int)
    let ofReport = "/v1/observations?report=370404-2021&limit=1"
    #expect(try writer.client.json(ofReport)["page"]?["total"]?.int == 0)
    #expect(try writer.client.json(ofReport + "&asOf=1")["page"]?["total"]?.int == before)
    #expect(try writer.send(.delete, "/v1/reports/370404-2021").status == 404)
    #expect(try writer.put(report: try ProjectFiles.reportText()).status == 201)
    #expect(try writer.client.get("/v1/observations/\(Writer.observation)").status == 200)
  }

  @Test("A dry run of a withdrawal takes nothing")
  func triedWithdrawal() throws {
    let writer = try Writer()
    let reply = try writer.send(.delete, "/v1/reports/370404-2021?dryRun=1")
    #expect(reply.status == 200)
    #expect(try reply.json()["release"]?.isNull == true)
    #expect(try writer.client.get("/v1/reports/370404-2021").status == 200)
  }

  @Test("A withdrawal takes no body")
  func withdrawalBody() throws {
    let writer = try Writer()
    #expect(try writer.send(.delete, "/v1/reports/370404-2021", "x").status == 400)
  }
}
