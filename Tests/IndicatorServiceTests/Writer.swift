import Foundation
import HTTPTypes
import IndicatorService
import IndicatorStore
import Indicators
import MicroHTTP
import TestSupport

/// A client that writes, over a store of its own with the project's report as release 1.
struct Writer {
  static let report = "370404-2021"
  static let observation = "reconsideration-accepted.370404.2021"
  static let commitment = "370404-2021.commitment.1"

  let client: Client
  let token: String

  var store: IndicatorStore { client.store.store }

  init(
    _ scopes: [AccessToken.Scope] = AccessToken.Scope.allCases, isFilled: Bool = true,
    on engine: TestEngine = .current
  ) throws {
    let temporary = try isFilled ? TemporaryStore.filled(on: engine) : TemporaryStore(on: engine)
    client = Client(temporary)
    token = try Self.token(temporary.store, scopes)
  }

  /// Makes a token.
  static func token(
    _ store: IndicatorStore, _ scopes: [AccessToken.Scope], name: String = "Office",
    expiresIn seconds: TimeInterval = 3600
  ) throws -> String {
    try store.change(by: Author(name: "tests")) {
      try $0.createToken(
        name: name, scopes: scopes, expiresAt: Date().addingTimeInterval(seconds)
      ).text
    }
  }

  func send(
    _ method: HTTPRequest.Method, _ target: String, _ body: String = "", type: String? = nil,
    token: String? = nil, fields: HTTPFields = [:], peer: String = "192.0.2.7"
  ) throws -> Client.Reply {
    var fields = fields
    fields[.contentType] = type
    let token = token ?? self.token
    if !token.isEmpty { fields[.authorization] = "Bearer \(token)" }
    let request = Request(
      method: method, target: try RequestTarget(raw: target), fields: fields,
      body: Array(body.utf8), peer: peer)
    let response = client.service.respond(to: request)
    guard case .bytes(let bytes) = response.body else { throw Client.NoStream() }
    return Client.Reply(status: response.status.code, fields: response.fields, body: bytes)
  }

  func put(
    report text: String, _ id: String = Self.report, query: String = "",
    token: String? = nil, fields: HTTPFields = [:]
  ) throws -> Client.Reply {
    try send(
      .put, "/v1/reports/\(id)\(query)", text, type: "text/markdown", token: token, fields: fields)
  }

  func patch(
    _ body: String, _ id: String = Self.observation, query: String = "", token: String? = nil,
    fields: HTTPFields = [:]
  ) throws -> Client.Reply {
    try send(
      .patch, "/v1/observations/\(id)\(query)", body, type: "application/merge-patch+json",
      token: token, fields: fields)
  }

  func settle(
    _ body: String, _ id: String = Self.commitment, token: String? = nil,
    fields: HTTPFields = [:]
  ) throws -> Client.Reply {
    try send(
      .put, "/v1/statements/\(id)/state", body, type: "application/json", token: token,
      fields: fields)
  }

  /// The project's report, with 27 accepted applications turned into others.
  static func changedReport(accepted: Int = 29) throws -> String {
    try ProjectFiles.reportText().replacing("案件 27 件", with: "案件 \(accepted) 件")
  }

  var release: Int { get throws { try store.view { $0.release?.number ?? 0 } } }
}
