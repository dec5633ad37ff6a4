import CMicroHTTPD
import CMicroHTTPDRefusals
import Glibc
import HTTPTypes
import Synchronization

/// The functions the library calls, on its own threads. `cls` is the ``ServerCore``; the context of
/// a request is its ``Exchange``. They capture nothing, and nothing is thrown across them.
let callbacks = unsafe cmhd_callbacks(
  log: logMessage, target: openExchange, request: advanceExchange, completed: closeExchange,
  connection: noteConnection)

/// The request line has been read: makes the exchange.
///
/// Retains the exchange once, or what lies ready in its place; `closeExchange` is the paired release. The
/// library calls that for every request it has called this for, also when the client hangs up or the server
/// stops.
private func openExchange(
  cls: UnsafeMutableRawPointer?, target: UnsafePointer<CChar>?, connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let cls = unsafe cls, let target = unsafe target else { return nil }
  let core = unsafe Unmanaged<ServerCore>.fromOpaque(cls).takeUnretainedValue()
  let bytes = unsafe UnsafeRawBufferPointer(start: target, count: strlen(target))
  let ready = unsafe ServerThread.current.readyLine(of: bytes, in: core.cache)
  let copy = unsafe ready == nil ? Array(bytes) : []
  if let mark = unsafe strchr(target, Int32(UInt8(ascii: "?"))) {
    // The service reads the query from its own copy. The library would decode it in place next, and
    // store every item in the connection's memory: some hundred of them exhaust it, and it closes
    // the connection without an answer. So it is shown an empty query. The text is in its own
    // buffer, writable, and its to edit from here on.
    if unsafe mark[1] != 0 { unsafe mark[1] = 0 }
  }
  if let ready { return unsafe ReadyRequest(ready).context }
  let exchange = Exchange(target: copy, core: core)
  return unsafe Unmanaged.passRetained(exchange).toOpaque()
}

/// The head has been read; or a part of the body; or the last of it.
private func advanceExchange(
  cls: UnsafeMutableRawPointer?, connection: OpaquePointer?, target: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, data: UnsafePointer<CChar>?,
  size: UnsafeMutablePointer<Int>?, context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let connection = unsafe connection, let size = unsafe size,
    var opaque = unsafe context?.pointee, let target = unsafe target,
    let method = unsafe method, let version = unsafe version
  else { return .NO }
  let connected = unsafe Connection(pointer: connection)
  if let ready = unsafe ReadyRequest(context: opaque) {
    if ready.isChosen { return ready.answer(on: connected) ? .YES : .NO }
    guard let cls = unsafe cls else { return .NO }
    let core = unsafe Unmanaged<ServerCore>.fromOpaque(cls).takeUnretainedValue()
    let chosen = unsafe ready.choose(
      on: connected, core: core, method: method, version: version, target: target)
    if let chosen {
      unsafe context?.pointee = chosen.context
      return .YES
    }
    // It has to be read whole after all.
    let exchange = Exchange(target: ready.target, core: core)
    ready.release(core)
    unsafe opaque = Unmanaged.passRetained(exchange).toOpaque()
    unsafe context?.pointee = opaque
  }
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
  let goesOn: Bool
  if !exchange.hasHead {
    goesOn = unsafe exchange.takeHead(
      from: connected, method: String(cString: method),
      isVersion1_0: strcmp(version, "HTTP/1.0") == 0,
      layout: HeadLayout(
        method: method, target: target, targetBytes: exchange.target.count, version: version))
  } else if unsafe size.pointee > 0 {
    goesOn = unsafe exchange.takeBody(UnsafeRawBufferPointer(start: data, count: size.pointee))
    unsafe size.pointee = 0
  } else {
    goesOn = exchange.answer(on: connected)
  }
  return goesOn ? .YES : .NO
}

/// The answer is out, or never will be. The paired release to the retain in `openExchange`.
private func closeExchange(
  cls: UnsafeMutableRawPointer?, connection: OpaquePointer?,
  context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, reason: MHD_RequestTerminationCode
) {
  guard let cls = unsafe cls, let opaque = unsafe context?.pointee else { return }
  if let ready = unsafe ReadyRequest(context: opaque) {
    unsafe ready.release(Unmanaged<ServerCore>.fromOpaque(cls).takeUnretainedValue())
  } else {
    unsafe Unmanaged<Exchange>.fromOpaque(opaque).release()
  }
  unsafe context?.pointee = nil
  if let connection = unsafe connection {
    unsafe Connection(pointer: connection).record?.enter(.head)
  }
}

/// A connection has been taken, or is about to be closed. Retains its record once; its closing is the paired
/// release.
private func noteConnection(
  cls: UnsafeMutableRawPointer?, connection: OpaquePointer?,
  context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, code: MHD_ConnectionNotificationCode
) {
  guard let cls = unsafe cls, let connection = unsafe connection else { return }
  let core = unsafe Unmanaged<ServerCore>.fromOpaque(cls).takeUnretainedValue()
  let descriptor = unsafe cmhd_socket(connection)
  if code == .CONNECTION_NOTIFY_STARTED {
    let record = OpenConnection(descriptor: descriptor, core: core)
    unsafe context?.pointee = Unmanaged.passRetained(record).toOpaque()
    core.connections.open(record)
  } else {
    core.connections.close(descriptor)
    guard let record = unsafe context?.pointee else { return }
    unsafe context?.pointee = nil
    unsafe Unmanaged<OpenConnection>.fromOpaque(record).release()
  }
}

/// What the library could not read, and would answer with a page of its own.
private func refuseUnreadable(connection: OpaquePointer?, status: UInt32) -> MHD_Result {
  guard let connection = unsafe connection else { return .NO }
  let connected = unsafe Connection(pointer: connection)
  guard let core = connected.record?.core else { return .NO }
  let fault = RequestFault.unreadable(status: Int(status))
  guard
    let native = NativeResponse(
      core.refuse(fault, nil), isHead: false, resetting: nil, isLast: true, log: core.log)
  else { return .NO }
  return connected.queue(native, status: fault.status.code) ? .YES : .NO
}

/// Puts ``refuseUnreadable`` in place of the library's own answers, once for all servers.
let ownRefusals: Void = unsafe cmhd_set_refusal(refuseUnreadable)

private func logMessage(
  cls: UnsafeMutableRawPointer?, format: UnsafePointer<CChar>?, arguments: CVaListPointer?
) {
  guard let cls = unsafe cls, let format = unsafe format, let arguments = unsafe arguments
  else { return }
  let core = unsafe Unmanaged<ServerCore>.fromOpaque(cls).takeUnretainedValue()
  guard let log = core.log else { return }
  let message = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
    let length = unsafe vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
    guard length >= 0 else { return "" }
    let bytes = unsafe UnsafeRawBufferPointer(buffer).prefix(min(Int(length), buffer.count - 1))
    return unsafe String(decoding: bytes, as: UTF8.self)
  }
  log(message.hasSuffix("\n") ? String(message.dropLast()) : message)
}
