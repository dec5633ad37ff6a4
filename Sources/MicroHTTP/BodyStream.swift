/// A body that is made piece by piece while it is sent.
///
/// The closure is called on one thread at a time, whenever the client has taken what there was. It
/// returns the next piece, or nil at the end; empty pieces are skipped. An error cuts the
/// connection, so that a client never takes a torn body for a whole one.
///
/// The closure runs on a thread of the server, which has other connections: it should take
/// milliseconds, and never wait for a client. It is released, with whatever it holds, when the last
/// byte went out or the client hung up. A stream is read once: it belongs to one answer.
///
/// ```swift
/// let rows = try store.rows()  // a class with a lock, since the threads may change
/// let stream = BodyStream { try rows.next().map(encode) }
/// ```
public struct BodyStream: Sendable {
  /// Returns the next piece, or nil at the end.
  public let next: @Sendable () throws -> [UInt8]?

  /// Makes a stream from a closure that returns the next piece, or nil at the end.
  public init(_ next: @escaping @Sendable () throws -> [UInt8]?) {
    self.next = next
  }
}
