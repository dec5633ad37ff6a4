import TestSupport
import Testing

extension Conformance {
  /// RFC 9112, 7.1: chunks.
  @Suite struct ChunkTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    private static let head = LiveService.head(
      "POST", LiveService.target, "Transfer-Encoding: chunked")

    @Test(
      "RFC 9112, 7.1: chunks in order are read to their end",
      arguments: [
        "0\r\n\r\n", "5\r\nabcde\r\n0\r\n\r\n", "A\r\n0123456789\r\n0\r\n\r\n",
        "a\r\n0123456789\r\n0\r\n\r\n", "05\r\nabcde\r\n0\r\n\r\n",
        "1\r\na\r\n1\r\nb\r\n000\r\n\r\n",
        "00000005\r\nabcde\r\n00000000\r\n\r\n", "5\r\n\r\n\r\n\n\r\n0\r\n\r\n",
      ])
    func sizes(chunks: String) throws {
      let answer = try live.expectRefusal(of: Self.head + chunks, [405])
      #expect(answer.values("connection").isEmpty)
    }

    @Test(
      "RFC 9112, 7.1.1: extensions that nobody knows are passed over",
      arguments: [
        "5;x", "5;x=y", "5;x=\"y z\"", "5;x;y=z", "5;x=\"a;b\"",
        "5;\(String(repeating: "x", count: 999))",
      ])
    func extensions(size: String) throws {
      let answer = try live.expectRefusal(of: Self.head + size + "\r\nabcde\r\n0;z\r\n\r\n", [405])
      #expect(answer.values("connection").isEmpty)
    }

    @Test(
      "RFC 9112, 7.1: a size that is no number in hexadecimal digits is 400, or 413",
      arguments: [
        "-5", "-1", "+5", "0x5", "0X5", "5h", "g", "", ";x", "5_0", "five", "\"5\"", "5.", "5,5",
        "\u{1}5", "\u{FF15}", "FFFFFFFFFFFFFFFFF", "10000000000000005",
        "-0", "x5", " 5",
      ])
    func badSizes(size: String) throws {
      let hidden = LiveService.head("GET", "/v1/areas")
      let answer = try live.expectRefusal(
        of: Self.head + size + "\r\nabcde\r\n0\r\n\r\n" + hidden, [400, 413])
      #expect(answer.value("connection") == "close")
    }

    @Test(
      "RFC 9112, 7.1: data longer or shorter than its size is 400",
      arguments: [
        "5\r\nabcdef\r\n0\r\n\r\n", "5\r\nabcde0\r\n\r\n", "5\r\nabcdeXX0\r\n\r\n",
        "3\r\nabcde\r\n0\r\n\r\n", "5\r\nabcde\rX0\r\n\r\n", "5\r\nabcde\r\r\n0\r\n\r\n",
        "1\r\nab\r\n0\r\n\r\n",
      ])
    func data(chunks: String) throws {
      let hidden = LiveService.head("GET", "/v1/areas")
      let answer = try live.expectRefusal(of: Self.head + chunks + hidden, [400])
      #expect(answer.value("connection") == "close")
    }

    @Test(
      "RFC 9112, 7.1.2: trailer fields are read, and mean nothing",
      arguments: [
        "X: y\r\n", "X: y\r\nZ: \r\n", "Content-Length: 100\r\n", "Transfer-Encoding: gzip\r\n",
        "Host: other\r\n", "If-None-Match: *\r\n", "Connection: close\r\n",
      ])
    func trailers(fields: String) throws {
      try live.expectRefusal(of: Self.head + "2\r\nab\r\n0\r\n\(fields)\r\n", [405])
    }

    @Test("RFC 9112, 7.1: the end of the chunks is an empty line, not the next request")
    func requestInTrailer() throws {
      // Without its empty line the request behind is a trailer without a colon.
      let connection = try live.connect()
      try connection.send(Self.head + "0\r\nGET /v1/areas HTTP/1.1\r\nHost: gongshi\r\n\r\n")
      try live.expectRefusalOrEnd(on: connection, [400, 405])
    }

    @Test(
      "RFC 9112, 8: a body cut short is no body, and nobody waits for the rest",
      arguments: [
        head, head + "5", head + "5\r\n", head + "5\r\nab", head + "5\r\nabcde",
        head + "5\r\nabcde\r\n", head + "5\r\nabcde\r\n0\r\n", head + "5\r\nabcde\r\n0\r\nX: y\r\n",
        LiveService.head("POST", LiveService.target, "Content-Length: 5") + "ab",
        LiveService.head("POST", LiveService.target, "Content-Length: 5"),
        "GET /v1/themes HTTP/1.1\r\nHost: gongshi\r\n", "GET /v1/themes", "G",
      ])
    func cutShort(text: String) throws {
      let connection = try live.connect()
      try connection.send(text)
      connection.closeSending()
      try live.expectRefusalOrEnd(on: connection, [400])
    }

    @Test("RFC 9112, 7.1.2: a trailer without end is refused", arguments: [40_000, 400_000])
    func endlessTrailer(bytes: Int) throws {
      let trailer = "X: " + String(repeating: "x", count: bytes)
      try live.expectRefusal(
        of: Self.head + "0\r\n" + trailer + "\r\n\r\n", [400, 405, 413, 431])
    }
  }
}
