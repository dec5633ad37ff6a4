import Foundation
import HTTPTypes
import MicroHTTP
import TestSupport
import Testing

/// All tests that open sockets, one after the other: some of them count what the process has open.
@Suite(.serialized) enum Live {}

typealias Client = RawClient

/// Something one thread waits for and another gives.
final class Signal: Sendable {
  private let given = DispatchSemaphore(value: 0)
  func give() { given.signal() }
  func wait() -> Bool { given.wait(timeout: .now() + 10) == .success }
}

/// Collects values from other threads.
///
/// @unchecked Sendable: the values are used under the lock only. The thread sanitizer does not see a
/// contended `Mutex` being handed over.
final class Collected<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Value] = []
  func append(_ value: Value) { lock.withLock { values.append(value) } }
  var all: [Value] { lock.withLock { values } }
}

/// Asks until it is so, for up to ten seconds.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<5000 {
    if condition() { return true }
    usleep(2000)
  }
  return false
}

/// Answers a fault with its status and text.
@Sendable func refusePlainly(_ fault: RequestFault, _ head: Request.Head?) -> Response {
  Response(
    status: fault.status, fields: [.contentType: "text/plain"],
    body: .bytes(Array(fault.detail.utf8)))
}

extension Response {
  static func text(_ text: String) -> Response { Response(body: .bytes(Array(text.utf8))) }
}

/// A server that hands each request to the test, and answers "ok".
final class Recorder: Sendable {
  let requests = Collected<Request>()
  let faults = Collected<RequestFault>()
  let heads = Collected<Request.Head?>()
  let server: Server

  init(limits: ServerLimits = .init()) throws {
    let (requests, faults, heads) = (requests, faults, heads)
    server = try Server(limits: limits) { request in
      requests.append(request)
      return .text("ok")
    } refuse: { fault, head in
      faults.append(fault)
      heads.append(head)
      return refusePlainly(fault, head)
    }
  }

  func client() throws -> Client { try Client(port: server.port) }
}
