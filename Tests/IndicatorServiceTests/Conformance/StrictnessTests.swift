import Foundation
import TestSupport
import Testing

extension Conformance {
  /// What the library would let pass or answer wrongly, and what takes more than it knows.
  @Suite struct StrictnessTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test(
      "RFC 9112, 3.2: a Host field that is no host and port is 400",
      arguments: [
        "a b", "a,b", "a@b", "user:pass@b", "a/b", "a?b", "a#b", "a\\b", "[::1", "::1", "a:b",
        "a:b:80",
        "[zz]", "\"a\"", "a%zz", "a|b", "<a>", "http://a", "a:-1", "公示.cn", "a, a",
      ])
    func host(host: String) throws {
      try live.expectRefusal(of: "GET /v1/themes HTTP/1.1\r\nHost: \(host)\r\n\r\n", [400])
    }

    @Test(
      "RFC 9110, 4.2.4 and 4.2.1: an absolute target with user information, or no host, is 400",
      arguments: [
        "http://user@gongshi/v1/themes", "http://a:b@gongshi/v1/themes", "http://a:x/v1/themes",
        "http://[::1/v1/themes", "http://%zz/v1/themes", "http://%00/v1/themes",
        "http://:80/v1/themes", "http://a\\b/v1/themes",
      ])
    func authority(target: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", target), [400])
    }

    @Test(
      "RFC 9110, 9.1 and 15.6.2: a method that nobody knows here is 501",
      arguments: ["BREW", "get", "X", "PROPFIND", "A\(String(repeating: "B", count: 5000))"])
    func unknownMethod(method: String) throws {
      try live.expectRefusal(of: LiveService.head(method), [501])
    }

    @Test(
      "RFC 9112, 5.1 and 6.2: whitespace behind a length is no part of it",
      arguments: ["LENGTH ", "LENGTH\t", "LENGTH \t ", "\tLENGTH "])
    func spaceBehindLength(value: String) throws {
      let hidden = LiveService.head("GET", "/v1/areas")
      let length = value.replacing("LENGTH", with: String(hidden.utf8.count))
      let connection = try live.connect()
      try connection.send(
        LiveService.head("POST", LiveService.target, "Content-Length: \(length)") + hidden)
      connection.closeSending()
      let answer = try connection.answer()
      #expect([400, 405].contains(answer.status))
      #expect(try connection.isClosed(), "the body was taken for a request")
    }

    @Test(
      "RFC 9112, 5.1 and 7: whitespace behind chunked is no part of it",
      arguments: ["chunked ", "chunked\t"])
    func spaceBehindCoding(coding: String) throws {
      let connection = try live.connect()
      try connection.send(
        LiveService.head("POST", LiveService.target, "Transfer-Encoding: \(coding)")
          + "2\r\nab\r\n0\r\n\r\n")
      // So that nobody waits.
      connection.closeSending()
      let answer = try connection.answer()
      #expect([400, 405, 501].contains(answer.status))
    }

    @Test("RFC 9112, 6.1: chunked with a sign of another script is no chunked")
    func kelvin() throws {
      // K of Kelvin: a small k, by Unicode.
      let connection = try live.connect()
      try connection.send(
        LiveService.head("POST", LiveService.target, "Transfer-Encoding: chun\u{212A}ed")
          + "0\r\n\r\n")
      // So that nobody waits.
      connection.closeSending()
      let answer = try connection.answer()
      #expect([400, 501].contains(answer.status))
    }

    @Test(
      "RFC 9112, 7.1.1: a chunk extension without end is the client's fault",
      arguments: [40_000, 400_000])
    func endlessExtension(bytes: Int) throws {
      let size = "5;" + String(repeating: "x", count: bytes)
      try live.expectRefusal(
        of: LiveService.head("POST", LiveService.target, "Transfer-Encoding: chunked") + size
          + "\r\nabcde\r\n0\r\n\r\n", [400, 413, 431])
    }

    @Test(
      "RFC 9112, 7.1.2: a trailer ends with an empty line, and with no other",
      arguments: [":", ": y"])
    func trailerWithoutName(line: String) throws {
      let connection = try live.connect()
      try connection.send(
        LiveService.head("POST", LiveService.target, "Transfer-Encoding: chunked")
          + "0\r\nX: y\r\n\(line)\r\n" + LiveService.head("GET", "/v1/areas"))
      let answer = try connection.answer()
      #expect([400, 405].contains(answer.status))
      #expect(try connection.isClosed(), "what stands in the trailer was taken for a request")
    }

    @Test(
      "RFC 9112, 6: many cookies get one answer, not two heads", arguments: [2000, 3000, 5000])
    func cookiesOfOneField(count: Int) throws {
      let field = "Cookie: " + Array(repeating: "a=b", count: count).joined(separator: "; ")
      try live.expectRefusal(
        of: LiveService.head("GET", LiveService.target, field), [200, 431])
    }

    @Test("RFC 6585, 5: too many fields get a problem, not a bare 431")
    func cookiesOfManyFields() throws {
      let fields = Array(repeating: "Cookie: a=b", count: 300).joined(separator: "\r\n")
      let answer = try live.ask(LiveService.head("GET", LiveService.target, fields))
      #expect([200, 431].contains(answer.status))
    }

    @Test("RFC 6585, 5: a head at the edge of the memory gets a problem, and no silence")
    func edgeOfMemory() throws {
      for bytes in stride(from: 32_000, through: 32_800, by: 60) {
        let field = "X: " + String(repeating: "a", count: bytes)
        let answer = try live.expectRefusal(
          of: LiveService.head("GET", LiveService.target, field), [431])
        #expect(
          answer.value("content-type")?.hasPrefix("application/problem+json") == true, "\(bytes)")
      }
    }

    @Test("RFC 9457, 1: a link that is too long for the head is no bare 500")
    func longLink() throws {
      let query = "limit=1&q=" + String(repeating: "+", count: 8000) + "%E4%BB%B6"
      let answer = try live.get("/v1/observations?\(query)")
      #expect([200, 400, 414].contains(answer.status))
    }

    @Test(
      "RFC 9110, 10.1.1: an expectation that is not known is 417",
      arguments: ["200-ok", "100-continue, x", "x=y"])
    func unknownExpectation(expectation: String) throws {
      try live.expectRefusal(
        of: LiveService.head("GET", LiveService.target, "Expect: \(expectation)"), [417])
    }

    @Test(
      "RFC 9110, 13.1.1: If-Match that does not hold is 412",
      arguments: ["\"x\"", "W/TAG", "\"x\", \"y\""])
    func ifMatch(list: String) throws {
      let tag = try #require(live.get().value("etag"))
      let field = "If-Match: \(list.replacing("TAG", with: tag))"
      try live.expectRefusal(of: LiveService.head("GET", LiveService.target, field), [412])
      try live.expectRefusal(
        of: LiveService.head("HEAD", LiveService.target, field), [412], to: "HEAD")
    }

    @Test(
      "RFC 9110, 13.1.4: If-Unmodified-Since that does not hold is 412",
      arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      ])
    func ifUnmodifiedSince(time: String) throws {
      try live.expectRefusal(
        of: LiveService.head("GET", LiveService.target, "If-Unmodified-Since: \(time)"), [412])
    }

    @Test(
      "RFC 9110, 13.2.2: If-Match goes before all others, If-Unmodified-Since before If-None-Match")
    func orderOfConditions() throws {
      let tag = try #require(live.get().value("etag"))
      let old = "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT"
      for (fields, status) in [
        ("If-None-Match: \(tag)\r\nIf-Match: \"x\"", 412), ("\(old)\r\nIf-Match: \(tag)", 200),
        ("\(old)\r\nIf-None-Match: \(tag)", 412),
        ("If-Match: \(tag)\r\nIf-None-Match: \(tag)", 304),
      ] {
        #expect(try live.get(LiveService.target, fields).status == status, "\(fields)")
      }
    }
  }
}
