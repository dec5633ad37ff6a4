import Foundation
import HTTPTypes
import IndicatorService
import IndicatorStore
import Indicators
import Logging
import Representations
import Synchronization
import TestSupport

@testable import MicroHTTP

/// Asks the service without a socket.
struct Client: Sendable {
  /// An answer with its body read to the end.
  struct Reply: Sendable {
    let status: Int
    let fields: HTTPFields
    let body: [UInt8]

    func json() throws -> JSONValue { try JSONValue(body) }
    var text: String { String(decoding: body, as: UTF8.self) }

    var requestID: String? { fields[values: Self.requestID].first }
    private static let requestID = HTTPField.Name("X-Request-Id") ?? .accept
    private static let link = HTTPField.Name("Link") ?? .accept

    /// The targets of the `Link` fields by their relation.
    var links: [String: String] {
      Dictionary(
        fields[values: Self.link].flatMap { $0.components(separatedBy: ", ") }
          .compactMap { link in
            link.wholeMatch(of: /<(?<target>[^>]*)>; rel="(?<relation>[^"]*)"/).map {
              (String($0.relation), String($0.target))
            }
          }, uniquingKeysWith: { first, _ in first })
    }
  }

  static let site = Site(
    address: "https://data.example.cn", licence: "CC-BY-4.0",
    licenceAddress: "https://creativecommons.org/licenses/by/4.0/")

  struct NoStream: Error {}

  let service: IndicatorService
  let store: TemporaryStore
  let log: LogLines

  init(_ store: TemporaryStore, proxies: TrustedProxies = .none) {
    self.store = store
    let log = LogLines()
    self.log = log
    service = IndicatorService(
      store: store.store, catalogue: store.catalogue, site: Self.site,
      proxies: proxies, logger: Logger(label: "tests") { _ in LogLines.Handler(lines: log) })
  }

  /// One service over the project's report for all tests that only read.
  static func shared() throws -> Client { try filled.get() }
  private static let filled = Result { Client(try TemporaryStore.filled()) }

  func send(
    _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields = [:],
    body: [UInt8] = []
  ) throws -> Reply {
    let request = Request(
      method: method, target: try RequestTarget(raw: target), fields: fields, body: body)
    let response = service.respond(to: request)
    var bytes: [UInt8] = []
    switch response.body {
    case .bytes(let all): bytes = all
    case .stream(let stream): while let piece = try stream.next() { bytes += piece }
    }
    return Reply(status: response.status.code, fields: response.fields, body: bytes)
  }

  func get(_ target: String, _ fields: HTTPFields = [:]) throws -> Reply {
    try send(.get, target, fields)
  }

  func json(_ target: String) throws -> JSONValue { try get(target).json() }
}

/// What the service wrote to its log.
///
/// @unchecked Sendable: the lines are used under the lock only. The thread sanitizer does not see a
/// contended `Mutex` being handed over.
final class LogLines: @unchecked Sendable {
  struct Handler: LogHandler {
    let lines: LogLines
    var logLevel: Logger.Level = .trace
    var metadata: Logger.Metadata = [:]

    init(lines: LogLines) {
      self.lines = lines
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: Logging.LogEvent) {
      lines.lock.withLock {
        lines.all.append("\(event.level) \(event.message) \(event.metadata ?? [:])")
      }
    }
  }

  private let lock = NSLock()
  private var all: [String] = []

  func containing(_ text: String) -> [String] {
    lock.withLock { all.filter { $0.contains(text) } }
  }
}
