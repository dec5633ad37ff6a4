import CPQ
import Foundation

/// A connection to a PostgreSQL server, in pipeline mode: statements for their effect are sent on without waiting,
/// and the next one whose rows are asked for brings what they did.
///
/// Everything waits for a time at most. Whoever gets an error of the kind `unavailable` must not use it again.
///
/// @unchecked Sendable: one thread at a time uses it, the one that has taken it from its pool.
@safe final class PostgreSQLConnection: Connection, @unchecked Sendable {
  private let handle: OpaquePointer
  /// How long an answer of the server is waited for.
  let timeout: Duration
  /// How much longer, for as long as there is hope.
  var grace: (duration: Duration, isHopeless: () -> Bool)?
  /// The same, when a server that is well would have ended by itself what takes longer.
  private var patience: Duration { timeout + .seconds(1) }
  /// What has been prepared, by its text.
  private var names: [String: String] = [:]
  private var count = 0
  /// How many results come before the end of each group of statements that has been sent. Those of all but the
  /// last group nobody waits for.
  private var groups = [0]
  private(set) var isBroken = false

  /// Results that are not looked at, and what the server has to keep of them, are not to grow without bound.
  private static let mostUnread = 128
  private static let mostNames = 512

  /// Connects, to the first server of the address that is of the right kind.
  ///
  /// - Parameter parameters: those of libpq, which may replace what the address says.
  init(
    _ address: String, _ parameters: [(name: String, value: String)], timeout: Duration
  ) throws(PostgreSQLError) {
    guard lazy_pq_is_there() else {
      throw PostgreSQLError(
        unavailable: "libpq 14 or newer is not installed; on Debian: apt-get install libpq5")
    }
    self.timeout = timeout
    let names = unsafe (["dbname"] + parameters.map(\.name)).map { unsafe strdup($0) }
    let values = unsafe ([address] + parameters.map(\.value)).map { unsafe strdup($0) }
    defer { unsafe (names + values).forEach { unsafe free($0) } }
    let opened = unsafe lazy_PQconnectdbParams(
      names.map { unsafe UnsafePointer($0) } + [nil],
      values.map { unsafe UnsafePointer($0) } + [nil], 1)
    guard let opened = unsafe opened else {
      throw PostgreSQLError(unavailable: "there is no memory for a connection")
    }
    unsafe handle = opened
    guard unsafe lazy_PQstatus(handle) == CONNECTION_OK else {
      throw PostgreSQLError(unavailable: message)
    }
    unsafe lazy_PQignoreNotices(handle)
    guard unsafe lazy_PQsetnonblocking(handle, 1) == 0, unsafe lazy_PQenterPipelineMode(handle) == 1
    else { throw PostgreSQLError(unavailable: message) }
  }

  deinit { unsafe lazy_PQfinish(handle) }

  private var message: String { unsafe String(cString: lazy_PQerrorMessage(handle)) }

  /// Whether it can be used again: the server has not closed it meanwhile. Asks the socket only.
  var isAlive: Bool {
    guard !isBroken else { return false }
    guard unsafe lazy_PQconsumeInput(handle) == 1 else { return false }
    return unsafe lazy_PQstatus(handle) == CONNECTION_OK
  }

  // MARK: Statements

  func execute(_ sql: String, _ arguments: Arguments) throws {
    try send(sql, arguments, .often)
    if groups[groups.count - 1] >= Self.mostUnread { _ = try settle() }
  }

  /// As ``execute(_:_:)``, for a text that is one of many.
  func executeOnce(_ sql: String, _ arguments: Arguments = []) throws {
    try send(sql, arguments, .once)
  }

  /// A name that no other cursor of this connection has.
  func newCursorName() -> String {
    count += 1
    return "c\(count)"
  }

  func rows(_ sql: String, _ arguments: Arguments, _ use: StatementUse) throws -> any Rows {
    if use == .streamed { return try PostgreSQLCursor(self, sql, arguments) }
    return try result(sql, arguments, use)
  }

  /// All that a statement gives, with what those before it have to say.
  func result(
    _ sql: String, _ arguments: Arguments = [], _ use: StatementUse = .often
  ) throws -> PostgreSQLResult {
    try send(sql, arguments, use)
    guard let result = try settle() else {
      throw fail("the server gave no result")
    }
    return result
  }

  /// Ends a transaction, and waits until the server says so.
  func commit() throws {
    try send("COMMIT", [], .often)
    guard let result = try settle(), result.command == "COMMIT" else {
      throw PostgreSQLError(state: "40000", message: "the transaction was rolled back")
    }
  }

  /// Ends a transaction that has only read. The next statement brings the answer.
  func end() throws {
    try send("ROLLBACK", [], .often)
    try sync()
    groups.append(0)
  }

  /// Undoes a transaction. Where that cannot be, the connection is of no use any more.
  func rollBack() {
    // What has failed and nobody knows of yet would keep the server from taking the command.
    _ = try? settle()
    do { _ = try result("ROLLBACK") } catch { isBroken = true }
  }

  private func send(_ sql: String, _ arguments: Arguments, _ use: StatementUse) throws {
    guard !isBroken else { throw PostgreSQLError(unavailable: "the connection is broken") }
    var name: String?
    if use == .often { name = try names[sql] ?? prepare(sql) }
    let sent: Int32 = try unsafe arguments.withPointers { values, lengths, formats in
      let count = Int32(arguments.values.count)
      return if let name {
        unsafe lazy_PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0)
      } else {
        unsafe lazy_PQsendQueryParams(
          handle, Self.numbered(sql), count, nil, values, lengths, formats, 0)
      }
    }
    guard sent == 1 else { throw fail(message) }
    groups[groups.count - 1] += 1
  }

  private func prepare(_ sql: String) throws -> String {
    if names.count >= Self.mostNames {
      names = [:]
      try executeOnce("DEALLOCATE ALL")
    }
    count += 1
    let name = "s\(count)"
    guard unsafe lazy_PQsendPrepare(handle, name, Self.numbered(sql), 0, nil) == 1 else {
      throw fail(message)
    }
    groups[groups.count - 1] += 1
    names[sql] = name
    return name
  }

  /// With `$1`, `$2` … in place of the question marks, of which none stands in a text or a name.
  static func numbered(_ sql: String) -> String {
    var number = 0
    var text = ""
    for character in sql.unicodeScalars {
      if character == "?" {
        number += 1
        text += "$\(number)"
      } else {
        text.unicodeScalars.append(character)
      }
    }
    return text
  }

  // MARK: Results

  /// Ends the group of statements that are sent together.
  private func sync() throws {
    guard unsafe lazy_PQpipelineSync(handle) == 1 else { throw fail(message) }
    let deadline = Deadline(in: patience)
    while true {
      switch unsafe lazy_PQflush(handle) {
      case 0: return
      case 1: try wait(for: POLLIN | POLLOUT, until: deadline)
      default: throw fail(message)
      }
    }
  }

  /// Waits for everything that has been sent.
  ///
  /// - Returns: What the last statement gave.
  /// - Throws: What the first one of the last group failed with.
  private func settle() throws -> PostgreSQLResult? {
    try sync()
    let groups = groups
    self.groups = [0]
    var last: PostgreSQLResult?
    var fault: PostgreSQLError?
    for group in groups {
      // What was prepared behind a fault is not there.
      if fault != nil { names = [:] }
      (last, fault) = (nil, nil)
      for _ in 0..<group {
        while let result = try next() {
          fault = fault ?? result.fault
          last = result
        }
      }
      guard try next()?.isSync == true else { throw fail(message) }
    }
    if let fault {
      names = [:]
      if fault.kind == .unavailable { isBroken = true }
      throw fault
    }
    return last
  }

  /// The next result; nil at the end of those of a statement.
  private func next() throws -> PostgreSQLResult? {
    // Anew for each: a server that works through many is not silent.
    let deadline = Deadline(in: patience)
    while unsafe lazy_PQisBusy(handle) == 1 {
      try wait(for: POLLIN, until: deadline)
    }
    guard let result = unsafe lazy_PQgetResult(handle) else {
      guard unsafe lazy_PQstatus(handle) == CONNECTION_OK else { throw fail(message) }
      return nil
    }
    return unsafe PostgreSQLResult(result)
  }

  private func wait(for events: Int32, until deadline: Deadline) throws {
    let step: Duration = .seconds(1)
    var isReady = try poll(for: events, grace?.isHopeless() == true ? Deadline(in: step) : deadline)
    if !isReady, let grace {
      let end = Deadline(in: grace.duration)
      while !isReady, !end.isOver, !grace.isHopeless() {
        isReady = try poll(for: events, Deadline(in: step))
      }
    }
    guard isReady else {
      isBroken = true
      throw PostgreSQLError(
        unavailable: "the server has said nothing for \(timeout.components.seconds) seconds",
        isSilence: true)
    }
    guard unsafe lazy_PQconsumeInput(handle) == 1 else { throw fail(message) }
  }

  private func poll(for events: Int32, _ deadline: Deadline) throws -> Bool {
    while true {
      var descriptor = pollfd(fd: unsafe lazy_PQsocket(handle), events: Int16(events), revents: 0)
      let ready = unsafe Foundation.poll(&descriptor, 1, deadline.remaining)
      if ready > 0 { return true }
      if ready == 0 { return false }
      guard errno == EINTR else { throw fail("poll: \(SystemError())") }
    }
  }

  private func fail(_ message: String) -> PostgreSQLError {
    isBroken = true
    return PostgreSQLError(unavailable: message)
  }

  // MARK: Notifications

  /// The payload of the next notification that has come or comes in time; nil if none does.
  func notification(within duration: Duration) throws -> String? {
    let deadline = Deadline(in: duration)
    while true {
      if let notification = unsafe lazy_PQnotifies(handle) {
        defer { unsafe lazy_PQfreemem(notification) }
        return unsafe String(cString: notification.pointee.extra)
      }
      guard try poll(for: POLLIN, deadline) else { return nil }
      guard unsafe lazy_PQconsumeInput(handle) == 1 else { throw fail(message) }
    }
  }
}

extension Arguments {
  /// Lends the values as libpq takes them: texts as C strings, bytes as they are, with their lengths.
  fileprivate func withPointers<Value>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) throws -> Value
  ) throws -> Value {
    var memory: [UInt8] = []
    var places: [Int?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for value in values {
      let bytes: [UInt8]?
      switch value {
      case .null: bytes = nil
      case .integer(let number): bytes = Array(String(number).utf8)
      case .text(let text):
        guard !text.utf8.contains(0) else {
          throw PostgreSQLError(refused: "a text has the character U+0000, which cannot be kept")
        }
        bytes = Array(text.utf8)
      case .bytes(let some): bytes = some
      }
      places.append(bytes.map { _ in memory.count })
      lengths.append(Int32(bytes?.count ?? 0))
      formats.append(value.isBytes ? 1 : 0)
      if let bytes { memory += bytes + [0] }
    }
    return try unsafe memory.withUnsafeBytes { memory in
      let pointers = unsafe places.map { place in
        unsafe place.flatMap { place in
          unsafe memory.baseAddress?.advanced(by: place).assumingMemoryBound(to: CChar.self)
        }
      }
      return try unsafe body(pointers, lengths, formats)
    }
  }
}

extension StoredValue {
  fileprivate var isBytes: Bool {
    if case .bytes = self { true } else { false }
  }
}
