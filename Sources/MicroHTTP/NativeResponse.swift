import CMicroHTTPD
import HTTPTypes

/// The one owner of our reference to an `MHD_Response`.
///
/// The library counts references: a queued response lives on until it has been sent, after this
/// owner has ended.
@safe struct NativeResponse: ~Copyable {
  let pointer: OpaquePointer

  deinit {
    unsafe MHD_destroy_response(pointer)
  }

  /// A body that is there as a whole; the library takes a copy. Nil if there is no memory.
  init?(bytes: [UInt8]) {
    let made = unsafe bytes.withUnsafeBytes {
      // The parameter is not const, but with this mode the library only reads it.
      unsafe MHD_create_response_from_buffer(
        $0.count, UnsafeMutableRawPointer(mutating: $0.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let made = unsafe made else { return nil }
    unsafe pointer = made
  }

  /// A body that is shared with other responses. Nil if there is no memory.
  ///
  /// Retains the body once. The paired release is the library's call of the free function, when its last
  /// reference ends.
  init?(sharing body: SharedBody) {
    let retained = unsafe Unmanaged.passRetained(body)
    let made = unsafe MHD_create_response_from_buffer_with_free_callback_cls(
      body.bytes.count, UnsafeMutableRawPointer(mutating: body.bytes.baseAddress),
      { cls in
        guard let cls = unsafe cls else { return }
        unsafe Unmanaged<SharedBody>.fromOpaque(cls).release()
      }, retained.toOpaque())
    guard let made = unsafe made else {
      // No response, no call of the free function.
      unsafe retained.release()
      return nil
    }
    unsafe pointer = made
  }

  /// A body that is asked for piece by piece; `length` is nil if it is not known beforehand, and
  /// then `endsByClosing` tells whether the end of the connection ends it. Nil if there is no memory.
  ///
  /// Retains the reader once. The paired release is the library's call of the free function, when
  /// its last reference ends.
  init?(reader: StreamReader, length: UInt64? = nil, endsByClosing: Bool = false) {
    let retained = unsafe Unmanaged.passRetained(reader)
    let made = unsafe MHD_create_response_from_callback(
      length ?? cmhd_size_unknown, StreamReader.blockBytes,
      { cls, _, buffer, size in
        guard let cls = unsafe cls, let buffer = unsafe buffer else { return cmhd_reader_error }
        let reader = unsafe Unmanaged<StreamReader>.fromOpaque(cls).takeUnretainedValue()
        return unsafe reader.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
      }, retained.toOpaque(),
      { cls in
        guard let cls = unsafe cls else { return }
        unsafe Unmanaged<StreamReader>.fromOpaque(cls).release()
      })
    guard let made = unsafe made else {
      // No response, no call of the free function.
      unsafe retained.release()
      return nil
    }
    if endsByClosing, unsafe cmhd_end_by_closing(made) != .YES {
      unsafe MHD_destroy_response(made)
      return nil
    }
    unsafe pointer = made
  }

  /// The head of an answer whose body is withheld (HEAD, 304), with the length a GET would have. Nil
  /// if there is no memory.
  ///
  /// Where the length is unknown, neither a length nor chunks are announced, and the connection ends
  /// after the answer: after a head with chunks, version 0.9.75 sends the last chunk all the same,
  /// which the client would take for the beginning of its next answer.
  init?(withheldBodyOf length: UInt64?) {
    // The reader is never asked.
    self.init(
      reader: StreamReader(BodyStream { nil }, resetting: nil, log: nil), length: length,
      endsByClosing: length == nil)
  }

  /// Adds a field after those that are there. False if the library does not take it: an empty
  /// value, or one of the fields it makes itself.
  borrowing func add(name: String, value: String) -> Bool {
    unsafe MHD_add_response_header(pointer, name, value) == .YES
  }
}
