import Foundation

/// The moment until which something is waited for.
struct Deadline: Sendable {
  private let moment: ContinuousClock.Instant

  init(in duration: Duration) { moment = .now + duration }

  /// In milliseconds, for `poll`; 0 when it is over.
  var remaining: Int32 {
    let rest = moment - .now
    guard rest > .zero else { return 0 }
    return Int32(
      clamping: rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000
        + 1)
  }

  var isOver: Bool { moment <= .now }
}
