import CBrotli

/// The owner of a `BrotliEncoderState`.
@safe final class BrotliCodec: Codec {
  private let state: OpaquePointer

  init() throws(PackingError) {
    guard let made = unsafe BrotliEncoderCreateInstance(nil, nil, nil) else { throw .noMemory }
    unsafe state = made
    unsafe BrotliEncoderSetParameter(state, BROTLI_PARAM_QUALITY, 5)
    // A window of 256 kB: the usual 4 MB would be taken by every client of a stream.
    unsafe BrotliEncoderSetParameter(state, BROTLI_PARAM_LGWIN, 18)
    unsafe BrotliEncoderSetParameter(state, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT.rawValue)
  }

  deinit {
    unsafe BrotliEncoderDestroyInstance(state)
  }

  func process(_ piece: [UInt8], isLast: Bool) throws(PackingError) -> [UInt8] {
    var coded: [UInt8] = []
    var isRight = true
    unsafe piece.withUnsafeBufferPointer { bytes in
      var next = bytes.baseAddress
      var rest = bytes.count
      var hasMore = false
      repeat {
        coded += unsafe [UInt8](unsafeUninitializedCapacity: blockBytes) { room, count in
          var output = room.baseAddress
          var free = room.count
          isRight =
            unsafe BrotliEncoderCompressStream(
              state, isLast ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_PROCESS, &rest, &next,
              &free,
              &output, nil) != 0
          count = room.count - free
        }
        hasMore = unsafe BrotliEncoderHasMoreOutput(state) != 0
      } while isRight && (rest > 0 || hasMore)
    }
    guard isRight else { throw .noMemory }
    return coded
  }
}
