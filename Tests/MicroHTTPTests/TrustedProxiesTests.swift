import HTTPTypes
import Testing

@testable import MicroHTTP

@Suite("Trusted proxies")
struct TrustedProxiesTests {
  private let proxies = TrustedProxies(
    ["127.0.0.1", "10.0.0.0/8", "2001:db8:aa::/48"].compactMap(AddressRange.init))

  /// - Parameter fields: lines of a head: `Forwarded: for=192.0.2.1`.
  private func client(_ peer: String, _ lines: [String]) throws -> String {
    var fields: HTTPFields = [:]
    for line in lines {
      let parts = line.split(separator: ": ", maxSplits: 1)
      let name = try #require(HTTPField.Name(String(parts[0])))
      fields.append(HTTPField(name: name, value: String(parts[1])))
    }
    let request = Request(target: try RequestTarget(raw: "/"), fields: fields, peer: peer)
    let head = Request.Head(method: .get, rawTarget: "/", fields: fields, peer: peer)
    let client = proxies.client(of: request)
    #expect(proxies.client(of: head) == client)
    return client
  }

  @Test("Who is no trusted proxy is believed nothing")
  func spoofing() throws {
    for line in ["X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1"] {
      #expect(try client("203.0.113.7", [line]) == "203.0.113.7")
      #expect(try client("2001:db8::1", [line]) == "2001:db8::1")
      #expect(try client("", [line]) == "")
      #expect(try client("127.0.0.1", [line]) == "192.0.2.1")
      let request = Request(target: try RequestTarget(raw: "/"), peer: "127.0.0.1")
      #expect(TrustedProxies.none.client(of: request) == "127.0.0.1")
    }
  }

  @Test(
    "The nearest hop that is no trusted proxy is the client, whatever it says of those behind",
    arguments: [
      (["X-Forwarded-For: 198.51.100.9, 192.0.2.1"], "192.0.2.1"),
      (["X-Forwarded-For: 198.51.100.9", "X-Forwarded-For: 192.0.2.1"], "192.0.2.1"),
      (["X-Forwarded-For: 192.0.2.1, 10.1.2.3"], "192.0.2.1"),
      (["X-Forwarded-For: 198.51.100.9, 192.0.2.1,10.1.2.3 ,\t10.9.9.9"], "192.0.2.1"),
      (["X-Forwarded-For: 10.1.2.3, 10.9.9.9"], "10.1.2.3"),
      (["X-Forwarded-For: 192.0.2.1:4711, [2001:db8:aa::2]:80"], "192.0.2.1"),
      (["X-Forwarded-For: 2001:DB8:0:0::1"], "2001:db8::1"),
      (["X-Forwarded-For: ::ffff:192.0.2.1"], "192.0.2.1"),
      (["X-Forwarded-For: , 192.0.2.1, ,"], "192.0.2.1"),
      (["Forwarded: for=198.51.100.9, for=192.0.2.1"], "192.0.2.1"),
      (["Forwarded: for=198.51.100.9", "Forwarded: for=192.0.2.1"], "192.0.2.1"),
      (["Forwarded: by=10.0.0.1;FOR=192.0.2.1;proto=https;host=a"], "192.0.2.1"),
      (["Forwarded: For=\"[2001:db8:cafe::17]:4711\""], "2001:db8:cafe::17"),
      (["Forwarded: for=\"192.0.2.1:4711\" ; proto=http"], "192.0.2.1"),
      (["Forwarded: for=\"\\192.0.2.1\""], "192.0.2.1"),
      (["Forwarded: for=192.0.2.1, for=\"[2001:db8:aa::2]\", for=10.0.0.3"], "192.0.2.1"),
      (["Forwarded: for=\"a,for=198.51.100.9\", for=192.0.2.1"], "192.0.2.1"),
      (["Forwarded: for=\"", "Forwarded: for=192.0.2.1"], "192.0.2.1"),
    ])
  func hops(lines: [String], expected: String) throws {
    #expect(try client("127.0.0.1", lines) == expected)
  }

  @Test(
    "Behind a hop that is no address, the last trusted proxy is all that is known",
    arguments: [
      (["X-Forwarded-For: unknown"], "127.0.0.1"),
      (["X-Forwarded-For: 192.0.2.1, localhost"], "127.0.0.1"),
      (["X-Forwarded-For: 192.0.2.1, x, 10.1.2.3"], "10.1.2.3"),
      (["X-Forwarded-For: 192.0.2.256"], "127.0.0.1"),
      (["X-Forwarded-For: 192.0.2"], "127.0.0.1"),
      (["X-Forwarded-For: 12"], "127.0.0.1"),
      (["X-Forwarded-For: 192.0.2.1:x"], "127.0.0.1"),
      (["X-Forwarded-For: 192.0.2.1:"], "127.0.0.1"),
      (["X-Forwarded-For: fe80::1%eth0"], "127.0.0.1"),
      (["X-Forwarded-For: [2001:db8::1"], "127.0.0.1"),
      (["X-Forwarded-For: [192.0.2.1]"], "127.0.0.1"),
      (["X-Forwarded-For: [2001:db8::1]x"], "127.0.0.1"),
      (["X-Forwarded-For: 192.0.2.1; 192.0.2.2"], "127.0.0.1"),
      (["X-Forwarded-For: ,"], "127.0.0.1"),
      (["Forwarded: for=unknown"], "127.0.0.1"),
      (["Forwarded: for=_secret"], "127.0.0.1"),
      (["Forwarded: by=192.0.2.1"], "127.0.0.1"),
      (["Forwarded: for=192.0.2.1;for=192.0.2.2"], "127.0.0.1"),
      (["Forwarded: for=\"192.0.2.1"], "127.0.0.1"),
      (["Forwarded: for=\"192.0.2.1\"x"], "127.0.0.1"),
      (["Forwarded: for = 192.0.2.1"], "127.0.0.1"),
      (["Forwarded: 192.0.2.1"], "127.0.0.1"),
      // An open quote of the client's own, before what the proxy wrote.
      (["Forwarded: for=198.51.100.9;x=\", for=192.0.2.1;by=\"[::1]\""], "127.0.0.1"),
    ])
  func garbage(lines: [String], expected: String) throws {
    #expect(try client("127.0.0.1", lines) == expected)
  }

  @Test("Of two fields that differ, one may be the client's own: neither is believed")
  func bothFields() throws {
    let other = "Forwarded: for=198.51.100.9"
    #expect(try client("127.0.0.1", ["X-Forwarded-For: 192.0.2.1", other]) == "127.0.0.1")
    #expect(try client("10.0.0.9", ["X-Forwarded-For: 192.0.2.1", other]) == "10.0.0.9")
    let same = "Forwarded: for=192.0.2.1"
    #expect(try client("127.0.0.1", ["X-Forwarded-For: 192.0.2.1", same]) == "192.0.2.1")
  }

  @Test(
    "Ranges",
    arguments: [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
      ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.128/25", "192.0.2.128", true),
      ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
      ("192.0.2.1/32", "::ffff:192.0.2.1", true), ("128.0.0.0/1", "200.0.0.1", true),
      ("128.0.0.0/1", "2001:db8::1", false), ("::ffff:10.0.0.0/104", "10.1.1.1", true),
      ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false),
      ("::1", "::1", true), ("::1/128", "::2", false), ("8000::/1", "ffff::", true),
    ])
  func ranges(range: String, address: String, isIn: Bool) throws {
    let address = try #require(IPAddress(address))
    #expect(try #require(AddressRange(range)).contains(address) == isIn)
  }

  @Test(
    "What is no range",
    arguments: [
      "", "localhost", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/+8", "10.0.0.0/8/8", "10.1.0.0/8",
      "/8", "0.0.0.0/0", "::/0", "2001:db8::1/64", "::/129", "10.0.0", "10.0.0.0:80", "[::1]",
      "127.0.0.1\u{0}", "10.0.0.0/99999999999999999999", "010.0.0.1", "0x7f.1", "2130706433",
    ])
  func noRange(text: String) {
    #expect(AddressRange(text) == nil)
  }
}
