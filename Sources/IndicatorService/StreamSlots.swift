import MicroHTTP
import Synchronization

/// How many streamed answers are under way: each holds a connection to the store, and a client may take its
/// time.
final class StreamSlots: Sendable {
  private let most: Int
  private let taken = Atomic<Int>(0)

  /// - Parameter most: how many there may be at once; 0 is no limit.
  init(most: Int) {
    self.most = most
  }

  /// One of them, given back with its owner.
  private final class Slot: Sendable {
    let slots: StreamSlots
    init(_ slots: StreamSlots) { self.slots = slots }
    deinit { slots.taken.subtract(1, ordering: .relaxed) }
  }

  /// Lets a body take a slot for as long as it is read; throws a problem if none is left.
  func admit(_ body: Response.Body) throws -> Response.Body {
    guard case .stream(let stream) = body else { return body }
    let slot = Slot(self)
    guard taken.add(1, ordering: .relaxed).newValue <= most || most == 0 else {
      throw Problem.tooManyExports
    }
    return .stream(BodyStream { try withExtendedLifetime(slot) { try stream.next() } })
  }
}
