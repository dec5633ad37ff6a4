import Synchronization

/// How many answers were sent ready-made, and the bytes of their bodies.
public final class SentCounts: Sendable {
  /// The counts at one moment.
  public struct Snapshot: Sendable, Hashable {
    /// Whole answers to GET.
    public var found = 0
    /// Answers to HEAD.
    public var heads = 0
    /// Answers to a client that has the body already.
    public var notModified = 0
    /// The bytes of all bodies.
    public var bytes = 0

    /// All answers together.
    public var all: Int { found + heads + notModified }
  }

  private let found = Atomic<Int>(0)
  private let heads = Atomic<Int>(0)
  private let notModified = Atomic<Int>(0)
  private let bytes = Atomic<Int>(0)

  /// Counts from 0.
  public init() {}

  /// The counts now.
  public var snapshot: Snapshot {
    Snapshot(
      found: found.load(ordering: .relaxed), heads: heads.load(ordering: .relaxed),
      notModified: notModified.load(ordering: .relaxed), bytes: bytes.load(ordering: .relaxed))
  }

  func add(isHead: Bool, isNotModified: Bool, bytes: Int) {
    if isNotModified {
      notModified.add(1, ordering: .relaxed)
    } else if isHead {
      heads.add(1, ordering: .relaxed)
    } else {
      found.add(1, ordering: .relaxed)
      self.bytes.add(bytes, ordering: .relaxed)
    }
  }
}
