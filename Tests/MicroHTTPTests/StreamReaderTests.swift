import Synchronization
import Testing

@testable import MicroHTTP

@Suite struct StreamReaderTests {
  private struct Torn: Error {}

  private func reader(_ pieces: [[UInt8]], end: (any Error)? = nil) -> StreamReader {
    let left = Mutex(pieces[...])
    let stream = BodyStream {
      if let piece = left.withLock({ $0.popFirst() }) { return piece }
      if let end { throw end }
      return nil
    }
    return StreamReader(stream, resetting: nil, log: nil)
  }

  private func read(_ reader: StreamReader, room: Int) -> (Int, [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: room)
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe reader.read(into: $0) }
    return (count, Array(buffer.prefix(max(0, count))))
  }

  /// The library would ask again at once, and for ever.
  @Test func neverReturnsNothing() {
    let reader = reader([[], [], [1, 2], [], [], [3], []])
    #expect(read(reader, room: 8) == (2, [1, 2]))
    #expect(read(reader, room: 8) == (1, [3]))
    #expect(read(reader, room: 8) == (-1, []))
  }

  @Test func largePieceIsHandedOutInParts() {
    let reader = reader([[1, 2, 3, 4, 5]])
    #expect(read(reader, room: 2) == (2, [1, 2]))
    #expect(read(reader, room: 2) == (2, [3, 4]))
    #expect(read(reader, room: 2) == (1, [5]))
    #expect(read(reader, room: 2) == (-1, []))
  }

  @Test func errorHasItsOwnCode() {
    let reader = reader([[1]], end: Torn())
    #expect(read(reader, room: 2) == (1, [1]))
    #expect(read(reader, room: 2) == (-2, []))
  }
}
