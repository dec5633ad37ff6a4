import CMicroHTTPD
public import HTTPTypes
import Synchronization

/// An answer that is kept and sent to any number of clients, each time with the same fields: a stored response
/// (RFC 9111). It never changes.
///
/// Its body and its head lie ready in the library's form, and so does its 304. They live on until the last
/// client has got them, after this object has ended.
///
/// @unchecked Sendable: all properties are constants, or atomic. The library's responses are counted under
/// its own lock, and may be queued on many connections at once.
@safe public final class StoredResponse: @unchecked Sendable {
  /// The fields, as they are sent; the server adds `Date` and `Content-Length`.
  public let fields: HTTPFields

  /// The number of the state that the answer tells of; see ``ResponseCache``.
  public let generation: Int

  /// The length of the body, in bytes.
  public let bytes: Int

  /// Counts the answers sent from here; shared with others.
  public let sent: SentCounts

  /// What the service knows it by.
  let key: String
  let uses = UseCount()

  /// Whether requests lead to it by their bytes, and whether it has made room for others.
  let hasAlias = Atomic<Bool>(false)
  let isEvicted = Atomic<Bool>(false)

  private let shared: SharedBody

  /// The whole answer, and the 304 for who has it already.
  let found: NativeResponse
  let notModified: NativeResponse

  /// The bytes of the entity tag, with its quotation marks; empty if there is none.
  let entityTag: [UInt8]

  /// The most that the head takes, as ``Response/headBytes`` says.
  let headBytes: Int

  /// Prepares an answer. Nil if it is a stream, has another status than 200, or there is no memory.
  init?(_ response: Response, key: String, generation: Int, sent: SentCounts) {
    guard response.status == .ok, case .bytes(let bytes) = response.body else { return nil }
    let body = SharedBody(bytes)
    // Of the body a 304 tells the length alone (RFC 9110, 15.4.5).
    guard let found = NativeResponse(sharing: body), let notModified = NativeResponse(sharing: body)
    else { return nil }
    found.add(response.fields)
    notModified.add(response.fields.ofUnchanged)
    self.found = found
    self.notModified = notModified
    self.key = key
    self.generation = generation
    self.sent = sent
    fields = response.fields
    shared = body
    self.bytes = bytes.count
    headBytes = response.headBytes
    entityTag = Array((response.fields[.eTag] ?? "").utf8)
  }

  /// The body, copied.
  public var body: [UInt8] { shared.copy }
}

extension HTTPFields {
  /// What a 304 tells of the fields of its 200: of the body nothing new.
  public var ofUnchanged: HTTPFields {
    var fields = self
    fields[.contentType] = nil
    fields[.contentEncoding] = nil
    return fields
  }
}
