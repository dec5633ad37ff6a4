public import HTTPTypes

/// What was wrong with a request, before a handler could see it.
///
/// The server passes a fault to `refuse`, which turns it into an answer in the service's own form.
public enum RequestFault: Error, Sendable, Hashable {
  /// The request target cannot be read; the text says why.
  case badTarget(String)

  /// The method or the header fields break HTTP's rules; the text says how. The connection is
  /// closed after the answer, because where such a request ends cannot be trusted.
  case badRequest(String)

  /// The request target is longer than `limit` bytes.
  case targetTooLong(limit: Int)

  /// The head takes more than `limit` bytes of memory, 64 for each field included. The connection is
  /// closed after the answer. Still larger heads are answered by the library, with 431 as well.
  case headTooLarge(limit: Int)

  /// The body is longer than `limit` bytes.
  case bodyTooLarge(limit: Int)

  /// The status code to answer with.
  public var status: HTTPResponse.Status {
    switch self {
    case .badTarget, .badRequest: .badRequest
    case .targetTooLong: .uriTooLong
    case .headTooLarge: .requestHeaderFieldsTooLarge
    case .bodyTooLarge: .contentTooLarge
    }
  }

  /// A sentence for the client that says what was wrong, and what would be right.
  public var detail: String {
    switch self {
    case .badTarget(let text), .badRequest(let text): text
    case .targetTooLong(let limit): "The request target is longer than \(limit) bytes."
    case .headTooLarge(let limit):
      "The head of the request takes more than \(limit) bytes of memory."
    case .bodyTooLarge(let limit): "The body of the request is longer than \(limit) bytes."
    }
  }

  /// Whether the rest of the connection can no longer be read with confidence.
  var endsConnection: Bool {
    switch self {
    case .badRequest, .headTooLarge: true
    case .badTarget, .targetTooLong, .bodyTooLarge: false
    }
  }
}
