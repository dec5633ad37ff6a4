import Foundation
import TestSupport
import Testing

extension Conformance {
  /// RFC 9110, 8.8.3, 12.5 and 14.2: representations and what tells them apart.
  @Suite struct NegotiationTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test("RFC 9110, 8.8.3: every coding, format and language has a strong tag of its own")
    func tags() throws {
      let answers = try [
        live.get("/v1/observations"), live.get("/v1/observations", "Accept-Encoding: gzip"),
        live.get("/v1/observations", "Accept-Encoding: br"),
        live.get("/v1/observations", "Accept-Encoding: zstd"),
        live.get("/v1/observations", "Accept: text/csv"),
        live.get("/v1/observations", "Accept: text/csv", "Accept-Language: en"),
        live.get("/v1/observations", "Accept: text/csv", "Accept-Encoding: gzip"),
        live.get("/v1/observations", "Accept: application/x-ndjson"),
        live.get("/v1/observations?limit=5"),
      ]
      let tags = answers.compactMap { $0.value("etag") }
      for tag in tags { #expect(tag.wholeMatch(of: /"[!#-~]+"/) != nil, "\(tag)") }
      #expect(Set(tags).count == answers.count)
      #expect(Set(answers.map(\.body)).count == answers.count)
    }

    @Test("RFC 9110, 8.8.1: the same tag, the same bytes")
    func sameTagSameBytes() throws {
      for fields in [
        "Accept: text/csv", "Accept-Encoding: gzip", "Accept-Encoding: zstd, br", "X: y",
      ] {
        let (first, second) = try (
          live.get("/v1/observations", fields), live.get("/v1/observations", fields)
        )
        #expect(first.value("etag") == second.value("etag"))
        #expect(first.body == second.body)
      }
    }

    @Test(
      "RFC 9110, 12.5.3: the coding is one that is accepted",
      arguments: [
        ("gzip", ["gzip"]), ("br", ["br"]), ("zstd", ["zstd"]), ("x-gzip", ["gzip"]),
        ("GZIP", ["gzip"]), ("gzip;q=0", []), ("gzip;q=0, br;q=0.001", ["br"]), ("identity", []),
        ("", []), ("deflate", []), ("compress, deflate", []), ("*;q=0, identity;q=0.5", []),
        ("gzip ; q=0.5 , identity ; q=0.1", ["gzip"]), (",gzip,,", ["gzip"]),
        ("identity;q=0, gzip", ["gzip"]), ("*", ["gzip", "br", "zstd"]), ("gzip;Q=0", []),
        ("gzip;q=0.000", []),
      ])
    func codings(field: String, codings: [String]) throws {
      let answer = try live.get("/v1/indicators", "Accept-Encoding: \(field)")
      #expect(answer.status == 200)
      #expect(answer.values("content-encoding").allSatisfy(codings.contains))
      #expect(answer.values("content-encoding").isEmpty == codings.isEmpty)
    }

    @Test("RFC 9110, 12.5.3: no coding without the field")
    func noField() throws {
      #expect(try live.get("/v1/indicators").values("content-encoding").isEmpty)
    }

    @Test(
      "RFC 9110, 15.5.7: where nothing is acceptable, 406 says what there is",
      arguments: [
        ("Accept-Encoding: identity;q=0", "gzip"), ("Accept-Encoding: *;q=0", "gzip"),
        ("Accept: image/png", "text/csv"), ("Accept: text/csv;q=0, image/*", "application/json"),
        ("Accept: */*;q=0", "text/csv"),
      ])
    func notAcceptable(field: String, offer: String) throws {
      let answer = try live.expectRefusal(
        of: LiveService.head("GET", "/v1/observations", field), [406])
      #expect(answer.text.contains(offer))
    }

    @Test(
      "RFC 9110, 12.5.1: the format is one that is accepted",
      arguments: [
        ("text/csv", "text/csv"), ("*/*", "application/json"), ("text/*", "text/csv"),
        ("application/*;q=0.5, text/csv;q=0.6", "text/csv"), ("TEXT/CSV", "text/csv"),
        ("text/csv;q=0.1, application/json;q=0.2", "application/json"),
        ("image/png, */*;q=0.1", "application/json"), ("", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
      ])
    func formats(field: String, type: String) throws {
      let answer = try live.get("/v1/observations", "Accept: \(field)")
      #expect(answer.status == 200)
      #expect(answer.value("content-type")?.hasPrefix(type) == true)
    }

    @Test(
      "RFC 9110, 12.5.5: Vary names what the answer was chosen by",
      arguments: [
        "/v1/themes", "/v1/observations", "/v1/export.csv", "/v1/export", "/v1", "/openapi.json",
      ])
    func vary(target: String) throws {
      for field in ["X: y", "Accept-Encoding: gzip", "Accept-Language: en"] {
        let names = try live.get(target, field).values("vary").joined(separator: ", ").lowercased()
        for name in ["accept", "accept-language", "accept-encoding"] {
          #expect(names.components(separatedBy: ", ").contains(name), "\(target)")
        }
      }
    }

    @Test("RFC 9110, 8.5: Content-Language says the language that was chosen")
    func language() throws {
      for (field, language) in [("en", "en"), ("zh-CN, en;q=0.5", "zh"), ("*", "zh"), ("xx", "zh")]
      {
        let answer = try live.get("/v1/export.csv", "Accept-Language: \(field)")
        #expect(answer.value("content-language") == language, "\(field)")
      }
    }

    @Test(
      "RFC 9110, 14.2: ranges are not served, and asking for one changes nothing",
      arguments: [
        "bytes=0-4", "bytes=-5", "bytes=5-", "bytes=0-0,2-3", "bytes=999999999-", "bytes=5-2",
        "lines=1-2", "bytes", "bytes=", "bytes=0-,0-,0-,0-,0-,0-",
      ])
    func ranges(range: String) throws {
      let whole = try live.get()
      let answer = try live.get(LiveService.target, "Range: \(range)")
      #expect(answer.status == 200)
      #expect(answer.body == whole.body)
      #expect(answer.values("content-range").isEmpty)
      // 14.3: no claim that is not kept.
      #expect(answer.values("accept-ranges").allSatisfy { $0 == "none" })
      let tag = try #require(whole.value("etag"))
      #expect(try live.get(LiveService.target, "Range: \(range)", "If-Range: \(tag)").status == 200)
    }
  }
}
