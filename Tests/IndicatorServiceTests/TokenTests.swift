import Foundation
import HTTPTypes
import IndicatorStore
import Indicators
import TestSupport
import Testing

@testable import IndicatorService

@Suite("Tokens")
struct TokenTests {
  private static let patch = #"{"value": 28, "reason": "test"}"#

  @Test("Without a token nothing is written (RFC 6750, 3)")
  func noToken() throws {
    let writer = try Writer()
    let reply = try writer.patch(Self.patch, token: "")
    #expect(reply.status == 401)
    #expect(reply.fields[.wwwAuthenticate] == #"Bearer realm="gongshi""#)
    #expect(try writer.release == 1)
  }

  @Test("What is none of the service's tokens is refused (RFC 6750, 3.1)")
  func badTokens() throws {
    let writer = try Writer()
    let other = String(writer.token.dropLast()) + (writer.token.hasSuffix("A") ? "B" : "A")
    for token in [other, "gongshi_1_", "x", "gongshi_99_" + writer.token.suffix(43)] {
      let reply = try writer.patch(Self.patch, token: token)
      #expect(reply.status == 401, "\(token)")
      #expect(reply.fields[.wwwAuthenticate]?.contains(#"error="invalid_token""#) == true)
      #expect(!reply.text.contains(token.suffix(20)) || token == "x")
    }
  }

  @Test("A token without the scope is refused, and the scope is named (RFC 6750, 3.1)")
  func scopes() throws {
    let writer = try Writer([.ledger])
    let reply = try writer.patch(Self.patch)
    #expect(reply.status == 403)
    #expect(reply.text.contains("correct"))
    #expect(
      reply.fields[.wwwAuthenticate]
        == #"Bearer realm="gongshi", error="insufficient_scope", scope="correct""#)
    #expect(try writer.put(report: try Writer.changedReport()).status == 403)
    #expect(try writer.send(.delete, "/v1/reports/370404-2021").status == 403)
    #expect(try writer.send(.get, "/v1/audit").status == 403)
    #expect(try writer.settle(#"{"state": "met", "text": "x"}"#).status == 200)
  }

  @Test("A revoked or expired token allows nothing")
  func ends() throws {
    let writer = try Writer()
    _ = try writer.store.change(by: Author(name: "tests")) { try $0.revokeToken(name: "Office") }
    let revoked = try writer.patch(Self.patch)
    #expect(revoked.status == 401)
    #expect(revoked.text.contains("revoked"))
    let old = try Writer.token(writer.store, [.correct], name: "Old", expiresIn: -1)
    let expired = try writer.patch(Self.patch, token: old)
    #expect(expired.status == 401)
    #expect(expired.text.contains("expired"))
  }

  @Test("Who fails often waits; others do not (RFC 6585, 4)")
  func throttle() throws {
    let writer = try Writer()
    for _ in 0..<10 {
      #expect(try writer.patch(Self.patch, token: "x").status == 401)
    }
    let reply = try writer.patch(Self.patch)
    #expect(reply.status == 429)
    let seconds = try #require(reply.fields[.retryAfter].flatMap { Int($0) })
    #expect((1...60).contains(seconds))
    let elsewhere = try writer.send(
      .patch, "/v1/observations/\(Writer.observation)", Self.patch,
      type: "application/merge-patch+json", peer: "192.0.2.8")
    #expect(elsewhere.status == 200)
    // Reading goes on.
    #expect(try writer.client.get("/v1/observations/\(Writer.observation)").status == 200)
  }

  @Test("A refusal is logged with its address, and without the token")
  func logged() throws {
    let writer = try Writer()
    let secret = "gongshi_1_" + String(repeating: "s", count: 43)
    #expect(try writer.patch(Self.patch, token: secret).status == 401)
    let lines = writer.client.log.containing("token refused")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("192.0.2.7") == true)
    #expect(writer.client.log.containing("ssss").isEmpty)
  }

  @Test("Failures are forgotten after a minute, and many addresses do not fill the memory")
  func counting() {
    let clock = LockedClock()
    let tokens = FailedTokens(most: 2) { clock.time }
    tokens.add("192.0.2.1")
    #expect(tokens.secondsToWait("192.0.2.1") == nil)
    tokens.add("192.0.2.1")
    #expect(tokens.secondsToWait("192.0.2.1") == 60)
    #expect(tokens.secondsToWait("192.0.2.2") == nil)
    clock.time = 59.5
    #expect(tokens.secondsToWait("192.0.2.1") == 1)
    clock.time = 60
    #expect(tokens.secondsToWait("192.0.2.1") == nil)
    tokens.add("192.0.2.1")
    #expect(tokens.secondsToWait("192.0.2.1") == nil)
    // The addresses of one network of IPv6 count together.
    tokens.add("2001:db8:0:1::1")
    tokens.add("2001:db8:0:1:2:3:4:5")
    #expect(tokens.secondsToWait("2001:db8::1:9:9:9:9") == 60)
    #expect(tokens.secondsToWait("2001:db8:0:2::1") == nil)
  }

  @Test(
    "A token's text has 256 random bits, and the store has only its digest",
    .enabled(if: TestEngine.current == .sqlite))
  func secrecy() throws {
    let writer = try Writer()
    let other = try Writer.token(writer.store, [.correct], name: "Other")
    #expect(writer.token != other)
    let secret = try #require(TokenSecret(writer.token))
    #expect(secret.text == writer.token)
    #expect(writer.token.split(separator: "_", maxSplits: 2).last?.count == 43)
    let bytes = try Data(contentsOf: URL(filePath: writer.client.store.path))
    let log = try Data(contentsOf: URL(filePath: writer.client.store.path + "-wal"))
    for file in [bytes, log] {
      #expect(file.range(of: Data(writer.token.suffix(43).utf8)) == nil)
    }
  }

  @Test("The audit log is for tokens with the scope, and has what was done")
  func audit() throws {
    let writer = try Writer()
    #expect(try writer.send(.get, "/v1/audit", token: "").status == 401)
    #expect(try writer.patch(Self.patch).status == 200)
    let reply = try writer.send(.get, "/v1/audit?since=0")
    #expect(reply.status == 200)
    #expect(reply.fields[.cacheControl] == "no-store")
    let entries = try reply.json()["data"]?.elements ?? []
    let entry = try #require(entries.last)
    #expect(entry["action"]?.string == "correct")
    #expect(entry["by"]?.string == "Office")
    #expect(entry["address"]?.string == "192.0.2.7")
    #expect(entry["target"]?.string == Writer.observation)
    #expect(entry["release"]?.int == 2)
    #expect(entry["before"]?["value"]?.string == "27")
    #expect(entry["after"]?["value"]?.string == "28")
    #expect(entry["request"]?.string?.count == 16)
    let page = try writer.send(.get, "/v1/audit?limit=1").json()
    #expect(page["page"]?["next"]?.string == "/v1/audit?limit=1&since=1")
    #expect(page["data"]?.elements.count == 1)
  }
}

/// @unchecked Sendable: used on one thread only.
private final class LockedClock: @unchecked Sendable {
  var time = 0.0
}
