import HTTPTypes
import MicroHTTP
import Representations

/// What a handler gives back: a representation, before caching and negotiation are put on it.
struct Answer: Sendable {
  /// How long an answer may be kept.
  enum Freshness: Sendable {
    /// Until the next release.
    case release
    /// Not at all.
    case never
  }

  var mediaType: String
  var body: Response.Body
  var freshness: Freshness = .release
  /// Further fields, such as `Content-Disposition`.
  var fields: HTTPFields = [:]

  /// A document as JSON.
  static func json(_ document: some Encodable) throws -> Answer {
    Answer(
      mediaType: JSONRepresentation.mediaType,
      body: .bytes(try JSONRepresentation.encode(document)))
  }
}
