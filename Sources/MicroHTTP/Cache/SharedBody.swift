/// The bytes of a body that several of the library's responses send from one place in memory.
///
/// @unchecked Sendable: the bytes are written in the initializer only.
@safe final class SharedBody: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(_ body: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: body.count, alignment: 16)
    unsafe copy.copyBytes(from: body)
    unsafe bytes = UnsafeRawBufferPointer(copy)
  }

  deinit { unsafe bytes.deallocate() }

  /// The bytes, copied.
  var copy: [UInt8] { unsafe Array(bytes) }
}
