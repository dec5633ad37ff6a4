import Foundation
import IndicatorService
import IndicatorStore
import TestSupport
import Testing

extension Conformance {
  /// RFC 9110, 15.6 and 6.6.1, and RFC 9457, of a service that fails or has nothing yet.
  @Suite struct StatusTests {
    @Test(
      "RFC 9110, 15.6.1 and RFC 9457, 5: a failing store is 500, and says nothing of the inside")
    func internalError() throws {
      let client = Client(try TemporaryStore())
      try client.store.store.close()
      let live = try LiveService(client)
      for target in ["/v1/themes", "/v1/export.csv", "/readyz", "/v1/observations.xlsx"] {
        for method in ["GET", "HEAD"] {
          let answer = try live.ask(LiveService.head(method, target), to: method)
          #expect(answer.status == 500)
          #expect(!answer.text.contains(client.store.folder.url.path))
        }
      }
      #expect(try live.get("/healthz").status == 200)
      #expect(try live.get("/v1/nothing").status == 404)
    }

    @Test("RFC 9110, 15.6.4 and 10.2.3: 503 says when to come again")
    func unavailable() throws {
      let live = try LiveService(Client(try TemporaryStore()))
      let answer = try live.get("/readyz")
      #expect(answer.status == 503)
      #expect(answer.value("retry-after")?.wholeMatch(of: /[1-9][0-9]*/) != nil)
    }

    @Test("RFC 9457, 3.1: a problem names its kind, what was asked, and what would be right")
    func problem() throws {
      let live = try LiveService.shared()
      for (target, status, type) in [
        ("/v1/nothing", 404, "/problems/not-found"),
        ("/v1/themes/x", 404, "/problems/unknown-theme"),
        ("/v1/observations?limt=5", 400, "/problems/bad-parameter"),
        ("/v1/%zz", 400, "/problems/bad-request"),
      ] {
        let answer = try live.expectRefusal(of: LiveService.head("GET", target), [status])
        let problem = try JSONValue(answer.body)
        #expect(problem["type"]?.string == type)
        #expect(problem["instance"]?.string == target)
        #expect(
          problem.keys == ["type", "title", "status", "detail", "instance", "errors"], "\(target)")
      }
    }

    @Test("RFC 9457, 3: what was sent comes back as text in JSON, never as markup")
    func echo() throws {
      let live = try LiveService.shared()
      let answer = try live.expectRefusal(
        of: LiveService.head("GET", "/v1/<script>alert(1)</script>\"}"), [404])
      #expect(answer.value("content-type")?.hasPrefix("application/problem+json") == true)
      #expect(answer.value("x-content-type-options") == "nosniff")
      #expect(try JSONValue(answer.body)["instance"]?.string == "/v1/<script>alert(1)</script>\"}")
    }

    @Test("RFC 9110, 6.6.1: every kind of answer has a Date of now")
    func date() throws {
      let live = try LiveService.shared()
      let tag = try #require(live.get().value("etag"))
      for (request, status) in [
        (LiveService.head(), 200), (LiveService.head("OPTIONS"), 204),
        (LiveService.head("GET", LiveService.target, "If-None-Match: \(tag)"), 304),
        (LiveService.head("GET", "/v1/%zz"), 400), (LiveService.head("GET", "/v1/x"), 404),
        (LiveService.head("POST"), 405), (LiveService.head("GET", "/v1", "Accept: x/y"), 406),
        (LiveService.head("POST", "/v1", "Content-Length: 9999999999"), 413),
        (LiveService.head("GET", "/" + String(repeating: "a", count: 9000)), 414),
        (LiveService.head("GET", "/", "X: " + String(repeating: "a", count: 40_000)), 431),
        (LiveService.head("POST", "/v1", "Transfer-Encoding: x"), 501),
        ("GET / HTTP/9.0\r\n\r\n", 505),
      ] {
        // The form of the date is judged with the rest of the answer.
        #expect(try live.ask(request).status == status)
      }
    }
  }
}
