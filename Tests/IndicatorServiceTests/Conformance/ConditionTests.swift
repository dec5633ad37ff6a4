import Foundation
import TestSupport
import Testing

@testable import IndicatorService

extension Conformance {
  /// RFC 9110, 13 and 15.4.5: conditional requests.
  @Suite struct ConditionTests {
    let live: LiveService
    private let tag: String
    private let modified: String

    init() throws {
      live = try LiveService.shared()
      let answer = try live.get()
      tag = try #require(answer.value("etag"))
      modified = try #require(answer.value("last-modified"))
    }

    private func status(_ fields: String..., method: String = "GET") throws -> Int {
      let text = LiveService.head(method, LiveService.target, fields.joined(separator: "\r\n"))
      return try live.ask(text, to: method).status
    }

    /// The time of the answer, some seconds on.
    private func time(_ seconds: Double) throws -> String {
      HTTPDate.text(try #require(HTTPDate.date(modified)).addingTimeInterval(seconds))
    }

    @Test(
      "RFC 9110, 13.1.2: If-None-Match finds the tag in a list, weakly, and by the asterisk",
      arguments: [
        "TAG", "W/TAG", "*", "\"x\", TAG", "TAG,\"x\"", "\"x\",W/TAG , \"y\"", "\"\", TAG",
        "\"a,b\", TAG", ", TAG", "TAG,,", "\"x\" ,\tTAG", "W/\"x\", TAG", "\"W/\", TAG",
      ])
    func noneMatchFinds(list: String) throws {
      let field = "If-None-Match: \(list.replacing("TAG", with: tag))"
      #expect(try status(field) == 304)
      #expect(try status(field, method: "HEAD") == 304)
    }

    @Test(
      "RFC 9110, 13.1.2: If-None-Match finds nothing in other tags, nor in what is none",
      arguments: [
        "\"x\"", "W/\"x\"", "\"a,*,b\"", "\"*\"", "BARE", "w/TAG", "'BARE'", "TAGx", "xTAG", "",
        "\"", "\"\"", "W/", "W/ TAG", "\"BARE", "\"x\" \"y\"", "**", "\", *, \"",
      ])
    func noneMatchFindsNothing(list: String) throws {
      let bare = String(tag.dropFirst().dropLast())
      let value = list.replacing("TAG", with: tag).replacing("BARE", with: bare)
      #expect(try status("If-None-Match: \(value)") == 200)
    }

    @Test("RFC 9110, 13.1.2: a method that changes something is not 304")
    func otherMethods() throws {
      #expect(try status("If-None-Match: \(tag)", "Content-Length: 0", method: "POST") != 304)
      #expect(try status("If-None-Match: *", method: "OPTIONS") == 204)
    }

    @Test("RFC 9110, 13.1.3: If-Modified-Since, in all three ways of writing a time")
    func modifiedSince() throws {
      #expect(try status("If-Modified-Since: \(modified)") == 304)
      #expect(try status("If-Modified-Since: \(time(1))") == 304)
      #expect(try status("If-Modified-Since: \(time(-1))") == 200)
      #expect(try status("If-Modified-Since: \(modified)", method: "HEAD") == 304)
      // 5.6.7: a recipient must take the two old forms as well.
      #expect(try status("If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT") == 200)
      #expect(try status("If-Modified-Since: Sun Nov  6 08:49:37 1994") == 200)
      #expect(try status("If-Modified-Since: Wednesday, 06-Nov-69 08:49:37 GMT") == 304)
      #expect(try status("If-Modified-Since: Mon Nov  6 08:49:37 2169") == 304)
    }

    @Test("RFC 9110, 13.1.3: If-Modified-Since is for GET and HEAD")
    func modifiedSinceOfOthers() throws {
      #expect(
        try status("If-Modified-Since: \(time(1))", "Content-Length: 0", method: "POST") == 405)
      #expect(try status("If-Modified-Since: \(time(1))", method: "OPTIONS") == 204)
    }

    @Test(
      "RFC 9110, 13.1.3: a time that is none is passed over",
      arguments: [
        "yesterday", "", "0", "Sun, 06 Nov 2169 08:49:37", "Sun, 06 Nov 2169 08:49:37 CET",
        "Sun, 06 Nov 2169 08:49:37 GMT, x", "Mon, 32 Nov 2169 08:49:37 GMT",
        "Mon, 06 Nov 2169 25:49:37 GMT", "Mon, 06 Xyz 2169 08:49:37 GMT", "2169-11-06T08:49:37Z",
        "Mon, 06 Nov 2169 08:49:37 +0000", "9999999999", "Mon, 06 Nov 2169 08:49:37 GMT GMT",
        "Mon, 30 Feb 2169 08:49:37 GMT", "Mon, 06 Nov 2169 08:60:37 GMT",
      ])
    func noTime(text: String) throws {
      #expect(try status("If-Modified-Since: \(text)") == 200)
    }

    @Test("RFC 9110, 13.1.3: two times are none")
    func twoTimes() throws {
      #expect(try status("If-Modified-Since: \(modified)", "If-Modified-Since: \(modified)") == 200)
    }

    @Test("RFC 9110, 13.1.3 and 13.2.2: If-None-Match goes before If-Modified-Since")
    func order() throws {
      #expect(try status("If-Modified-Since: \(time(1))", "If-None-Match: \"x\"") == 200)
      #expect(try status("If-None-Match: \(tag)", "If-Modified-Since: \(time(-1))") == 304)
    }

    @Test("RFC 9110, 13.1.1 and 13.1.4: a condition that holds changes nothing")
    func holds() throws {
      for field in [
        "If-Match: \(tag)", "If-Match: *", "If-Match: \"x\", \(tag)",
        "If-Unmodified-Since: \(modified)",
        "If-Unmodified-Since: \(try time(1))", "If-Unmodified-Since: yesterday",
        "If-Unmodified-Since:",
      ] {
        #expect(try status(field) == 200, "\(field)")
      }
    }

    @Test("RFC 9110, 13.2.1: what fails without its conditions fails by itself")
    func failsAnyway() throws {
      for (target, status) in [
        ("/v1/nothing", 404), ("/v1/themes?x=1", 400), ("/v1/themes/x", 404),
      ] {
        for field in ["If-Match: \"x\"", "If-None-Match: *", "If-Modified-Since: \(try time(1))"] {
          try live.expectRefusal(of: LiveService.head("GET", target, field), [status])
        }
      }
    }

    @Test(
      "RFC 9110, 15.4.5: 304 carries what the 200 says to caches, and no body",
      arguments: [
        "/v1/themes", "/v1/observations.csv", "/v1/export.csv", "/v1/export.zip", "/v1",
        "/openapi.json",
        "/v1/observations?asOf=1", "/v1/reports/370404-2021/text",
      ])
    func notModified(target: String) throws {
      for coding in ["identity", "gzip"] {
        let whole = try live.get(target, "Accept-Encoding: \(coding)")
        let tag = try #require(whole.value("etag"))
        let connection = try live.connect()
        try connection.send(
          LiveService.head("GET", target, "Accept-Encoding: \(coding)", "If-None-Match: \(tag)"))
        let answer = try connection.answer()
        #expect(answer.status == 304)
        answer.expectInOrder(to: "GET", at: #_sourceLocation)
        for name in [
          "cache-control", "content-location", "etag", "expires", "vary", "last-modified",
        ] {
          #expect(answer.values(name) == whole.values(name), "\(name)")
        }
        // 8.6: a length, where there is one, is the 200's.
        if let length = answer.value("content-length") {
          #expect(length == whole.value("content-length"))
        }
        if answer.values("connection") == ["close"] {
          #expect(try connection.isClosed())
        } else {
          try connection.send(LiveService.head())
          #expect(try connection.answer().status == 200)
        }
      }
    }
  }
}
