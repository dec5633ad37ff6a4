import HTTPTypes
import Indicators
import TestSupport
import Testing

@Suite("Preconditions and repeats of writes")
struct PreconditionTests {
  private let key: HTTPField.Name
  private let writer: Writer

  init() throws {
    key = try #require(HTTPField.Name("Idempotency-Key"))
    writer = try Writer()
  }

  private func tag(_ target: String, _ fields: HTTPFields = [:]) throws -> String {
    try #require(try writer.client.get(target, fields).fields[.eTag])
  }

  @Test(
    "If-Match lets through the state that was read, in any form, and no other (RFC 9110, 13.1.1)")
  func ifMatch() throws {
    let address = "/v1/observations/\(Writer.observation)"
    let plain = try tag(address)
    let packed = try tag(address, [.acceptEncoding: "gzip", .acceptLanguage: "en"])
    #expect(plain != packed)
    let patch = #"{"value": 28, "reason": "typing error"}"#
    #expect(try writer.patch(patch, fields: [.ifMatch: #""other""#]).status == 412)
    #expect(try writer.patch(patch, fields: [.ifMatch: "W/\(plain)"]).status == 412)
    #expect(try writer.release == 1)
    #expect(try writer.patch(patch, fields: [.ifMatch: packed]).status == 200)
    // What was read before is over.
    let again = #"{"value": 29, "reason": "typing error"}"#
    #expect(try writer.patch(again, fields: [.ifMatch: plain]).status == 412)
    #expect(
      try writer.patch(again, fields: [.ifMatch: #""x", \#(try tag(address))"#]).status == 200)
  }

  @Test("If-None-Match: * publishes only what is not there (RFC 9110, 13.1.2)")
  func ifNoneMatch() throws {
    let text = try Writer.changedReport()
    #expect(try writer.put(report: text, fields: [.ifNoneMatch: "*"]).status == 412)
    #expect(try writer.send(.delete, "/v1/reports/370404-2021").status == 200)
    #expect(try writer.put(report: text, fields: [.ifNoneMatch: "*"]).status == 201)
  }

  @Test("If-Match: * needs something that is there")
  func ifMatchAny() throws {
    let text = try Writer.changedReport()
    #expect(try writer.put(report: text, fields: [.ifMatch: "*"]).status == 200)
    #expect(try writer.send(.delete, "/v1/reports/370404-2021").status == 200)
    #expect(try writer.put(report: text, fields: [.ifMatch: "*"]).status == 412)
  }

  @Test("A repeat with the same key gets the same answer, and does nothing")
  func repeats() throws {
    let patch = #"{"value": 28, "reason": "typing error"}"#
    let first = try writer.patch(patch, fields: [key: "a-1"])
    let second = try writer.patch(patch, fields: [key: "a-1"])
    #expect(first.status == 200)
    #expect(second.status == first.status)
    #expect(second.body == first.body)
    #expect(try writer.release == 2)
    // The state has gone on; the answer to the repeat is still that of the first time.
    #expect(
      try writer.patch(#"{"value": 29, "reason": "again"}"#, fields: [key: "a-2"]).status == 200)
    #expect(try writer.patch(patch, fields: [key: "a-1"]).body == first.body)
    #expect(try writer.release == 3)
  }

  @Test("A new report keeps its 201 and its address")
  func repeatOfCreation() throws {
    let writer = try Writer(isFilled: false)
    let text = try ProjectFiles.reportText()
    for _ in 0..<2 {
      let reply = try writer.put(report: text, fields: [key: "k"])
      #expect(reply.status == 201)
      #expect(reply.fields[.location] == "/v1/reports/370404-2021")
    }
  }

  @Test("The key of another request is refused, and is another client's own matter")
  func otherRequest() throws {
    let patch = #"{"value": 28, "reason": "typing error"}"#
    #expect(try writer.patch(patch, fields: [key: "a"]).status == 200)
    let other = try writer.patch(#"{"value": 30, "reason": "typing error"}"#, fields: [key: "a"])
    #expect(other.status == 422)
    #expect(try other.json()["type"]?.string == "/problems/key-of-other-request")
    let elsewhere = try writer.patch(
      patch, "reconsideration-concluded.370404.2021", fields: [key: "a"])
    #expect(elsewhere.status == 422)
    let token = try Writer.token(writer.store, [.correct], name: "Other office")
    let reply = try writer.patch(
      #"{"value": 30, "reason": "typing error"}"#, token: token, fields: [key: "a"])
    #expect(reply.status == 200)
  }

  @Test("What failed is not kept: the same key may come again with what is right")
  func failureIsNotKept() throws {
    #expect(try writer.patch(#"{"value": 28}"#, fields: [key: "a"]).status == 422)
    let reply = try writer.patch(#"{"value": 28, "reason": "typing error"}"#, fields: [key: "a"])
    #expect(reply.status == 200)
  }

  @Test("Keys are 1 to 255 visible characters of ASCII")
  func badKeys() throws {
    let patch = #"{"value": 28, "reason": "typing error"}"#
    for bad in ["", String(repeating: "k", count: 256), "a b", "é", "钥匙"] {
      let reply = try writer.patch(patch, fields: [key: bad])
      #expect(reply.status == 400, "\(bad)")
      #expect(try reply.json()["type"]?.string == "/problems/bad-idempotency-key")
    }
    #expect(
      try writer.patch(patch, fields: [key: String(repeating: "k", count: 255)]).status == 200)
  }
}
