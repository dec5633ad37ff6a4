import CMicroHTTPD
import CMicroHTTPDRefusals
import Glibc
import HTTPTypes

/// A connection of the library.
///
/// Safe because it is made in a callback, with the pointer the library passes there, and handed down the call: the
/// pointer is valid until the callback returns. Only what makes a body keeps it, which the library calls for no
/// longer than it has the connection.
@safe struct Connection {
  let pointer: OpaquePointer

  /// The client's numeric address without a port.
  var peer: String {
    guard let address = unsafe cmhd_peer(pointer) else { return "" }
    return unsafe SocketAddress.text(of: address)
  }

  /// What the guard knows of it.
  var record: OpenConnection? {
    guard let context = unsafe cmhd_connection_context(pointer) else { return nil }
    return unsafe Unmanaged<OpenConnection>.fromOpaque(context).takeUnretainedValue()
  }

  /// Whether fields came after a body in chunks.
  var hasTrailers: Bool { unsafe MHD_get_connection_values(pointer, .FOOTER_KIND, nil, nil) > 0 }

  /// The descriptor, which stays the library's.
  var descriptor: Int32 { unsafe cmhd_socket(pointer) }

  /// The length of the request's head, with its last empty line.
  var headBytes: Int { unsafe cmhd_head_bytes(pointer) }

  /// Reads and judges the header fields of the request, and whether they are all of its head.
  ///
  /// - Parameters:
  ///   - layout: the places of what came before the fields.
  ///   - needsHost: whether the version of HTTP asks for a Host field.
  func headFields(after layout: HeadLayout, needsHost: Bool) -> HeadFields {
    var reading = Reading(layout: layout)
    unsafe withUnsafeMutablePointer(to: &reading) { target in
      _ = unsafe MHD_get_connection_values_n(
        pointer, .HEADER_KIND,
        { cls, _, name, nameBytes, value, valueBytes in
          guard let reading = unsafe cls?.assumingMemoryBound(to: Reading.self) else { return .NO }
          unsafe reading.pointee.take(
            name: UnsafeRawBufferPointer(start: name, count: nameBytes),
            value: UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : valueBytes))
          return .YES
        }, target)
    }
    let bytes = headBytes
    reading.layout.finish(bytes: bytes)
    reading.fields.finish(
      bytes: bytes, needsHost: needsHost, isWhole: reading.layout.isSeamless || !HeadLayout.isKnown)
    return reading.fields
  }

  /// Goes through the header fields without keeping them; nil if the request is to be read whole.
  func scan(after layout: HeadLayout) -> HeadScan? {
    var scan = HeadScan(layout: layout)
    unsafe withUnsafeMutablePointer(to: &scan) { target in
      _ = unsafe MHD_get_connection_values_n(
        pointer, .HEADER_KIND,
        { cls, _, name, nameBytes, value, valueBytes in
          guard let scan = unsafe cls?.assumingMemoryBound(to: HeadScan.self) else { return .NO }
          unsafe scan.pointee.take(
            name: UnsafeRawBufferPointer(start: name, count: nameBytes),
            value: UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : valueBytes))
          return .YES
        }, target)
    }
    return scan.finish(bytes: headBytes) ? scan : nil
  }

  /// What is gathered while the library goes through the fields.
  private struct Reading {
    var layout: HeadLayout
    var fields = HeadFields()

    mutating func take(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
      unsafe layout.takeField(
        name: name.baseAddress, value: value.baseAddress, valueBytes: value.count)
      unsafe fields.append(name: String(decoding: name, as: UTF8.self), value: Array(value))
    }
  }

  /// Has the library count the client's silence from now on.
  func restartIdleTimer(seconds: Int) {
    unsafe cmhd_restart_idle_timer(pointer, UInt32(seconds))
  }

  /// Queues an answer. False if the library does not take it; then the connection is to be closed.
  func queue(_ response: borrowing NativeResponse, status: Int) -> Bool {
    unsafe cmhd_queue(pointer, UInt32(status), response.pointer) == .YES
  }
}
