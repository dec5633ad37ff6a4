import Foundation
import TestSupport
import Testing

/// What every answer keeps to, whatever was asked.
extension RawClient.Answer {
  /// The one value of a field; nil if there is none or several.
  func value(_ name: String) -> String? {
    let values = values(name)
    return values.count == 1 ? values.first : nil
  }

  /// The fields by which two answers to the same request may be compared.
  func fields(without left: Set<String>) -> [String] {
    fields.filter { !left.contains($0.name.lowercased()) }.map { "\($0.name): \($0.value)" }
  }

  func expectInOrder(to method: String, at place: SourceLocation) {
    // RFC 9110, 6.6.1 and 5.6.7.
    #expect(
      value("date")?.wholeMatch(of: Self.date) != nil, "Date: \(values("date"))",
      sourceLocation: place)
    #expect(value("x-request-id")?.isEmpty == false, sourceLocation: place)
    #expect(isComplete, sourceLocation: place)
    // RFC 9111, 5.1: an origin server is no cache. And no name of what is inside.
    for name in ["age", "server", "x-powered-by"] {
      #expect(values(name).isEmpty, "\(name)", sourceLocation: place)
    }
    // RFC 9110, 5.3: only lists may come in several lines.
    for name in Self.singular {
      #expect(values(name).count <= 1, "\(name)", sourceLocation: place)
    }
    // RFC 9110, 5.5 and 5.6.2.
    for (name, value) in fields {
      #expect(name.wholeMatch(of: /[A-Za-z0-9\-]+/) != nil, "\(name)", sourceLocation: place)
      #expect(
        value.wholeMatch(of: /[!-~]|[!-~][ -~]*[!-~]/) != nil, "\(name): \(value)",
        sourceLocation: place)
    }
    expectFraming(to: method, at: place)
    if status >= 400 { expectProblem(to: method, at: place) }
  }

  /// RFC 9112, 6, and RFC 9110, 8.6.
  private func expectFraming(to method: String, at place: SourceLocation) {
    let coded = !values("transfer-encoding").isEmpty
    let measured = !values("content-length").isEmpty
    #expect(!(coded && measured), sourceLocation: place)
    if status == 204 || status < 200 { #expect(!coded && !measured, sourceLocation: place) }
    if status == 304 { #expect(!coded, sourceLocation: place) }
    if method == "HEAD" || status == 204 || status == 304 { return }
    #expect(coded || measured || value("connection") == "close", sourceLocation: place)
  }

  /// RFC 9457, and what the service promises of its errors.
  private func expectProblem(to method: String, at place: SourceLocation) {
    #expect(
      value("content-type") == "application/problem+json; charset=utf-8", sourceLocation: place)
    #expect(value("cache-control") == "no-store", sourceLocation: place)
    #expect(value("access-control-allow-origin") == "*", sourceLocation: place)
    #expect(value("x-content-type-options") == "nosniff", sourceLocation: place)
    // RFC 9110, 15.5.6.
    if status == 405 { #expect(value("allow") != nil, sourceLocation: place) }
    guard method != "HEAD" else { return }
    guard let problem = try? JSONValue(body) else {
      Issue.record("no JSON: \(text)", sourceLocation: place)
      return
    }
    #expect(problem["status"] == .number(.init(status)), sourceLocation: place)
    for name in ["type", "title", "detail"] {
      #expect(problem[name]?.string?.isEmpty == false, "\(name)", sourceLocation: place)
    }
    #expect(problem["type"]?.string?.hasPrefix("/problems/") == true, sourceLocation: place)
    #expect(problem["instance"]?.string != nil, sourceLocation: place)
    for word in Self.inside {
      #expect(!text.localizedCaseInsensitiveContains(word), "\(word)", sourceLocation: place)
    }
  }

  private static var date: Regex<Substring> {
    /[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT/
  }

  private static let singular = [
    "allow", "cache-control", "connection", "content-encoding", "content-language",
    "content-length", "content-type", "date", "etag", "expires", "last-modified", "retry-after",
    "transfer-encoding", "x-request-id",
  ]

  /// What nobody outside has to know.
  private static let inside = [
    "microhttpd", "MHD", "sqlite", "GRDB", "select ", ".swift", "Optional(", "/usr/", "/tmp/",
    "Error Domain", "fatal",
  ]
}
