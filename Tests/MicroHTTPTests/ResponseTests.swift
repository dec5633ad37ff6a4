import HTTPTypes
import MicroHTTP
import TestSupport
import Testing

extension Live {
  @Suite struct ResponseTests {
    /// Answers everything with one response.
    private func client(_ response: Response) throws -> (Server, Client) {
      let server = try Server(respond: { _ in response }, refuse: refusePlainly)
      return (server, try Client(port: server.port))
    }

    private func names(_ answer: Client.Answer) -> [String] {
      answer.fields.filter { $0.name != "Date" }.map { "\($0.name): \($0.value)" }
    }

    @Test func nothingIsAddedButDateAndLength() throws {
      let (server, client) = try client(.text("ok"))
      let answer = try client.ask("GET", "/")
      #expect(names(answer) == ["Content-Length: 2"])
      #expect(answer.values("date").count == 1)
      server.stop()
    }

    @Test func fieldsKeepTheirOrderAndRepetitions() throws {
      var fields: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
      fields.append(HTTPField(name: .setCookie, value: "</a>; rel=a"))
      fields.append(HTTPField(name: .vary, value: "Accept"))
      fields.append(HTTPField(name: .setCookie, value: "</b>; rel=b"))
      fields.append(HTTPField(name: .contentLength, value: "99"))
      fields.append(HTTPField(name: .eTag, value: "\"é\""))
      let (server, client) = try client(
        Response(status: .notFound, fields: fields, body: .bytes([120])))
      let answer = try client.ask("GET", "/")
      #expect(answer.status == 404)
      #expect(answer.text == "x")
      #expect(
        names(answer) == [
          "Content-Type: text/plain; charset=utf-8", "Set-Cookie: </a>; rel=a", "Vary: Accept",
          "Set-Cookie: </b>; rel=b", "ETag: \"é\"", "Content-Length: 1",
        ])
      server.stop()
    }

    @Test func headHasTheFieldsOfGetAndNoBody() throws {
      let (server, client) = try client(
        Response(fields: [.contentType: "text/csv"], body: .bytes(Array("a,b".utf8))))
      let get = try client.ask("GET", "/")
      let head = try client.ask("HEAD", "/")
      #expect(names(head) == names(get))
      #expect(head.values("content-length") == ["3"])
      #expect(get.text == "a,b")
      // A body sent by mistake would be read as the next answer's head.
      #expect(try client.ask("GET", "/").text == "a,b")
      server.stop()
    }

    @Test func headOfARefusalHasNoBody() throws {
      let (server, client) = try client(.text("ok"))
      #expect(try client.ask("HEAD", "/%00").status == 400)
      #expect(try client.ask("GET", "/").text == "ok")
      server.stop()
    }

    @Test func headAndNotModifiedCanTellALengthWithoutABody() throws {
      for status in [HTTPResponse.Status.ok, .notModified] {
        let (server, client) = try client(
          Response(status: status, fields: [.contentLength: "1234567"]))
        let answer = try client.ask("HEAD", "/")
        #expect(names(answer) == ["Content-Length: 1234567"])
        #expect(try client.ask("HEAD", "/").status == status.code)
        server.stop()
      }
    }

    @Test(arguments: [HTTPResponse.Status.noContent, .notModified])
    func bodylessStatusesHaveNone(status: HTTPResponse.Status) throws {
      let (server, client) = try client(Response(status: status, body: .bytes([1, 2, 3])))
      let answer = try client.ask("GET", "/")
      #expect(answer.status == status.code)
      #expect(answer.values("content-length") == (status == .noContent ? [] : ["3"]))
      #expect(try client.ask("GET", "/").status == status.code)
      server.stop()
    }

    @Test func notModifiedWithoutALengthAnnouncesNone() throws {
      let (server, client) = try client(Response(status: .notModified, fields: [.eTag: "\"1\""]))
      #expect(names(try client.ask("GET", "/")) == ["Connection: close", "ETag: \"1\""])
      #expect(try client.isClosed())
      server.stop()
    }

    @Test func largeBodyArrivesWhole() throws {
      let body = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let (server, client) = try client(Response(body: .bytes(body)))
      #expect(try client.ask("GET", "/").body == body)
      server.stop()
    }

    @Test func emptyFieldIsLeftOutAndLogged() throws {
      let lines = Collected<String>()
      let server = try Server(log: { lines.append($0) }) { _ in
        Response(fields: [.vary: "", .server: "s"])
      } refuse: {
        refusePlainly($0, $1)
      }
      #expect(
        names(try Client(port: server.port).ask("GET", "/")) == ["Server: s", "Content-Length: 0"])
      #expect(lines.all.contains { $0.contains("Vary") })
    }

    @Test func fieldsTooLargeForTheMemoryBecomeABare500() throws {
      let (server, client) = try client(
        Response(fields: [.eTag: String(repeating: "e", count: 40_000)]))
      let answer = try client.ask("GET", "/")
      #expect(answer.status == 500)
      #expect(names(answer) == ["Content-Length: 0"])
      server.stop()
    }

    @Test(arguments: [99, 100, 102, 0])
    func statusThatIsNotFinalClosesTheConnection(code: Int) throws {
      let (server, client) = try client(Response(status: .init(code: code)))
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.isClosed())
      server.stop()
    }
  }
}
