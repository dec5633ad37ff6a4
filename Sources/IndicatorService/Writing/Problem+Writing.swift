import HTTPTypes
import Indicators

extension Problem {
  /// A write without a token (RFC 6750, 3): there is no error to name yet.
  static let noToken = Problem(
    status: .unauthorized, code: "no-token", title: "A token is needed",
    detail:
      "This needs a token in Authorization: Bearer TOKEN. Whoever runs the service makes one: "
      + "gongshi token create.",
    fields: [.wwwAuthenticate: #"Bearer realm="gongshi""#])

  static func badToken(_ what: String) -> Problem {
    Problem(
      status: .unauthorized, code: "bad-token", title: "The token is not valid",
      detail: "The token \(what); one that gongshi token list shows as valid would be right.",
      fields: [
        .wwwAuthenticate:
          #"Bearer realm="gongshi", error="invalid_token", error_description="The token \#(what)""#
      ])
  }

  static func noScope(_ scope: AccessToken.Scope) -> Problem {
    Problem(
      status: .forbidden, code: "no-scope", title: "The token does not allow this",
      detail: "This needs a token with the scope \(scope.rawValue).",
      errors: [
        Fault(
          parameter: "Authorization", value: nil, detail: "lacks the scope \(scope.rawValue)",
          suggestions: [])
      ],
      fields: [
        .wwwAuthenticate:
          #"Bearer realm="gongshi", error="insufficient_scope", scope="\#(scope.rawValue)""#
      ])
  }

  static func tooManyFailedTokens(seconds: Int) -> Problem {
    Problem(
      status: .tooManyRequests, code: "too-many-failed-tokens", title: "Too many failed attempts",
      detail: "Too many attempts with tokens failed from this address; try again later.",
      fields: [.retryAfter: String(seconds)])
  }

  static func unsupportedMediaType(_ value: String?, _ taken: [String]) -> Problem {
    Problem(
      status: .unsupportedMediaType, code: "unsupported-media-type", title: "Not of this type",
      detail: "The body must be \(taken.joined(separator: " or ")), in UTF-8 and uncompressed.",
      errors: [
        Fault(
          parameter: "Content-Type", value: value.map { String($0.prefix(80)) },
          detail: value == nil ? "is missing" : "is not read here", suggestions: taken)
      ],
      fields: [.accept: taken.joined(separator: ", ")])
  }

  static let unwantedBody = Problem(
    status: .badRequest, code: "unwanted-body", title: "A body is not wanted",
    detail: "This takes no body; an empty one would be right.")

  static let badIdempotencyKey = Problem(
    status: .badRequest, code: "bad-idempotency-key", title: "The key is not understood",
    detail: "Idempotency-Key must be 1 to 255 visible characters of ASCII, such as a UUID.",
    errors: [
      Fault(
        parameter: "Idempotency-Key", value: nil,
        detail: "is empty, too long, or has other characters", suggestions: [])
    ])

  static let keyOfOtherRequest = Problem(
    status: .unprocessableContent, code: "key-of-other-request",
    title: "The key belongs to another request",
    detail:
      "Another request came with this Idempotency-Key in the last 24 hours; a new key for a new "
      + "request would be right.",
    errors: [
      Fault(
        parameter: "Idempotency-Key", value: nil, detail: "came with another request before",
        suggestions: [])
    ])

  static let storeIsBusy = Problem(
    status: .serviceUnavailable, code: "store-busy", title: "Busy",
    detail: "Another process is writing to the store; nothing was changed. Try again in a second.",
    fields: [.retryAfter: "1"])

  static let diskFull = Problem(
    status: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"),
    code: "disk-full", title: "No room",
    detail:
      "The disk of the service is full; nothing was changed. Whoever runs it has to make room.")

  /// What is understood, and cannot be done.
  static func refused(_ detail: String) -> Problem {
    Problem(
      status: .unprocessableContent, code: "refused", title: "This cannot be published",
      detail: detail.prefix(1).uppercased() + detail.dropFirst() + ".")
  }

  static func unreadableReport(_ detail: String, errors: [Fault] = []) -> Problem {
    Problem(
      status: .unprocessableContent, code: "unreadable-report",
      title: "This is not read as the report",
      detail: detail.prefix(1).uppercased() + detail.dropFirst() + ".", errors: errors)
  }

  /// A body that is no JSON.
  static func badJSON(_ detail: String) -> Problem {
    Problem(
      status: .badRequest, code: "bad-json", title: "The body is not understood",
      detail: "The body must be \(detail).")
  }

  /// Fields of a body that cannot be taken.
  static func badFields(_ errors: [Fault]) -> Problem {
    let first = errors.first.map { "\($0.parameter): \($0.detail)." } ?? ""
    return Problem(
      status: .unprocessableContent, code: "bad-field", title: "A field is not understood",
      detail: first, errors: errors)
  }

  static func noOutcome(_ id: String) -> Problem {
    Problem(
      status: .notFound, code: "no-commitment", title: "No commitment",
      detail: "\(id) is no commitment; only these have a state.")
  }
}
