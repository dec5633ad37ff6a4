import CMicroHTTPD
import Glibc
import Synchronization

/// A request that an answer may lie ready for: what the library hands to the callbacks of such a request in
/// place of an ``Exchange``. Nothing is allocated for it: it is the address of what was found, with marks in
/// the bits that addresses of objects leave free.
///
/// It owns one reference: of the ``ReadyLine`` until the head is there, of the ``StoredResponse`` from then
/// on. Safe because it is only made from an object or from what the library was handed, and ``release(_:)`` is
/// called once, when the library is done with the request.
@safe struct ReadyRequest {
  let bits: UInt

  private static let isReady: UInt = 1
  private static let isChosen: UInt = 2
  private static let isNotModified: UInt = 4
  private static let isHead: UInt = 8
  private static let marks: UInt = 15

  /// Retains the line; released by ``choose(on:core:method:version:target:)`` or ``release(_:)``.
  init(_ line: ReadyLine) {
    bits = Self.retained(line) | Self.isReady
  }

  /// Nil if the context is an ``Exchange``.
  init?(context: UnsafeMutableRawPointer) {
    let bits = UInt(bitPattern: context)
    guard bits & Self.isReady != 0 else { return nil }
    self.bits = bits
  }

  private init(_ stored: StoredResponse, isHead: Bool, isNotModified: Bool) {
    bits =
      Self.retained(stored) | Self.isReady | Self.isChosen | (isHead ? Self.isHead : 0)
      | (isNotModified ? Self.isNotModified : 0)
  }

  var context: UnsafeMutableRawPointer? { unsafe UnsafeMutableRawPointer(bitPattern: bits) }

  /// Whether the head has been read, and the answer been chosen by it.
  var isChosen: Bool { bits & Self.isChosen != 0 }

  /// Chooses the answer by the head. Nil if the request has to be read whole: then this one goes on being what
  /// it was.
  func choose(
    on connection: Connection, core: ServerCore, method: UnsafePointer<CChar>,
    version: UnsafePointer<CChar>, target: UnsafePointer<CChar>
  ) -> ReadyRequest? {
    guard !core.isStopping.load(ordering: .relaxed) else { return nil }
    let line = line
    let record = connection.record
    let head = unsafe UnsafeRawBufferPointer(start: method, count: connection.headBytes)
    var choice = unsafe record?.lastHead.choice(of: line, for: head)
    if choice == nil {
      choice = unsafe Self.choice(
        of: line, on: connection, core: core, method: method, version: version, target: target)
      guard let choice else { return nil }
      unsafe record?.lastHead.keep(choice, of: line, for: head)
    }
    guard let choice else { return nil }
    let alias = line.aliases[choice.alias]
    alias.uses.add()
    alias.stored.uses.add()
    core.requestsInWork.add(1, ordering: .relaxed)
    let chosen = ReadyRequest(
      alias.stored, isHead: choice.isHead, isNotModified: choice.isNotModified)
    unsafe Unmanaged.passUnretained(line).release()
    return chosen
  }

  /// Reads the head. Nil if the request has to be read whole.
  private static func choice(
    of line: ReadyLine, on connection: Connection, core: ServerCore,
    method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, target: UnsafePointer<CChar>
  ) -> LastHead.Choice? {
    let isHead = unsafe strcmp(method, "HEAD") == 0
    guard unsafe isHead || strcmp(method, "GET") == 0, unsafe strcmp(version, "HTTP/1.1") == 0
    else { return nil }
    let layout = unsafe HeadLayout(
      method: method, target: target, targetBytes: line.target.count, version: version)
    guard let scan = connection.scan(after: layout), let alias = line.alias(scan) else {
      return nil
    }
    let stored = line.aliases[alias].stored
    guard scan.memoryBytes + stored.headBytes <= core.limits.connectionMemoryBytes,
      let isNotModified = unsafe stored.isNotModified(for: scan.ifNoneMatch)
    else { return nil }
    return LastHead.Choice(alias: alias, isHead: isHead, isNotModified: isNotModified)
  }

  /// Queues the answer that was chosen. False if the library does not take it.
  func answer(on connection: Connection) -> Bool {
    connection.record?.enter(.answer)
    let stored = stored
    let isNotModified = bits & Self.isNotModified != 0
    let queued =
      isNotModified
      ? connection.queue(stored.notModified, status: 304)
      : connection.queue(stored.found, status: 200)
    if queued {
      stored.sent.add(
        isHead: bits & Self.isHead != 0, isNotModified: isNotModified, bytes: stored.bytes)
    }
    return queued
  }

  /// The target of the line, for the request to be read whole.
  var target: [UInt8] { line.target }

  /// Gives back what is owned.
  func release(_ core: ServerCore) {
    if isChosen {
      unsafe Unmanaged.passUnretained(stored).release()
      core.requestsInWork.subtract(1, ordering: .releasing)
    } else {
      unsafe Unmanaged.passUnretained(line).release()
    }
  }

  private var line: ReadyLine {
    precondition(!isChosen)
    return object(ReadyLine.self)
  }

  private var stored: StoredResponse {
    precondition(isChosen)
    return object(StoredResponse.self)
  }

  private func object<Object: AnyObject>(_ type: Object.Type) -> Object {
    guard let address = unsafe UnsafeRawPointer(bitPattern: bits & ~Self.marks) else {
      preconditionFailure("a request without an answer")
    }
    return unsafe Unmanaged<Object>.fromOpaque(address).takeUnretainedValue()
  }

  private static func retained(_ object: some AnyObject) -> UInt {
    unsafe UInt(bitPattern: Unmanaged.passRetained(object).toOpaque())
  }
}

extension ReadyLine {
  /// The place of the answer for a request with these fields; nil if none lies ready.
  func alias(_ scan: HeadScan) -> Int? {
    aliases.firstIndex { alias in
      unsafe Self.isEqual(scan.acceptEncoding, alias.key.selection.acceptEncoding)
        && Self.isEqual(scan.accept, alias.key.selection.accept)
        && Self.isEqual(scan.acceptLanguage, alias.key.selection.acceptLanguage)
    }
  }

  private static func isEqual(_ bytes: UnsafeRawBufferPointer?, _ known: [UInt8]?) -> Bool {
    guard let bytes = unsafe bytes, let known else { return unsafe bytes == nil && known == nil }
    return unsafe bytes.isEqual(to: known)
  }
}

extension StoredResponse {
  /// Whether a client that names this in `If-None-Match` has the body already. Nil for what is not a single tag:
  /// that is for the service to read.
  func isNotModified(for ifNoneMatch: UnsafeRawBufferPointer?) -> Bool? {
    guard let tags = unsafe ifNoneMatch, !entityTag.isEmpty else { return false }
    if unsafe tags.isEqual(to: entityTag) { return true }
    if tags.count == entityTag.count + 2, unsafe tags[0] == UInt8(ascii: "W"),
      unsafe tags[1] == UInt8(ascii: "/"),
      unsafe UnsafeRawBufferPointer(rebasing: tags[2...]).isEqual(to: entityTag)
    {
      return true
    }
    let isOne = unsafe tags.last == UInt8(ascii: "\"") && !tags.contains(UInt8(ascii: ","))
    return isOne ? false : nil
  }
}
