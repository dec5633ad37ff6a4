import HTTPTypes

/// What a service gives to a request: an answer made for it, or one that is kept for all.
public enum Reply: Sendable {
  /// An answer for this request alone.
  case made(Response)

  /// An answer out of a ``ResponseCache``; the second value tells whether the client has its body already, so
  /// that a 304 is sent.
  case stored(StoredResponse, isNotModified: Bool)

  /// The answer as a value of its own.
  public var response: Response {
    switch self {
    case .made(let response):
      response
    case .stored(let stored, isNotModified: false):
      Response(fields: stored.fields, body: .bytes(stored.body))
    case .stored(let stored, isNotModified: true):
      Response(status: .notModified, fields: stored.fields.ofUnchanged, body: .bytes(stored.body))
    }
  }
}
