import TestSupport
import Testing

extension Conformance {
  /// What libmicrohttpd 0.9.75 does by itself, before the service sees anything, and more kindly or less
  /// politely than the RFCs ask for. It harms nobody: the connection ends, or goes on in order.
  @Suite struct LibraryTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    private static let chunked = LiveService.head(
      "POST", LiveService.target, "Transfer-Encoding: chunked")

    @Test(
      "RFC 9112, 3: a request line that begins or ends too early is hung up on, where 400 is asked for",
      arguments: [
        "GET\r\nHost: gongshi\r\n\r\n", " GET /v1/themes HTTP/1.1\r\nHost: gongshi\r\n\r\n",
        " /v1/themes HTTP/1.1\r\nHost: gongshi\r\n\r\n", "\tGET\r\n\r\n", "x\r\n\r\n",
        "SSH-2.0-x\r\n\r\n", "\u{16}\u{3}\u{1}\u{0}\u{5}\r\n\r\n",
      ])
    func requestLine(text: String) throws {
      let connection = try live.connect()
      try connection.send(text + LiveService.head())
      try live.expectRefusalOrEnd(on: connection, [400])
    }

    @Test(
      "RFC 9112, 2.2: a raw NUL is 400",
      arguments: [
        "GET /v1/themes\u{0} HTTP/1.1", "GET /v1/themes\u{0}x HTTP/1.1", "GET \u{0} HTTP/1.1",
        "GET /v1/themes?x=\u{0} HTTP/1.1", "GET /v1/themes?\u{0} HTTP/1.1",
        "GET\u{0} /v1/themes HTTP/1.1", "GET /v1/themes HTTP/1.1\u{0}",
        "GET \u{0}/v1/themes HTTP/1.1",
      ])
    func rawNUL(line: String) throws {
      try live.expectRefusal(of: line + "\r\nHost: gongshi\r\n\r\n", [400])
    }

    @Test(
      "RFC 9112, 7.1: a bare LF among chunks is taken for CRLF, and what follows is in order",
      arguments: [
        "5\nabcde\r\n0\r\n\r\n", "5\r\nabcde\n0\r\n\r\n", "5\r\nabcde\r\n0\n\r\n",
        "5\r\nabcde\r\n0\r\n\n", "5\nabcde\n0\n\n", "0;x\n\r\n", "5;x\nabcde\r\n0\r\n\r\n",
        "0\r\nX: y\n\r\n",
      ])
    func bareLineFeeds(chunks: String) throws {
      try live.expectRefusal(of: Self.chunked + chunks, [405])
    }

    @Test(
      "RFC 9112, 7.1.1 and 7.1.2: control characters in extensions and trailers are passed over",
      arguments: [
        "5;\u{0}\r\nabcde\r\n0\r\n\r\n", "5;\u{1}\r\nabcde\r\n0\r\n\r\n",
        "0\r\nX: \u{0}\r\n\r\n", "0\r\nX : y\r\n\r\n", "0\r\nX: y\r\n z\r\n\r\n",
        "0\r\n: y\r\n\r\n",
        "0\r\nX: y\r\r\n\r\n", "0\r\n\u{0}\r\n\r\n",
      ])
    func controlsAmongChunks(chunks: String) throws {
      try live.expectRefusal(of: Self.chunked + chunks, [405])
    }

    @Test(
      "RFC 9112, 2.2: a bare LF, and a NUL, before the request line is passed over like CRLF",
      arguments: ["\n", "\n\n", "\u{0}\r\n"])
    func before(line: String) throws {
      #expect(try live.ask(line + LiveService.head()).status == 200)
    }
  }
}
