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
  /// closed after the answer. Still larger heads are ``unreadable(_:)``, with 431 as well.
  case headTooLarge(limit: Int)

  /// The body is longer than `limit` bytes.
  case bodyTooLarge(limit: Int)

  /// The transfer coding of the body is not `chunked`. The connection is closed after the answer.
  case unknownCoding

  /// The client expects something that is not known here, or that is not done.
  case unknownExpectation

  /// As many requests are in work as there may be.
  case tooManyRequests

  /// The request did not come in time; the connection is closed.
  case timedOut

  /// The library could not read the request, and chose the status. The connection is closed after the
  /// answer.
  case unreadable(HTTPResponse.Status)

  /// The status code to answer with.
  public var status: HTTPResponse.Status {
    switch self {
    case .badTarget, .badRequest: .badRequest
    case .targetTooLong: .uriTooLong
    case .headTooLarge: .requestHeaderFieldsTooLarge
    case .bodyTooLarge: .contentTooLarge
    case .unknownCoding: .notImplemented
    case .unknownExpectation: .expectationFailed
    case .tooManyRequests: .serviceUnavailable
    case .timedOut: .requestTimeout
    case .unreadable(let status): status
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
    case .unknownCoding: "The Transfer-Encoding is not known here; chunked alone would be right."
    case .unknownExpectation: "Of Expect only 100-continue is known here."
    case .tooManyRequests: "As many requests are in work as there may be; ask again in a second."
    case .timedOut: "The request did not come in time."
    case .unreadable(let status): Self.detail(of: status)
    }
  }

  /// After how many seconds the client may ask again, where that helps.
  public var retryAfter: Int? { self == .tooManyRequests ? 1 : nil }

  /// Whether the rest of the connection can no longer be read with confidence.
  var endsConnection: Bool {
    switch self {
    case .badRequest, .headTooLarge, .unknownCoding, .timedOut, .unreadable: true
    case .badTarget, .targetTooLong, .bodyTooLarge, .unknownExpectation, .tooManyRequests: false
    }
  }

  /// A status that the library chose, with its reason.
  static func unreadable(status: Int) -> RequestFault {
    let known: [HTTPResponse.Status] = [
      .badRequest, .contentTooLarge, .uriTooLong, .requestHeaderFieldsTooLarge,
      .internalServerError,
      .serviceUnavailable, .httpVersionNotSupported,
    ]
    // It says 500 of a line among the chunks that it has no memory for: that is the client's fault.
    let status = status == 500 ? 413 : status
    return .unreadable(known.first { $0.code == status } ?? .init(code: status))
  }

  /// What the library means by a status that it chose.
  private static func detail(of status: HTTPResponse.Status) -> String {
    switch status.code {
    case 413, 431:
      "A part of the request is larger than what may be, or than the memory of a connection."
    case 414: "The request target is longer than the memory that a connection has."
    case 505: "Only HTTP/1.0 and HTTP/1.1 are spoken here."
    case 500...: "The request could not be served."
    default:
      "The request cannot be read; a request line, fields with a name and a colon, and whole chunks would be "
        + "right."
    }
  }
}
