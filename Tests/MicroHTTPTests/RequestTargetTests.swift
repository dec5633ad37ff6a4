import HTTPTypes
import MicroHTTP
import Testing

@Suite struct RequestTargetTests {
  @Test(arguments: [
    ("/", []),
    ("/v1", ["v1"]),
    ("/v1/areas", ["v1", "areas"]),
    ("/v1//areas/", ["v1", "areas"]),
    ("//v1", ["v1"]),
    ("/a%2Fb/c", ["a/b", "c"]),
    ("/a%2fb", ["a/b"]),
    ("/caf%C3%A9", ["café"]), ("/café", ["café"]),
    ("/%F0%9F%90%9D", ["🐝"]),
    ("/a+b", ["a+b"]),
    ("/a%20b", ["a b"]),
    ("/a%25b", ["a%b"]),
    ("/a%252Fb", ["a%2Fb"]),
    ("/...", ["..."]),
    ("/.well-known/x", [".well-known", "x"]),
    ("/a;b=c:@!$&'()*,=", ["a;b=c:@!$&'()*,="]),
    ("*", []),
    ("http://host/v1", ["v1"]),
    ("HTTPS://host:8080/v1/x", ["v1", "x"]),
    ("http://host", []),
    ("http://host?a=1", []),
    ("/http://host/x", ["http:", "host", "x"]),
  ])
  func segments(raw: String, expected: [String]) throws {
    let target = try RequestTarget(raw: raw)
    #expect(target.segments == expected)
    #expect(target.raw == raw)
    #expect(target.isAsterisk == (raw == "*"))
  }

  @Test(
    arguments: [
      ("/", []),
      ("/?", []),
      ("/?a=1", [QueryItem(name: "a", value: "1")]),
      (
        "/?b=2&a=1&b=3",
        [.init(name: "b", value: "2"), .init(name: "a", value: "1"), .init(name: "b", value: "3")]
      ),
      ("/?a", [.init(name: "a", value: nil)]),
      ("/?a=", [.init(name: "a", value: "")]),
      ("/?=1", [.init(name: "", value: "1")]),
      ("/?a=b=c", [.init(name: "a", value: "b=c")]),
      ("/?&&a=1&&", [.init(name: "a", value: "1")]),
      ("/?a=x+y%2Bz", [.init(name: "a", value: "x y+z")]),
      ("/?a%3Db=%26", [.init(name: "a=b", value: "&")]),
      ("/?q=caf%c3%a9", [.init(name: "q", value: "café")]),
      ("/?q=复议", [.init(name: "q", value: "复议")]),
      ("/?a=/x/../y?z", [.init(name: "a", value: "/x/../y?z")]),
      ("http://host?a=1", [.init(name: "a", value: "1")]),
    ] as [(String, [QueryItem])])
  func query(raw: String, expected: [QueryItem]) throws {
    #expect(try RequestTarget(raw: raw).query == expected)
  }

  @Test(arguments: [
    "", "v1", "?a=1", "*x", "*?a", "ftp://host/x", "http:/x", "http://", "http:///x",
    "host:443", "/%00", "/a%0ab", "/a%0D", "/a%1f", "/a%7F", "/a%C2%85", "/?a=%00", "/?a%0A=1",
    "/%", "/%4", "/%zz", "/%4g", "/%+1", "/%%41", "/?a=%", "/?a=%e", "/%FF", "/%C3", "/%C3%28",
    "/%ED%A0%80", "/%C0%AF", "/?a=%80", "/\u{FFFD}", "/?a=\u{FFFD}", "/a b", "/a\tb", "/a\u{0}b",
    "/a\u{7F}",
    "/.", "/..", "/a/../b", "/a/./b", "/%2e", "/%2E%2e/x", "/.%2e", "/a/..", "/..?a=1", "/a#b",
    "/?a#", "/\u{FFFD}",
  ])
  func refused(raw: String) {
    let error = #expect(throws: RequestFault.self) { try RequestTarget(raw: raw) }
    guard case .badTarget(let text) = error else {
      Issue.record("not a bad target: \(String(describing: error))")
      return
    }
    #expect(text.hasSuffix("."))
    #expect(error?.status == .badRequest)
  }
}
