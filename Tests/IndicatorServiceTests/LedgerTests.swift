import HTTPTypes
import TestSupport
import Testing

@Suite("What became of commitments")
struct LedgerTests {
  private let writer: Writer

  init() throws { writer = try Writer() }

  private static let met = #"{"state": "met", "text": "建成", "links": ["https://example.cn/a"]}"#

  @Test("A commitment is open until somebody says what became of it")
  func settles() throws {
    let address = "/v1/statements/\(Writer.commitment)/state"
    let before = try writer.client.json(address)
    #expect(before["state"]?.string == "open")
    #expect(before["release"]?.isNull == true)
    let reply = try writer.settle(Self.met)
    #expect(reply.status == 200)
    let after = try reply.json()
    #expect(after["state"]?.string == "met")
    #expect(after["text"]?.string == "建成")
    #expect(after["links"]?.strings == ["https://example.cn/a"])
    #expect(after["release"]?.int == 2)
    #expect(try writer.client.json(address) == after)
    #expect(try writer.client.json("\(address)?asOf=1")["state"]?.string == "open")
    let statement = try writer.client.json("/v1/statements/\(Writer.commitment)")
    #expect(statement["state"]?.string == "met")
    #expect(statement["outcome"]?["release"]?.int == 2)
  }

  @Test("The ledger counts by state, and chooses by it")
  func counts() throws {
    let before = try writer.client.json("/v1/commitments")
    let all = try #require(before["page"]?["total"]?.int)
    #expect(before["counts"]?["open"]?.int == all)
    #expect(before["data"]?.elements.first?["due"]?.string == "2022")
    #expect(before["data"]?.elements.first?["results"]?.isNull == true)
    #expect(try writer.settle(Self.met).status == 200)
    let after = try writer.client.json("/v1/commitments")
    #expect(after["counts"]?["met"]?.int == 1)
    #expect(after["counts"]?["open"]?.int == all - 1)
    let met = try writer.client.json("/v1/commitments?state=met")
    #expect(met["data"]?.elements.map { $0["id"]?.string } == [Writer.commitment])
    #expect(try writer.client.json("/v1/statements?state=met")["page"]?["total"]?.int == 1)
    let past = try writer.client.json("/v1/commitments?asOf=1")
    #expect(past["counts"] == before["counts"])
  }

  @Test("The report of the year after has the results")
  func results() throws {
    let next = try ProjectFiles.reportText().replacing("2021", with: "2022")
    #expect(try writer.put(report: next, "370404-2022").status == 201)
    let ledger = try writer.client.json("/v1/commitments?period=2021")
    #expect(ledger["data"]?.elements.first?["results"]?.string == "370404-2022")
  }

  @Test("An outcome stays with its words when the report is published again")
  func republication() throws {
    #expect(try writer.settle(Self.met).status == 200)
    #expect(try writer.put(report: try Writer.changedReport()).status == 200)
    let state = try writer.client.json("/v1/statements/\(Writer.commitment)/state")
    #expect(state["state"]?.string == "met")
  }

  @Test("The same again changes nothing")
  func unchanged() throws {
    #expect(try writer.settle(Self.met).status == 200)
    #expect(try writer.settle(Self.met).status == 200)
    #expect(try writer.release == 2)
  }

  @Test("A dry run settles nothing")
  func dryRun() throws {
    let address = "/v1/statements/\(Writer.commitment)/state"
    let reply = try writer.send(.put, address + "?dryRun=1", Self.met, type: "application/json")
    #expect(try reply.json()["state"]?.string == "met")
    #expect(try reply.json()["release"]?.isNull == true)
    #expect(try writer.client.json(address)["state"]?.string == "open")
  }

  @Test("Only commitments have a state")
  func others() throws {
    let statements = try writer.client.json("/v1/statements?kind=shortcoming")
    let id = try #require(statements["data"]?.elements.first?["id"]?.string)
    #expect(try writer.settle(Self.met, id).status == 404)
    #expect(try writer.client.get("/v1/statements/\(id)/state").status == 404)
    #expect(try writer.client.get("/v1/statements/\(id)").status == 200)
    #expect(try writer.settle(Self.met, "370404-2021.commitment.99").status == 404)
  }

  @Test(
    "Bad fields are named",
    arguments: [
      (#"{"text": "x"}"#, "state"), (#"{"state": "done", "text": "x"}"#, "state"),
      (#"{"state": "met"}"#, "text"), (#"{"state": "met", "text": " "}"#, "text"),
      (#"{"state": "met", "text": "x", "links": "https://a.cn"}"#, "links"),
      (#"{"state": "met", "text": "x", "links": ["javascript:alert(1)"]}"#, "links"),
      (#"{"state": "met", "text": "x", "links": ["//a.cn/x"]}"#, "links"),
      (#"{"state": "met", "text": "x", "link": []}"#, "link"),
    ])
  func badFields(body: String, field: String) throws {
    let reply = try writer.settle(body)
    #expect(reply.status == 422)
    #expect(
      try reply.json()["errors"]?.elements.map { $0["parameter"]?.string } == [field],
      "\(reply.text)")
  }
}
