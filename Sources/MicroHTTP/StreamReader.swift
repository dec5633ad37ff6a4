import CMicroHTTPD
import Glibc

/// Hands a ``BodyStream`` to the library, in pieces of the size it has room for.
///
/// Used on one thread at a time: the library reads a response under its lock, on the thread of the
/// connection.
final class StreamReader {
  /// The room the library keeps for one piece where it does not use the connection's own memory.
  static let blockBytes = 16_384

  private let stream: BodyStream
  private let log: (@Sendable (String) -> Void)?

  /// Called when a piece has been made, however long that took.
  private let made: (() -> Void)?

  /// The socket to reset when the stream fails, or nil if the framing shows a torn body.
  private let descriptorToReset: Int32?

  private var piece: [UInt8] = []
  private var sent = 0

  init(
    _ stream: BodyStream, resetting descriptor: Int32?, log: (@Sendable (String) -> Void)?,
    made: (() -> Void)? = nil
  ) {
    self.stream = stream
    self.descriptorToReset = descriptor
    self.log = log
    self.made = made
  }

  /// Fills `buffer` with what comes next; the count, or one of the library's two codes for the end.
  ///
  /// Never returns 0, which would have the library ask again at once, and for ever.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    do {
      while sent == piece.count {
        let next = try stream.next()
        made?()
        guard let next else { return cmhd_reader_end }
        piece = next
        sent = 0
      }
    } catch {
      log?("A body stream failed: \(error)")
      reset()
      return cmhd_reader_error
    }
    let count = min(buffer.count, piece.count - sent)
    unsafe piece.withUnsafeBytes {
      unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[sent..<sent + count]))
    }
    sent += count
    return count
  }

  /// Resets the connection. To a client of HTTP/1.0 an orderly close would say that the body is
  /// complete, and the library closes in no other way.
  private func reset() {
    guard let descriptorToReset else { return }
    var nobody = sockaddr()
    nobody.sa_family = sa_family_t(AF_UNSPEC)
    // To connect to nobody dissolves a TCP connection with a reset, and leaves the descriptor open
    // for the library to close.
    unsafe connect(descriptorToReset, &nobody, socklen_t(MemoryLayout<sockaddr>.size))
  }
}
