import HTTPTypes
import IndicatorStore
import Indicators
import MicroHTTP
import ReportReading
import Representations

/// What a route does when it is written to.
struct Write: Sendable {
  /// What is done within the one transaction.
  typealias Action = (StoreChange) throws -> WriteAnswer

  /// What it does, in words.
  let summary: String
  /// What a token must allow.
  let scope: AccessToken.Scope
  /// The media types of the body, the first where a client does not say; none where there is no body.
  let mediaTypes: [String]
  /// The schema of a body of JSON; nil for text.
  let body: String?
  /// The parameters that it takes; any other is refused.
  let parameters: [Parameter]
  /// The schema of what it answers.
  let answer: String
  /// Whether there is something at the path now, which preconditions are about.
  let exists: @Sendable (StoreView, [String]) throws -> Bool
  /// Reads the whole request before the store is asked for anything, and gives what is to be done.
  let handler: @Sendable (WriteCall) throws -> Action
}

/// A request that writes, as values.
struct WriteCall {
  let request: Request
  /// What the variable segments of the route stand for.
  let path: [String]
  let parameters: Parameters
  let catalogue: Catalogue

  /// Made where a text is read: it takes some time.
  var reader: ReportReader { ReportReader(catalogue: catalogue) }

  /// Why, as the client says; else as the route does.
  func reason(_ ownWords: String) -> String { parameters.reason ?? ownWords }

  var isTrial: Bool { parameters.isTrial ?? false }
}

/// What a write answers.
struct WriteAnswer: Sendable {
  var status: HTTPResponse.Status = .ok
  var body: [UInt8]
  /// The address of what was made.
  var location: String?

  /// A document as JSON.
  init(
    status: HTTPResponse.Status = .ok, _ document: some Encodable, location: String? = nil
  ) throws {
    self.status = status
    body = try JSONRepresentation.encode(document)
    self.location = location
  }

  /// One that was given before.
  init(_ kept: KeptAnswer) {
    status = HTTPResponse.Status(code: kept.status)
    body = kept.body
    location = kept.location.isEmpty ? nil : kept.location
  }

  var kept: KeptAnswer {
    KeptAnswer(status: status.code, location: location ?? "", body: body)
  }
}
