import TestSupport
import Testing

extension Conformance {
  /// RFC 3986, and RFC 9110, 4: what a target may hold.
  @Suite struct TargetTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    @Test(
      "RFC 3986, 2.1: a broken escape is 400",
      arguments: [
        "/%", "/v1/themes%", "/v1/%2", "/v1/%zz", "/v1/%4g", "/v1/%u0041", "/v1/%-1", "/v1/% 41",
        "/v1/themes?x=%", "/v1/themes?%=1", "/v1/themes?x=%e",
      ])
    func escapes(target: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", target), [400])
    }

    @Test(
      "RFC 9110, 4.2.5 and RFC 3986, 7.3: escaped controls are 400, a NUL above all",
      arguments: [
        "/%00", "/v1/themes%00", "/v1/themes%00.csv", "/v1/themes?x=%00", "/v1/themes?%00=1",
        "/v1/themes%0a", "/v1/themes%0D%0AX:%20y", "/v1/%7F", "/v1/%1b[2J", "/v1/%C2%85",
        "/v1/themes?lang=zh%0D%0ASet-Cookie:%20a=b",
      ])
    func controls(target: String) throws {
      let answer = try live.expectRefusal(of: LiveService.head("GET", target), [400])
      #expect(answer.values("set-cookie").isEmpty)
    }

    @Test(
      "RFC 3629, 3: bytes that are no UTF-8 are 400, raw or escaped",
      arguments: [
        [0xFF], [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      ])
    func noUTF8(bytes: [UInt8]) throws {
      let escaped = bytes.map { "%" + String($0, radix: 16) }.joined()
      for place in ["/v1/", "/v1/themes?x="] {
        let end = Array(" HTTP/1.1\r\nHost: gongshi\r\n\r\n".utf8)
        try live.expectRefusal(of: Array("GET \(place)".utf8) + bytes + end, [400])
        try live.expectRefusal(of: LiveService.head("GET", place + escaped), [400])
      }
    }

    @Test("RFC 3987, 3.1: raw UTF-8 means what its escapes mean, or is 400")
    func rawUTF8() throws {
      let escaped = try live.get("/v1/indicators?q=%E5%A4%8D%E8%AE%AE")
      let raw = try live.ask(LiveService.head("GET", "/v1/indicators?q=复议"))
      #expect(raw.status == 400 || raw.body == escaped.body)
    }

    @Test(
      "RFC 3986, 6.2.2.3: dot segments are 400, however they are written",
      arguments: [
        "/.", "/..", "/v1/../v1/themes", "/v1/./themes", "/v1/themes/..", "/v1/themes/.", "/%2e",
        "/%2E%2e/etc/passwd", "/v1/.%2e/themes", "/v1/%2e./themes", "/../../../etc/passwd",
        "http://gongshi/../v1", "/v1/themes/..?x=1",
      ])
    func dots(target: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", target), [400])
    }

    @Test(
      "RFC 3986, 2.2: an escaped slash is no slash",
      arguments: [
        "/v1%2Fthemes", "/v1/themes%2F", "/v1/themes/%2F", "/v1/..%2Fthemes", "/v1%5Cthemes",
      ])
    func escapedSlash(target: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", target), [404])
    }

    @Test(
      "RFC 9110, 4.2.5: a fragment is 400",
      arguments: ["/v1/themes#", "/v1/themes#x", "/#", "/v1/themes?x#y"])
    func fragments(target: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", target), [400])
    }

    @Test(
      "RFC 3986, 6.2.2: escapes of what needs none, and their case, make no difference",
      arguments: [
        "/v1/th%65mes", "/%76%31/themes", "/v1/%74%68%65%6d%65%73", "/v1/%74%68%65%6D%65%73",
      ])
    func sameTarget(target: String) throws {
      let answer = try live.get(target)
      #expect(try answer.body == live.get().body)
      #expect(try answer.value("etag") == live.get().value("etag"))
    }

    @Test(
      "RFC 3986, 6.2.2.1: the path is the same only in the same letters",
      arguments: ["/V1/themes", "/v1/Themes"])
    func caseOfPath(target: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", target), [404])
    }

    @Test(
      "RFC 3986, 3.3: empty segments are passed over, and the canonical address says so",
      arguments: ["//v1/themes", "/v1//themes", "/v1/themes/", "////v1////themes////"])
    func emptySegments(target: String) throws {
      let answer = try live.get(target)
      #expect(answer.status == 200)
      #expect(answer.values("link").contains("</v1/themes>; rel=\"canonical\""))
    }

    @Test(
      "RFC 3986, 2: characters that no address holds lead nowhere",
      arguments: ["\"", "<", ">", "\\", "^", "`", "{", "}", "|"])
    func otherCharacters(character: String) throws {
      try live.expectRefusal(of: LiveService.head("GET", "/v1/themes\(character)"), [400, 404])
      try live.expectRefusal(of: LiveService.head("GET", "/v1/themes?\(character)=1"), [400])
    }
  }
}
