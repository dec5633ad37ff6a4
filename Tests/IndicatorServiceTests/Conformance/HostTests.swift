import TestSupport
import Testing

extension Conformance {
  /// RFC 9112, 3.2: the form of the target, and the Host field.
  @Suite struct HostTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test("RFC 9112, 3.2: no Host field is 400 in HTTP/1.1, and none is needed in HTTP/1.0")
    func missing() throws {
      try live.expectRefusal(of: "GET /v1/themes HTTP/1.1\r\n\r\n", [400])
      try live.expectRefusal(of: "GET /v1/themes HTTP/1.1\r\nX-Host: gongshi\r\n\r\n", [400])
      try live.expectRefusal(of: "GET http://gongshi/v1/themes HTTP/1.1\r\n\r\n", [400])
      #expect(try live.ask("GET /v1/themes HTTP/1.0\r\n\r\n").status == 200)
    }

    @Test(
      "RFC 9112, 3.2: two Host fields are 400",
      arguments: [
        ("1.1", "Host: a\r\nHost: b\r\n"), ("1.1", "Host: a\r\nHost: a\r\n"),
        ("1.1", "Host: a\r\nX: y\r\nhOST: b\r\n"), ("1.1", "Host:\r\nHost: a\r\n"),
        ("1.0", "Host: a\r\nHost: b\r\n"), ("1.1", "Host: a\r\nHost:\r\n"),
      ])
    func two(version: String, fields: String) throws {
      try live.expectRefusal(of: "GET /v1/themes HTTP/\(version)\r\n\(fields)\r\n", [400])
    }

    @Test(
      "RFC 9110, 7.2: a Host field in order is taken, an empty one too",
      arguments: [
        // RFC 9112, 3.2: what a client sends where its target has no authority. A name may be empty
        // by RFC 3986 (3.2.2), so it is no invalid value.
        "",
        "gongshi", "GONGSHI.example.cn", "gongshi:8080", "192.0.2.1", "192.0.2.1:80", "[::1]",
        "[2001:db8::1]:8080", "a-b_c~d.example", "xn--fiqs8s.cn", "%E5%85%AC.cn", "a!$&'()*+;=b",
        "gongshi:",
      ])
    func inOrder(host: String) throws {
      #expect(try live.ask("GET /v1/themes HTTP/1.1\r\nHost: \(host)\r\n\r\n").status == 200)
      #expect(try live.ask("GET /v1/themes HTTP/1.1\r\nHost:\(host) \t\r\n\r\n").status == 200)
    }

    @Test(
      "RFC 9112, 3.2.2: an absolute target is taken, and its authority goes before Host",
      arguments: [
        "http://gongshi/v1/themes", "HTTP://gongshi/v1/themes", "http://other:8080/v1/themes",
        "https://gongshi/v1/themes", "http://[::1]/v1/themes", "http://192.0.2.1/v1/themes",
      ])
    func absoluteForm(target: String) throws {
      let answer = try live.get(target)
      #expect(answer.status == 200)
      #expect(try answer.body == live.get("/v1/themes").body)
      #expect(try answer.value("etag") == live.get("/v1/themes").value("etag"))
    }

    @Test("RFC 9112, 3.2.2: the path of an absolute target without one is the root")
    func absoluteFormOfTheRoot() throws {
      #expect(try live.get("http://gongshi").body == live.get("/").body)
      #expect(try live.get("http://gongshi?lang=en").body == live.get("/?lang=en").body)
      #expect(try live.get("//").body == live.get("/").body)
    }

    @Test(
      "RFC 9112, 3.2: a target in none of the four forms is 400",
      arguments: [
        "v1/themes", "?x", "ftp://gongshi/v1/themes", "http:/v1/themes", "http:v1/themes",
        "http://", "http:///v1/themes", "gongshi", "*x", "**", "*?x=1", "*/v1/themes",
        "urn:isbn:0", "file:///v1/themes", "\\v1\\themes", "%2Fv1%2Fthemes",
      ])
    func noForm(target: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", target), [400])
    }

    @Test(
      "RFC 9112, 3.2.3: the authority form is for CONNECT only, which is refused",
      arguments: [
        ("GET", "gongshi:80", [400]), ("OPTIONS", "gongshi:80", [400]),
        ("CONNECT", "gongshi:80", [400, 405, 501]), ("CONNECT", "[::1]:443", [400, 405, 501]),
        ("CONNECT", "/v1/themes", [400, 405, 501]), ("CONNECT", "*", [400, 404, 405, 501]),
      ])
    func authorityForm(method: String, target: String, statuses: [Int]) throws {
      try live.expectRefusal(of: LiveService.head(method, target), statuses)
    }

    @Test("RFC 9112, 3.2.4: the asterisk is for OPTIONS only")
    func asteriskForm() throws {
      #expect(try live.ask(LiveService.head("OPTIONS", "*"), to: "OPTIONS").status == 204)
      for method in ["GET", "POST", "TRACE", "DELETE"] {
        // 404, since the asterisk names no resource.
        try live.expectRefusal(of: LiveService.head(method, "*"), [400, 404])
      }
      try live.expectRefusal(of: LiveService.head("HEAD", "*"), [400, 404], to: "HEAD")
    }
  }
}
