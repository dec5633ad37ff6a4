import Foundation
import HTTPTypes
import Logging
import MicroHTTP

/// What is noted of one request: its line of the log and its part of the metrics, written when the answer
/// is over. That is at once where the body is there as a whole, and else when the last byte went out or
/// the client hung up, since both let go of the body.
///
/// @unchecked Sendable: the count is changed by the one thread at a time that reads the body.
final class Account: @unchecked Sendable {
  private var id: String
  private let client: String?
  private let method: HTTPRequest.Method
  private let target: String
  private let route: String?
  private let start: ContinuousClock.Instant
  private let metrics: Metrics
  private let logger: Logger
  private var status = 0
  private var bytes = 0
  private var cache: CacheStatus?

  init(
    id: String, client: String?, method: HTTPRequest.Method, target: String, route: String?,
    metrics: Metrics, logger: Logger
  ) {
    self.id = id
    self.client = client
    self.method = method
    self.target = target
    self.route = route
    self.metrics = metrics
    self.logger = logger
    start = .now
    metrics.begin()
  }

  deinit {
    let duration = ContinuousClock.now - start
    metrics.send(bytes: bytes)
    metrics.end(route: route, method: method, status: status, duration: duration)
    LogEvent.answered(
      id: id, client: client, method: method, target: target, route: route, status: status,
      bytes: bytes, duration: duration, cache: cache
    ).write(to: logger)
  }

  /// Notes an answer that is kept: under the id that it carries, of the request it was made for.
  func follow(_ stored: StoredResponse, isNotModified: Bool) {
    id = stored.fields[.requestID] ?? id
    status = (isNotModified ? HTTPResponse.Status.notModified : .ok).code
    cache = .hit
    if method != .head, !isNotModified { bytes = stored.bytes }
  }

  /// Follows an answer until it is over.
  func follow(_ response: inout Response) {
    status = response.status.code
    cache = response.fields[.cacheStatus].flatMap(CacheStatus.init(field:))
    guard method != .head, response.status != .notModified else { return }
    switch response.body {
    case .bytes(let body):
      bytes = body.count
    case .stream(let stream):
      response.body = .stream(
        BodyStream {
          let piece = try stream.next()
          self.bytes += piece?.count ?? 0
          return piece
        })
    }
  }
}
