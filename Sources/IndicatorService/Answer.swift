import HTTPTypes
import MicroHTTP
import Representations

/// What a handler gives back: a representation, before caching and negotiation are put on it.
struct Answer: Sendable {
  /// How long an answer may be kept.
  enum Freshness: Sendable {
    /// Until the next release.
    case release
    /// For ever: its address changes with it.
    case forever
    /// Not at all.
    case never
  }

  var mediaType: String
  var body: Response.Body
  var freshness: Freshness = .release
  /// Further fields, such as `Content-Disposition`.
  var fields: HTTPFields = [:]
  /// Whether it is small already, so that no coding is put on it.
  var isPacked = false

  /// Adds a link (RFC 8288). One that a client can do without is left out if it is long: the library keeps
  /// the head of an answer in little memory. The next page is not such a one.
  mutating func addLink(_ address: String, _ relation: String, type: String? = nil) {
    guard address.utf8.count <= Self.longestLink || relation == "next" else { return }
    let type = type.map { "; type=\"\($0)\"" } ?? ""
    fields.append(HTTPField(name: .link, value: "<\(address)>; rel=\"\(relation)\"\(type)"))
  }

  private static let longestLink = 2000

  /// A document as JSON.
  static func json(_ document: some Encodable) throws -> Answer {
    Answer(
      mediaType: JSONRepresentation.mediaType,
      body: .bytes(try JSONRepresentation.encode(document)))
  }
}
