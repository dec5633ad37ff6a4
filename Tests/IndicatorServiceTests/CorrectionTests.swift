import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite("PATCH of observations")
struct CorrectionTests {
  private let writer: Writer

  init() throws { writer = try Writer() }

  @Test("A correction is a new vintage with its reason, and the report's wording beside it")
  func corrects() throws {
    let before = try writer.client.json("/v1/observations/\(Writer.observation)")
    let reply = try writer.patch(#"{"value": 28.5, "reason": "typing error"}"#)
    #expect(reply.status == 200)
    let after = try reply.json()
    #expect(after["value"]?.number == Decimal(string: "28.5"))
    #expect(after["correction"]?.string == "typing error")
    #expect(after["release"]?.int == 2)
    for field in ["asWritten", "evidence", "unit", "qualifier", "indicator"] {
      #expect(after[field] == before[field], "\(field)")
    }
    #expect(try writer.client.json("/v1/observations/\(Writer.observation)") == after)
    let history = try writer.client.json("/v1/observations/\(Writer.observation)/history")
    #expect(history["data"]?.elements.map { $0["release"]?.int } == [2, 1])
    #expect(history["data"]?.elements[1]["supersededBy"]?.int == 2)
    let past = try writer.client.json("/v1/observations/\(Writer.observation)?asOf=1")
    #expect(past == before)
    let csv = try writer.client.get(
      "/v1/observations.csv?indicator=reconsideration-accepted&fields=value,correction"
    ).text
    #expect(csv.contains("28.5,typing error"))
  }

  @Test("What is derived and what is checked follows in the same release")
  func derives() throws {
    let rates = "/v1/observations?origin=derived&limit=1000"
    let before = try writer.client.json(rates)["data"]?.elements ?? []
    // More concluded than accepted contradicts a check.
    #expect(
      try writer.patch(
        #"{"value": 30, "reason": "test"}"#, "reconsideration-concluded.370404.2021"
      ).status == 200)
    let after = try writer.client.json(rates)["data"]?.elements ?? []
    let changed = zip(before, after).filter { $0 != $1 }
    #expect(before.count == after.count)
    #expect(!changed.isEmpty)
    for (_, after) in changed {
      #expect(after["operands"]?.strings.contains("reconsideration-concluded.370404.2021") == true)
      #expect(after["release"]?.int == 2)
    }
    let failed = try writer.client.json("/v1/checks?result=fail")["data"]?.elements ?? []
    #expect(
      failed.contains { check in
        check["operands"]?.elements.contains {
          $0["observation"]?.string == "reconsideration-concluded.370404.2021"
        } == true
      })
  }

  @Test("A correction of the qualifier changes the bounds with it")
  func bounds() throws {
    let document = try writer.patch(#"{"qualifier": "atLeast", "reason": "test"}"#).json()
    #expect(document["value"]?.int == 27)
    #expect(document["lowerBound"]?.int == 27)
    #expect(document["upperBound"]?.isNull == true)
  }

  @Test("A note is set and taken away again; the value stays")
  func notes() throws {
    let set = try writer.patch(
      #"{"note": {"zh": "注", "en": "note"}, "status": "P", "reason": "test"}"#
    ).json()
    #expect(set["note"]?["en"]?.string == "note")
    #expect(set["status"]?.string == "P")
    #expect(set["value"]?.int == 27)
    let gone = try writer.patch(#"{"note": null, "reason": "test"}"#).json()
    #expect(gone["note"]?.isNull == true)
    #expect(gone["status"]?.string == "P")
  }

  @Test("A correction stays when the report is published again, and goes when its reading changes")
  func republication() throws {
    #expect(try writer.patch(#"{"value": 28, "reason": "test"}"#).status == 200)
    let same = try writer.put(report: try ProjectFiles.reportText()).json()
    #expect(same["release"]?.isNull == true, "\(same)")
    // Something else changes in the text; also where this one stands in it.
    let shifted = try ProjectFiles.reportText().replacing(
      "\n\n", with: "\n\n\n", maxReplacements: 1)
    let moved = try writer.put(report: shifted)
    #expect(moved.status == 200)
    var now = try writer.client.json("/v1/observations/\(Writer.observation)")
    #expect(now["value"]?.int == 28)
    #expect(now["correction"]?.string == "test")
    #expect(try writer.put(report: try Writer.changedReport(accepted: 31)).status == 200)
    now = try writer.client.json("/v1/observations/\(Writer.observation)")
    #expect(now["value"]?.int == 31)
    #expect(now["correction"] == nil)
    let history = try writer.client.json("/v1/observations/\(Writer.observation)/history")
    #expect(history["data"]?.elements.map { $0["value"]?.int }.contains(28) == true)
  }

  @Test("A second correction still knows what the report says")
  func secondCorrection() throws {
    #expect(try writer.patch(#"{"value": 28, "reason": "one"}"#).status == 200)
    #expect(try writer.patch(#"{"value": 29, "reason": "two"}"#).status == 200)
    let same = try writer.put(report: try ProjectFiles.reportText()).json()
    #expect(same["release"]?.isNull == true)
    #expect(try writer.client.json("/v1/observations/\(Writer.observation)")["value"]?.int == 29)
  }

  @Test("What changes nothing makes no release")
  func unchanged() throws {
    let reply = try writer.patch(#"{"value": 27, "reason": "test"}"#)
    #expect(reply.status == 200)
    #expect(try writer.release == 1)
  }

  @Test("A dry run tells what would be, and changes nothing")
  func dryRun() throws {
    let reply = try writer.patch(#"{"value": 28, "reason": "test"}"#, query: "?dryRun=1")
    #expect(try reply.json()["value"]?.int == 28)
    #expect(try writer.release == 1)
  }

  @Test("What is derived is not corrected")
  func derived() throws {
    let derived = try writer.client.json("/v1/observations?origin=derived&limit=1")
    let id = try #require(derived["data"]?.elements.first?["id"]?.string)
    let reply = try writer.patch(#"{"value": 28, "reason": "test"}"#, id)
    #expect(reply.status == 422)
    #expect(reply.text.contains("derived"))
  }

  @Test(
    "Bad fields are named, with what would be right",
    arguments: [
      (#"{"value": 28}"#, "reason"), (#"{"reason": "test"}"#, "value"),
      (#"{"value": "28", "reason": "test"}"#, "value"),
      (#"{"value": null, "reason": "test"}"#, "value"),
      (#"{"value": 1e40, "reason": "test"}"#, "value"),
      (#"{"value": 0.0000001, "reason": "test"}"#, "value"),
      (#"{"value": -2.5e-217, "reason": "test"}"#, "value"),
      (#"{"value": 1e400, "reason": "test"}"#, "value"),
      (#"{"qualifier": "exactly", "reason": "test"}"#, "qualifier"),
      (#"{"status": "Z", "reason": "test"}"#, "status"),
      (#"{"note": "text", "reason": "test"}"#, "note"),
      (#"{"note": {"zh": "注"}, "reason": "test"}"#, "note"),
      (#"{"note": {"zh": " ", "en": "x"}, "reason": "test"}"#, "note"),
      (#"{"note": {"zh": "注", "en": "x\u0007"}, "reason": "test"}"#, "note"),
      (#"{"valeu": 28, "reason": "test"}"#, "valeu"),
      (#"{"value": 28, "reason": ""}"#, "reason"),
      (#"{"value": 28, "reason": 7}"#, "reason"),
    ])
  func badFields(body: String, field: String) throws {
    let reply = try writer.patch(body)
    #expect(reply.status == 422)
    let faults = try reply.json()["errors"]?.elements ?? []
    #expect(faults.map { $0["parameter"]?.string } == [field], "\(reply.text)")
    #expect(try writer.release == 1)
  }

  @Test(
    "What is no JSON object is refused",
    arguments: ["", "{", "[]", "28", "null", #"{"value": 28"#, "\u{FEFF}x"])
  func badJSON(body: String) throws {
    let reply = try writer.patch(body)
    #expect(reply.status == 400)
    #expect(try reply.json()["type"]?.string == "/problems/bad-json")
  }

  @Test("An unknown observation has near ones")
  func unknown() throws {
    let reply = try writer.patch(
      #"{"value": 28, "reason": "test"}"#, "reconsideration-acepted.370404.2021")
    #expect(reply.status == 404)
    #expect(reply.text.contains(Writer.observation))
  }
}
