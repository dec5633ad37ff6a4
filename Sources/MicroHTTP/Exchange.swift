import Glibc
import HTTPTypes
import Synchronization

/// One request and its answer, from the request line to the last byte out: the context the library
/// hands to every callback of a request.
///
/// Used on one thread only, the one that serves the connection. Retained in `openExchange` and
/// released in `closeExchange`.
final class Exchange {
  /// Whether the head has been taken: the library calls first with the head, and then goes on with
  /// the body.
  private(set) var hasHead = false

  /// The target as it was sent.
  let target: [UInt8]

  private let core: ServerCore
  private var head: Request.Head?
  private var fault: RequestFault?
  private var body: [UInt8] = []
  private var bodyBytes = 0
  private var isVersion1_0 = false
  private var isAnswered = false

  /// Whether the connection ends with the answer, whatever else is so.
  private var isLast = false

  /// The memory left for the head of the answer, in bytes.
  private var room = 0

  init(target: [UInt8], core: ServerCore) {
    self.target = target
    self.core = core
    core.exchanges.add(1, ordering: .relaxed)
  }

  deinit {
    if hasHead { core.requestsInWork.subtract(1, ordering: .releasing) }
    core.exchanges.subtract(1, ordering: .relaxed)
  }

  /// Takes the head. Nothing is answered here if the rest can be read: an answer to the head closes
  /// the connection, and a client that is still sending may never see it.
  ///
  /// - Parameters:
  ///   - layout: the places of the parts of the request line.
  /// - Returns: false to close the connection without an answer.
  func takeHead(
    from connection: Connection, method: String, isVersion1_0: Bool, layout: HeadLayout
  ) -> Bool {
    hasHead = true
    let inWork = core.requestsInWork.add(1, ordering: .relaxed).newValue
    self.isVersion1_0 = isVersion1_0
    let read = connection.headFields(after: layout, needsHost: !isVersion1_0)
    fault = read.fault
    if let method = HTTPRequest.Method(method) {
      head = Request.Head(
        method: method, rawTarget: String(decoding: target, as: UTF8.self), fields: read.fields,
        peer: connection.peer)
    } else {
      fault = .badRequest("The method is not a token.")
    }
    if target.count > core.limits.targetBytes {
      fault = fault ?? .targetTooLong(limit: core.limits.targetBytes)
    }
    // The answer's head comes after the request's, in the same memory.
    room = core.limits.connectionMemoryBytes - read.memoryBytes
    if read.memoryBytes > core.limits.headBytes {
      fault = fault ?? .headTooLarge(limit: core.limits.headBytes)
    }
    let announced = read.framing.announced ?? 0
    if announced > core.limits.bodyBytes {
      fault = fault ?? .bodyTooLarge(limit: core.limits.bodyBytes)
    }
    if core.limits.requestsInWork > 0, inWork > core.limits.requestsInWork {
      fault = fault ?? .tooManyRequests
    }
    let expectation = read.fields[.expect]?.lowercased()
    if let expectation, expectation != "100-continue" { fault = fault ?? .unknownExpectation }
    // Also where the rest is only read to be thrown away.
    connection.record?.enter(.body)
    guard let fault else { return true }
    if fault.endsConnection || expectation == "100-continue" || announced > core.limits.drainedBytes
    {
      return answer(on: connection)
    }
    return true
  }

  /// Takes a part of the body. What is beyond the limit, or belongs to a refused request, is thrown
  /// away: an answer can only follow the whole request.
  ///
  /// - Returns: false to close the connection without an answer, when a client goes on and on.
  func takeBody(_ part: UnsafeRawBufferPointer) -> Bool {
    bodyBytes += part.count
    if bodyBytes > core.limits.bodyBytes {
      fault = fault ?? .bodyTooLarge(limit: core.limits.bodyBytes)
    }
    if fault == nil {
      unsafe body.append(contentsOf: part)
    } else {
      body = []
    }
    return bodyBytes <= core.limits.drainedBytes
  }

  /// Answers, once the request is complete or hopeless.
  ///
  /// - Returns: false to close the connection without an answer.
  func answer(on connection: Connection) -> Bool {
    // Asked again: a server that is being stopped takes no answer, and says nothing about it.
    guard !isAnswered else { return false }
    isAnswered = true
    connection.record?.enter(.answer)
    // The library ends a trailer too early where a line of it has no name: what follows may be part of it.
    isLast = connection.hasTrailers
    var response: Response
    switch makeReply() {
    case .made(let made):
      response = made
    case .stored(let stored, let isNotModified):
      if let key { core.cache?.note(key, stored) }
      // A connection that ends takes another answer, and so does one whose memory is full.
      if !endsConnection, stored.headBytes <= room {
        return isNotModified
          ? connection.queue(stored.notModified, status: 304)
          : connection.queue(stored.found, status: 200)
      }
      response = Reply.stored(stored, isNotModified: isNotModified).response
    }
    if response.headBytes > room {
      // The library would close the connection without a word.
      core.log?("The fields of an answer were left out: \(room) bytes are left for them.")
      if let fault {
        // A refusal for all that: of a head that took the memory.
        if core.certificate.current == nil { return answer(past: connection, response) }
        response = Response(status: fault.status)
      } else {
        response = Response(status: .internalServerError)
      }
    }
    let closesBody = isVersion1_0 ? connection.descriptor : nil
    guard (200...999).contains(response.status.code) else {
      core.log?("A handler answered with status \(response.status.code), which is no final one.")
      return false
    }
    guard
      let native = NativeResponse(
        response, isHead: head?.method == .head, resetting: closesBody,
        isLast: endsConnection, log: core.log,
        // The limit is for the client's silence: the time in which the server had nothing to send is not the client's.
        made: { [idleSeconds = core.limits.idleSeconds] in
          connection.restartIdleTimer(seconds: idleSeconds)
        })
    else { return false }
    return connection.queue(native, status: response.status.code)
  }

  private var endsConnection: Bool { isLast || core.isStopping.load(ordering: .relaxed) }

  /// Sends an answer that the connection's memory has no room for past the library, which over TLS cannot be
  /// done, and ends the connection.
  private func answer(past connection: Connection, _ response: Response) -> Bool {
    let text = response.wire(isHead: head?.method == .head)
    let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
    unsafe send(connection.descriptor, text, text.count, flags)
    shutdown(connection.descriptor, Int32(SHUT_WR))
    return false
  }

  /// The bytes that the same answer can be found by; nil if a field that decides on it was sent more than once.
  private var key: RawKey? {
    guard let head, head.method == .get || head.method == .head else { return nil }
    var selection = Selection()
    for (name, field) in [
      (HTTPField.Name.accept, \Selection.accept),
      (.acceptLanguage, \.acceptLanguage), (.acceptEncoding, \.acceptEncoding),
    ] {
      let values = head.fields[fields: name]
      guard values.count <= 1 else { return nil }
      selection[keyPath: field] = values.first.map { Array($0.value.utf8) }
    }
    return RawKey(target: target, selection: selection)
  }

  private func makeReply() -> Reply {
    guard let head, fault == nil else {
      return .made(core.refuse(fault ?? .badRequest("The request cannot be read."), head))
    }
    do throws(RequestFault) {
      let request = Request(
        method: head.method, target: try RequestTarget(raw: head.rawTarget), fields: head.fields,
        body: body, peer: head.peer)
      body = []
      return core.respond(request)
    } catch {
      return .made(core.refuse(error, head))
    }
  }
}
