import Foundation
import TestSupport
import Testing

extension Conformance {
  /// RFC 9111 and 9211: what caches are told.
  @Suite struct CacheFieldTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test(
      "RFC 9111, 5.2: what is published may be kept, and says for how long",
      arguments: ["/v1", "/v1/themes", "/v1/observations", "/v1/export.csv", "/openapi.json"])
    func published(target: String) throws {
      for method in ["GET", "HEAD"] {
        let answer = try live.ask(LiveService.head(method, target), to: method)
        let directives = try #require(answer.value("cache-control")).components(separatedBy: ", ")
        #expect(directives.contains("public"))
        #expect(directives.contains { $0.wholeMatch(of: /max-age=[1-9][0-9]*/) != nil })
        // 4.2.1: an Expires that says another time would be for nobody.
        #expect(answer.values("expires").isEmpty)
        #expect(answer.value("etag") != nil)
        #expect(answer.value("last-modified") != nil)
      }
    }

    @Test(
      "RFC 9111, 5.2.2.5: what is of the moment is never kept",
      arguments: ["/healthz", "/readyz", "/metrics"])
    func ofTheMoment(target: String) throws {
      let answer = try live.get(target)
      #expect(answer.value("cache-control") == "no-store")
      #expect(answer.values("etag").isEmpty)
    }

    @Test("RFC 8246, 2: a named release does not change any more")
    func immutable() throws {
      let answer = try live.get("/v1/observations?asOf=1")
      #expect(
        answer.value("cache-control")?.components(separatedBy: ", ").contains("immutable") == true)
    }

    @Test("RFC 9211, 2: Cache-Status says who made the answer")
    func cacheStatus() throws {
      let fresh = "/v1/observations?limit=\(Int.random(in: 100...900))&sort=-value"
      #expect(try live.get(fresh).value("cache-status")?.contains("fwd=miss") == true)
      #expect(try live.get(fresh).value("cache-status")?.contains("; hit") == true)
      #expect(try live.get("/v1/export.csv").value("cache-status")?.contains("fwd=miss") == true)
      #expect(try live.get("/healthz").values("cache-status").isEmpty)
    }

    @Test("RFC 9111, 4.1: a kept answer is for its own coding, format and language")
    func keptApart() throws {
      // Each twice: made, and kept.
      for _ in 0..<2 {
        #expect(try live.get("/v1/indicators").values("content-encoding").isEmpty)
        for coding in ["gzip", "br", "zstd"] {
          let answer = try live.get("/v1/indicators", "Accept-Encoding: \(coding)")
          #expect(answer.value("content-encoding") == coding)
        }
        for (field, type) in [("text/csv", "text/csv"), ("application/json", "application/json")] {
          let answer = try live.get("/v1/observations", "Accept: \(field)")
          #expect(answer.value("content-type")?.hasPrefix(type) == true)
        }
        for language in ["en", "zh"] {
          let answer = try live.get("/v1/observations.csv", "Accept-Language: \(language)")
          #expect(answer.value("content-language") == language)
        }
      }
    }

    @Test("RFC 9111, 3: a kept answer is as strict with hostile requests as a made one")
    func keptIsStrict() throws {
      #expect(try live.get().value("cache-status")?.isEmpty == false)
      for fields in [
        "X : y", "X: \u{1}", "Host: other", "X: a\r\n b", ":", "Content-Length: x",
        "Transfer-Encoding: chunked\r\nContent-Length: 0", "X\u{E9}: y", "X: a\rb", "X: a\nY: b",
      ] {
        try live.expectRefusal(of: LiveService.head("GET", LiveService.target, fields), [400])
      }
    }

    @Test(
      "RFC 9111, 5.2.1 and 5.4: what a client says of caches changes nothing of the answer",
      arguments: [
        "Cache-Control: no-cache", "Cache-Control: max-age=0", "Pragma: no-cache",
        "Cache-Control: no-store",
      ])
    func requestDirectives(field: String) throws {
      let answer = try live.get(LiveService.target, field)
      #expect(answer.status == 200)
      #expect(try answer.body == live.get().body)
    }
  }
}
