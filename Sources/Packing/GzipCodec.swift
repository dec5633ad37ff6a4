import CZlib

/// The owner of a `z_stream`.
@safe final class GzipCodec: Codec {
  // zlib keeps a pointer from its state to the stream: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws(PackingError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe czlib_gzip_init(stream, 6) == Z_OK else {
      // What was allocated is freed by `deinit`.
      throw .noMemory
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func process(_ piece: [UInt8], isLast: Bool) throws(PackingError) -> [UInt8] {
    var coded: [UInt8] = []
    var piece = piece
    unsafe piece.withUnsafeMutableBufferPointer { input in
      unsafe stream.pointee.next_in = input.baseAddress
      unsafe stream.pointee.avail_in = UInt32(input.count)
      var hasRoom = false
      while !hasRoom {
        let block = unsafe [UInt8](unsafeUninitializedCapacity: blockBytes) { output, count in
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          count = unsafe output.count - Int(stream.pointee.avail_out)
        }
        coded += block
        hasRoom = block.count < blockBytes
      }
      unsafe stream.pointee.next_in = nil
    }
    return coded
  }
}
