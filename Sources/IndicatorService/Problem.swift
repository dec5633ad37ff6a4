import HTTPTypes
import Indicators
import Packing

/// The one way in which a request fails: a status with a stable code, and what would be right
/// (RFC 9457).
struct Problem: Error, Sendable {
  /// What is wrong with one parameter or field.
  struct Fault: Encodable, Sendable {
    var parameter: String
    var value: String?
    var detail: String
    /// The nearest valid values, the nearest first.
    var suggestions: [String]
  }

  var status: HTTPResponse.Status
  /// Stable, lower-case with hyphens: the last segment of `type`.
  var code: String
  var title: String
  var detail: String
  var errors: [Fault] = []
  /// Fields of the answer that belong to the problem, such as `Allow`.
  var fields: HTTPFields = [:]
}

extension Problem {
  static func notFound(path: String, suggestions: [String]) -> Problem {
    Problem(
      status: .notFound, code: "not-found", title: "Nothing here",
      detail: "There is nothing at \(path)." + didYouMean(suggestions),
      errors: [
        Fault(
          parameter: "path", value: path, detail: "no route has this path",
          suggestions: suggestions)
      ])
  }

  /// A code in the path that names nothing.
  static func unknown(
    _ what: String, _ value: String, among known: some Sequence<String>
  ) -> Problem {
    let suggestions = Suggestions.nearest(to: value, among: known)
    return Problem(
      status: .notFound, code: "unknown-\(what)", title: "Unknown \(what)",
      detail: "There is no \(what) “\(value)”." + didYouMean(suggestions),
      errors: [
        Fault(
          parameter: "path", value: value, detail: "no \(what) has this code",
          suggestions: suggestions)
      ])
  }

  static func badParameters(_ errors: [Fault]) -> Problem {
    let first = errors.first.map { "\($0.parameter): \($0.detail)." } ?? ""
    let more = errors.count > 1 ? " \(errors.count - 1) more in errors." : ""
    return Problem(
      status: .badRequest, code: "bad-parameter", title: "A parameter is not understood",
      detail: first + didYouMean(errors.first?.suggestions ?? []) + more, errors: errors)
  }

  static func methodNotAllowed(_ method: HTTPRequest.Method, allowed: [HTTPRequest.Method])
    -> Problem
  {
    let allow = allowed.map(\.rawValue).joined(separator: ", ")
    return Problem(
      status: .methodNotAllowed, code: "method-not-allowed", title: "Method not allowed",
      detail: "\(method.rawValue) is not possible here; \(allow) are.",
      fields: [.allow: allow])
  }

  static func unknownMethod(_ method: HTTPRequest.Method) -> Problem {
    Problem(
      status: .notImplemented, code: "unknown-method", title: "Unknown method",
      detail: "No method \(method.rawValue.prefix(40)) is known here.")
  }

  /// The client asks for another state than there is.
  static func preconditionFailed(_ field: String) -> Problem {
    Problem(
      status: .preconditionFailed, code: "precondition-failed", title: "Another state",
      detail: "\(field) does not hold: what is here now is not what the request is meant for.",
      errors: [
        Fault(
          parameter: field, value: nil, detail: "does not name the state there is", suggestions: [])
      ])
  }

  static func tooManyCells(limit: Int) -> Problem {
    Problem(
      status: .badRequest, code: "too-many-cells", title: "Too large a dataset",
      detail:
        "The dataset would have more than \(limit) cells; fewer indicators, areas or years would be "
        + "right, or /v1/export.csv, which has no limit.")
  }

  static func tooManyRows(limit: Int) -> Problem {
    Problem(
      status: .badRequest, code: "too-many-rows", title: "Too long a sheet",
      detail:
        "A workbook would have more than \(limit) rows; fewer indicators, areas or years would be "
        + "right, or /v1/export.csv or gongshi export --format xlsx, which have no such limit.")
  }

  /// `Accept` takes none of the formats that there are.
  static func notAcceptable(_ formats: [Format]) -> Problem {
    notAcceptable(
      "Accept", title: "Not in this format", detail: "none of the formats that there are",
      offered: formats.map(\.mediaType))
  }

  /// `Accept` does not take the one media type that there is.
  static func notAcceptable(_ mediaType: String) -> Problem {
    notAcceptable(
      "Accept", title: "Not in this format", detail: "not the format that there is",
      offered: [mediaType])
  }

  /// `Accept-Encoding` refuses the body as it is, and takes none of the codings that there are.
  static let noCoding = notAcceptable(
    "Accept-Encoding", title: "Not in this coding", detail: "none of the codings that there are",
    offered: ContentCoding.allCases.map(\.rawValue) + ["identity"])

  private static func notAcceptable(
    _ field: String, title: String, detail: String, offered: [String]
  ) -> Problem {
    Problem(
      status: .notAcceptable, code: "not-acceptable", title: title,
      detail: "This comes as \(offered.joined(separator: ", ")).",
      errors: [Fault(parameter: field, value: nil, detail: detail, suggestions: offered)])
  }

  /// A fault of the request itself, found before any route was looked for.
  static func badRequest(_ status: HTTPResponse.Status, _ detail: String) -> Problem {
    let code = status.reasonPhrase.lowercased().replacing(" ", with: "-")
    return Problem(status: status, code: code, title: status.reasonPhrase, detail: detail)
  }

  /// What went wrong inside is for the log; the client gets only this.
  static let `internal` = Problem(
    status: .internalServerError, code: "internal", title: "Something went wrong here",
    detail: "The service could not answer. The request id says which entry of its log tells why.")

  static let busy = Problem(
    status: .serviceUnavailable, code: "busy", title: "Busy",
    detail: "Releases are being made faster than this answer; ask again in a second.",
    fields: [.retryAfter: "1"])

  /// The database cannot be reached.
  static let storeIsAway = Problem(
    status: .serviceUnavailable, code: "store-unavailable", title: "The data cannot be reached",
    detail:
      "The database of the service cannot be reached now; ask again in a few seconds. What was to be written may "
      + "have been, or not: with the same Idempotency-Key it is written once.",
    fields: [.retryAfter: "2"])

  /// A standby has not got what the client has seen.
  static func releaseIsNotHereYet(_ number: Int) -> Problem {
    Problem(
      status: .serviceUnavailable, code: "release-not-here-yet", title: "Not here yet",
      detail: "Release \(number) has not reached this service yet; ask again in a second.",
      fields: [.retryAfter: "1"])
  }

  static let tooManyExports = Problem(
    status: .serviceUnavailable, code: "too-many-exports", title: "Too many exports",
    detail: "As many exports are under way as there may be at once; ask again in a few seconds.",
    fields: [.retryAfter: "5"])

  static let notReady = Problem(
    status: .serviceUnavailable, code: "not-ready", title: "Not ready",
    detail: "Nothing has been published yet. Import a report: gongshi import FILE.",
    fields: [.retryAfter: "5"])

  private static func didYouMean(_ suggestions: [String]) -> String {
    suggestions.isEmpty ? "" : " Did you mean \(suggestions.joined(separator: ", "))?"
  }
}

/// A problem as clients see it.
struct ProblemDocument: Encodable {
  let type: String
  let title: String
  let status: Int
  let detail: String
  let instance: String
  let errors: [Problem.Fault]

  init(_ problem: Problem, instance: String) {
    type = "/problems/\(problem.code)"
    title = problem.title
    status = problem.status.code
    detail = problem.detail
    self.instance = instance
    errors = problem.errors
  }
}
