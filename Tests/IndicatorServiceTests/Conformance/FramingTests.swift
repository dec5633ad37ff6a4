import TestSupport
import Testing

extension Conformance {
  /// RFC 9112, 6: where a body ends must be beyond doubt.
  @Suite struct FramingTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    /// What somebody who reads the framing in another way takes for a request.
    private static let hidden = "GET /v1/areas HTTP/1.1\r\nHost: gongshi\r\n\r\n"

    /// Refused, with an end to the connection: nothing behind the head can be trusted.
    private func expectEnd(
      _ fields: String, _ statuses: [Int], version: String = "1.1", method: String = "POST",
      at place: SourceLocation = #_sourceLocation
    ) throws {
      let head = "\(method) /v1/themes HTTP/\(version)\r\nHost: gongshi\r\n\(fields)\r\n\r\n"
      for body in ["", "0\r\n\r\n", "5\r\nabcde\r\n0\r\n\r\n"] {
        let answer = try live.expectRefusal(of: head + body + Self.hidden, statuses, at: place)
        #expect(answer.value("connection") == "close", sourceLocation: place)
      }
    }

    @Test(
      "RFC 9112, 6.1: Content-Length beside Transfer-Encoding is 400, and the end",
      arguments: [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nContent-Length: 0",
        "content-length: 5\r\nTRANSFER-ENCODING: CHUNKED",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
      ], ["POST", "GET"])
    func lengthAndCoding(fields: String, method: String) throws {
      try expectEnd(fields, [400], method: method)
    }

    @Test(
      "RFC 9112, 6.3: two lengths that differ, and a length that is no number, are 400",
      arguments: [
        "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5\r\nContent-Length: 05",
        "Content-Length: 0\r\nX: y\r\ncontent-length: 5", "Content-Length: 5, 6",
        "Content-Length: +5", "Content-Length: -5", "Content-Length: -0", "Content-Length: 0x5",
        "Content-Length: 5a", "Content-Length: 5 5", "Content-Length: 5_0", "Content-Length: 5.0",
        "Content-Length: 1e1", "Content-Length: \"5\"", "Content-Length: five", "Content-Length:",
        "Content-Length: ,", "Content-Length: 5,", "Content-Length: ,5", "Content-Length: 5;x",
        "Content-Length: \u{660}", "Content-Length: 5\u{B}", "Content-Length: \u{C}5",
        "Content-Length: 5\u{A0}", "Content-Length: 5\r\nContent-Length:",
      ])
    func lengths(fields: String) throws {
      try expectEnd(fields, [400])
    }

    @Test(
      "RFC 9112, 6.3: one length said twice alike is that length, or 400",
      arguments: ["Content-Length: 2\r\nContent-Length: 2", "Content-Length: 2, 2"])
    func sameLengthTwice(fields: String) throws {
      try live.expectRefusal(
        of: "POST /v1/themes HTTP/1.1\r\nHost: gongshi\r\n\(fields)\r\n\r\nab", [400, 405])
    }

    @Test("RFC 9110, 8.6: leading zeros are part of a number", arguments: ["2", "02", "000000002"])
    func leadingZeros(length: String) throws {
      let answer = try live.expectRefusal(
        of: LiveService.head("POST", LiveService.target, "Content-Length: \(length)") + "ab", [405])
      // Or the body would be the next request.
      #expect(answer.values("connection").isEmpty)
    }

    @Test(
      "RFC 9110, 8.6: a length beyond all limits is 413, and no overflow",
      arguments: [
        "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615",
        "18446744073709551616", "18446744073709551618", "99999999999999999999999999999999",
      ])
    func hugeLengths(length: String) throws {
      try expectEnd("Content-Length: \(length)", [413])
    }

    @Test(
      "RFC 9112, 6.1: a transfer coding that is not known is 501, or 400",
      arguments: [
        "gzip", "identity", "xchunked", "chunkedx", "chunk", "x, chunked", "gzip, chunked",
        "chunked, gzip", "chunked, chunked", "chunked, identity", "chunked,", ", chunked",
        "chunked;", "chunked;q=1", "chunked; x=y", "chunked x", "\"chunked\"", "'chunked'",
        "chunked\u{A0}", "chunked\u{B}", "\u{C}chunked", "chunked\u{1}", "",
        "\u{B}chunked", "chunked\u{85}", "trailers",
      ])
    func otherCodings(coding: String) throws {
      try expectEnd("Transfer-Encoding: \(coding)", [400, 501])
    }

    @Test(
      "RFC 9112, 6.1: two Transfer-Encoding fields are 400, or 501",
      arguments: [
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nX: y\r\ntransfer-encoding:",
      ])
    func twoCodings(fields: String) throws {
      try expectEnd(fields, [400, 501])
    }

    @Test("RFC 9112, 6.1: Transfer-Encoding in HTTP/1.0 is 400")
    func codingOfHTTP1_0() throws {
      try expectEnd("Transfer-Encoding: chunked", [400], version: "1.0")
      try expectEnd(
        "Transfer-Encoding: chunked\r\nConnection: keep-alive", [400], version: "1.0")
    }

    @Test(
      "RFC 9112, 7: the name of the coding is the same in capitals",
      arguments: ["chunked", "Chunked", "CHUNKED", " \tchunked"])
    func capitals(coding: String) throws {
      let answer = try live.expectRefusal(
        of: LiveService.head("POST", LiveService.target, "Transfer-Encoding: \(coding)")
          + "2\r\nab\r\n0\r\n\r\n", [405])
      #expect(answer.values("connection").isEmpty)
    }

    @Test(
      "RFC 9110, 9.3.1: the body of a GET is passed over", arguments: ["GET", "HEAD", "OPTIONS"])
    func bodyOfAGet(method: String) throws {
      for request in [
        LiveService.head(method, LiveService.target, "Content-Length: \(Self.hidden.utf8.count)")
          + Self.hidden,
        LiveService.head(method, LiveService.target, "Transfer-Encoding: chunked")
          + "\(String(Self.hidden.utf8.count, radix: 16))\r\n\(Self.hidden)\r\n0\r\n\r\n",
      ] {
        let connection = try live.connect()
        try connection.send(request + LiveService.head("GET", "/v1/nothing"))
        #expect(try connection.answer(to: method).status == (method == "OPTIONS" ? 204 : 200))
        #expect(try connection.answer().status == 404)
      }
    }

    @Test("RFC 9112, 6.3: a request without length and coding has no body")
    func noBody() throws {
      let connection = try live.connect()
      try connection.send(LiveService.head("POST") + LiveService.head())
      #expect(try connection.answer().status == 405)
      #expect(try connection.answer().status == 200)
    }
  }
}
