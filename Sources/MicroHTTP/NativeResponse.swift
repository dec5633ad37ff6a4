import CMicroHTTPD
import Glibc
import HTTPTypes

/// The one owner of our reference to an `MHD_Response`.
///
/// The library counts references: a queued response lives on until it has been sent, after this
/// owner has ended.
@safe struct NativeResponse: ~Copyable {
  let pointer: OpaquePointer

  /// The body, where it is shared: the library's, for as long as there is the response.
  private let storage: UnsafeRawPointer?

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
    unsafe storage = nil
  }

  /// A body that is there as a whole, and that ``body(bytes:)`` gives back. Nil if there is no memory.
  init?(shared bytes: [UInt8]) {
    // The library frees it, with the response.
    guard let storage = unsafe malloc(max(1, bytes.count)) else { return nil }
    unsafe bytes.withUnsafeBytes {
      if let start = $0.baseAddress {
        unsafe storage.copyMemory(from: start, byteCount: $0.count)
      }
    }
    let made = unsafe MHD_create_response_from_buffer(bytes.count, storage, .RESPMEM_MUST_FREE)
    guard let made = unsafe made else {
      unsafe free(storage)
      return nil
    }
    unsafe pointer = made
    unsafe self.storage = UnsafeRawPointer(storage)
  }

  /// A copy of the body that the response was made with as a shared one.
  borrowing func body(bytes: Int) -> [UInt8] {
    unsafe Array(unsafe UnsafeRawBufferPointer(start: storage, count: bytes))
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
    unsafe storage = nil
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
