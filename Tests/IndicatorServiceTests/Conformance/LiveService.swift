import IndicatorService
import MicroHTTP
import TestSupport
import Testing

/// RFC 9110, 9111, 9112, 9457 and 6585 against the whole service, over raw sockets.
@Suite("Conformance") enum Conformance {}

/// The whole service behind a socket, asked with exact bytes.
struct LiveService: Sendable {
  /// What is asked for where it does not matter what. Its answer is kept by the service, so that
  /// requests for it take whatever short ways there are.
  static let target = "/v1/themes"

  let server: Server
  private let client: Client

  init(_ client: Client) throws {
    self.client = client
    server = try Server(
      limits: ServerLimits(threads: 2), respond: client.service.respond,
      refuse: client.service.refuse)
  }

  /// One service over the project's report for all suites.
  static func shared() throws -> LiveService { try filled.get() }
  private static let filled = Result { try LiveService(Client.shared()) }

  func connect() throws -> RawClient { try RawClient(port: server.port) }

  /// The head of a request in order, with further fields.
  static func head(
    _ method: String = "GET", _ target: String = target, _ fields: String...
  ) -> String {
    let lines = fields.map { $0 + "\r\n" }.joined()
    return "\(method) \(target) HTTP/1.1\r\nHost: gongshi\r\n\(lines)\r\n"
  }

  /// Sends bytes on a connection of their own, and reads one answer.
  func ask(
    _ bytes: String, to method: String = "GET", at place: SourceLocation = #_sourceLocation
  ) throws -> RawClient.Answer {
    let connection = try connect()
    try connection.send(bytes)
    let answer = try connection.answer(to: method)
    answer.expectInOrder(to: method, at: place)
    return answer
  }

  /// Asks for a target with further fields.
  func get(
    _ target: String = target, _ fields: String..., at place: SourceLocation = #_sourceLocation
  ) throws -> RawClient.Answer {
    let lines = fields.map { $0 + "\r\n" }.joined()
    return try ask("GET \(target) HTTP/1.1\r\nHost: gongshi\r\n\(lines)\r\n", at: place)
  }

  /// Sends what breaks the rules: it is refused with one of the statuses, nothing behind it is taken
  /// for a request that it is not, and the next client is served.
  @discardableResult
  func expectRefusal(
    of bytes: [UInt8], _ statuses: [Int], to method: String = "GET",
    at place: SourceLocation = #_sourceLocation
  ) throws -> RawClient.Answer {
    let connection = try connect()
    // A server that has refused the head may have closed before the rest is sent.
    try? connection.send(bytes)
    let answer: RawClient.Answer
    do {
      answer = try connection.answer(to: method)
    } catch {
      Issue.record("no answer: \(error)", sourceLocation: place)
      try expectService(at: place)
      throw error
    }
    #expect(
      statuses.contains(answer.status), "\(answer.status): \(answer.text)", sourceLocation: place)
    answer.expectInOrder(to: method, at: place)
    if answer.values("connection") == ["close"] {
      #expect(try connection.isClosed(), "more than one answer", sourceLocation: place)
    } else {
      // The connection goes on with the next request, whatever was wrong with this one.
      try connection.send(Self.head())
      let next = try connection.answer()
      #expect(next.status == 200, "the next request", sourceLocation: place)
    }
    try expectService(at: place)
    return answer
  }

  /// What comes back on a connection is a refusal with one of the statuses, or its end.
  func expectRefusalOrEnd(
    on connection: RawClient, _ statuses: [Int], at place: SourceLocation = #_sourceLocation
  ) throws {
    do {
      let answer = try connection.answer()
      #expect(statuses.contains(answer.status), sourceLocation: place)
      answer.expectInOrder(to: "GET", at: place)
      #expect(try connection.isClosed(), sourceLocation: place)
    } catch RawClient.Failure.ended, RawClient.Failure.reset {
      // Nothing was said.
    }
    try expectService(at: place)
  }

  @discardableResult
  func expectRefusal(
    of text: String, _ statuses: [Int], to method: String = "GET",
    at place: SourceLocation = #_sourceLocation
  ) throws -> RawClient.Answer {
    try expectRefusal(of: Array(text.utf8), statuses, to: method, at: place)
  }

  /// A new client gets what it asks for.
  func expectService(at place: SourceLocation = #_sourceLocation) throws {
    let answer = try get(at: place)
    #expect(answer.status == 200, sourceLocation: place)
    #expect(try answer.body == client.get(Self.target).body, sourceLocation: place)
  }
}
