import TestSupport
import Testing

extension Conformance {
  /// RFC 9112, 5, and RFC 9110, 5: field lines.
  @Suite struct FieldLineTests {
    let live: LiveService

    init() throws { live = try LiveService.shared() }

    /// A request with bytes among its fields.
    private func request(_ fields: [UInt8]) -> [UInt8] {
      Array("GET /v1/themes HTTP/1.1\r\nHost: gongshi\r\n".utf8) + fields + [13, 10, 13, 10]
    }

    @Test(
      "RFC 9112, 5.1: whitespace between name and colon is 400",
      arguments: [
        "X : y", "X\t: y", "Content-Length : 5", "Transfer-Encoding : chunked", "Host : b",
      ]
    )
    func spaceBeforeColon(field: String) throws {
      try live.expectRefusal(of: request(Array(field.utf8)), [400])
    }

    @Test(
      "RFC 9110, 5.1: a name that is no token is 400",
      arguments: [
        ":", ": y", "X Y: z", "(X): y", "X[0]: y", "X,Y: z", "\"X\": y", "X@Y: z", "X/Y: z",
        "X\u{E9}: y", "\u{1}: y", "X\u{7F}: y", "{X}: y", "X\\: y", "X=Y: z", "?: y",
      ])
    func name(field: String) throws {
      try live.expectRefusal(of: request(Array(field.utf8)), [400])
    }

    @Test(
      "RFC 9112, 5: a line without a colon is 400", arguments: ["X", "nothing here", "=", "\u{1}"])
    func noColon(line: String) throws {
      try live.expectRefusal(of: request(Array(line.utf8)), [400])
    }

    @Test(
      "RFC 9112, 5.2: a folded line is 400",
      arguments: [
        "X: a\r\n b", "X: a\r\n\tb", "X:\r\n b", "X: a\r\n b\r\n c", "X: a\r\n ",
        "Transfer-Encoding:\r\n chunked", "Transfer-Encoding: x\r\n , chunked",
        "Content-Length:\r\n 5", "X: a\r\n Content-Length: 5",
      ])
    func folded(fields: String) throws {
      try live.expectRefusal(of: request(Array(fields.utf8)), [400])
    }

    @Test(
      "RFC 9112, 2.2: whitespace before the first field is 400",
      arguments: [" X: y", "\tX: y", "  ", " Transfer-Encoding: chunked"])
    func spaceBeforeFirstField(line: String) throws {
      try live.expectRefusal(
        of: "GET /v1/themes HTTP/1.1\r\n\(line)\r\nHost: gongshi\r\n\r\n", [400])
    }

    @Test(
      "RFC 9110, 5.5: NUL, CR and other control characters in a value are 400",
      arguments: (0..<0x20).filter { $0 != 9 && $0 != 10 } + [0x7F])
    func controls(byte: Int) throws {
      let control = UInt8(truncatingIfNeeded: byte)
      let name = Array("X: ".utf8)
      for value in [[control], [97, control, 98], [97, 98, control], [control, 97]] {
        try live.expectRefusal(of: request(name + value), [400])
      }
      try live.expectRefusal(of: request(Array("X".utf8) + [control] + Array(": y".utf8)), [400])
    }

    @Test(
      "RFC 9110, 5.5: a tab, and what is not ASCII, may be in a value",
      arguments: [9, 0x80, 0xE9, 0xFF])
    func opaque(byte: Int) throws {
      let value: [UInt8] = [97, UInt8(truncatingIfNeeded: byte), 98]
      let connection = try live.connect()
      try connection.send(request(Array("X: ".utf8) + value))
      #expect(try connection.answer().status == 200)
    }

    @Test(
      "RFC 9110, 5.5: whitespace around a value, and a value that is empty, are nothing",
      arguments: ["X:y", "X: y", "X: \t y \t ", "X:", "X: ", "X:\t"])
    func whitespaceAround(field: String) throws {
      #expect(try live.get(LiveService.target, field).status == 200)
    }

    @Test("RFC 9110, 5.1: names are the same in capitals and small letters")
    func caseOfNames() throws {
      let tag = try #require(live.get().value("etag"))
      for name in ["If-None-Match", "if-none-match", "IF-NONE-MATCH", "iF-nOnE-mAtCh"] {
        #expect(try live.get(LiveService.target, "\(name): \(tag)").status == 304, "\(name)")
      }
    }

    @Test("RFC 9110, 5.3: a list in several lines is one list")
    func severalLines() throws {
      let tag = try #require(live.get().value("etag"))
      let answer = try live.get(
        LiveService.target, "If-None-Match: \"other\"", "If-None-Match: \(tag)")
      #expect(answer.status == 304)
      let coded = try live.get(
        LiveService.target, "Accept-Encoding: br;q=0.5", "Accept-Encoding: gzip")
      #expect(coded.value("content-encoding") == "gzip")
    }
  }
}
