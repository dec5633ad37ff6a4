import CZstd

/// The owner of a `ZSTD_CCtx`.
@safe final class ZstdCodec: Codec {
  private let context: OpaquePointer

  init() throws(PackingError) {
    guard let made = unsafe ZSTD_createCCtx() else { throw .noMemory }
    unsafe context = made
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 6)
  }

  deinit {
    unsafe ZSTD_freeCCtx(context)
  }

  func process(_ piece: [UInt8], isLast: Bool) throws(PackingError) -> [UInt8] {
    var coded: [UInt8] = []
    var failure: PackingError?
    unsafe piece.withUnsafeBytes { bytes in
      var input = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var isDone = false
      while !isDone, failure == nil {
        coded += unsafe [UInt8](unsafeUninitializedCapacity: blockBytes) { room, count in
          var output = unsafe ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
          let rest = unsafe ZSTD_compressStream2(
            context, &output, &input, isLast ? ZSTD_e_end : ZSTD_e_continue)
          if ZSTD_isError(rest) != 0 {
            failure = unsafe .failed(
              library: "zstd", reason: String(cString: ZSTD_getErrorName(rest)))
          }
          count = unsafe output.pos
          isDone = unsafe isLast ? rest == 0 : input.pos == input.size && output.pos < output.size
        }
      }
    }
    if let failure { throw failure }
    return coded
  }
}
