import Foundation
import Synchronization

/// Answers that are made once and sent to all, until the state that they tell of changes.
///
/// The service keeps an answer under a key of its own, the canonical form of the request, and says of which
/// *generation* it is: the number of the state that it was made from. The server then finds it by the raw bytes
/// of the target and of the fields that negotiate, without calling the service again, in a table that never
/// changes and that its threads read without a lock. A new generation puts an empty table in its place;
/// so does, now and then, what has been asked for anew.
///
/// - Important: an answer to be kept must depend on nothing but the target and the fields `Accept`,
///   `Accept-Language` and `Accept-Encoding`. Requests with a body, with preconditions other than
///   `If-None-Match`, with credentials, and other methods than GET and HEAD go to the service every time.
///
/// @unchecked Sendable: the mutable properties are used under the lock only. That is an `NSLock`, because the
/// thread sanitizer does not see a contended `Mutex` being handed over.
public final class ResponseCache: @unchecked Sendable {
  /// Counts since the start, and what is there now.
  public struct Statistics: Sendable, Hashable {
    /// Times that ``stored(for:generation:)`` found something; what the server found by itself is counted in
    /// ``SentCounts``.
    public var hits = 0
    /// Times that it found nothing.
    public var misses = 0
    /// Answers that made room for others.
    public var evicted = 0
    /// Answers there are.
    public var entries = 0
    /// What they take, about.
    public var bytes = 0
  }

  /// How long an answer may go on being sent after the state has changed elsewhere, in nanoseconds.
  private static let lookInterval: UInt64 = 50_000_000

  /// How long what is asked for anew may wait for its place in the table, in nanoseconds.
  private static let tableInterval: UInt64 = 50_000_000

  /// Fields and bookkeeping, about, in bytes.
  private static let entryCost = 2048

  private let mostBytes: Int
  private let currentGeneration: (@Sendable () -> Int?)?
  private let lock = NSLock()
  private var generation = 0
  private var counts = Statistics()
  private var answers: S3FIFO<String, StoredResponse>
  private var aliases: S3FIFO<RawKey, Alias>
  private var table = ReadyTable.empty
  private var tableTime: UInt64 = 0
  private var isTableBehind = false
  private var isHeld = false

  /// Changes with the table, so that a thread sees when the one it has is no longer the one.
  let version = Atomic<Int>(0)
  private let lookTime = Atomic<UInt64>(0)

  /// - Parameters:
  ///   - mostBytes: what all answers together may take, in bytes; 0 keeps none.
  ///   - currentGeneration: tells the number of the state as it is now, or nil if it cannot be told: until it can,
  ///     every request goes to the service, which knows what is to be said with an answer that may be stale.
  ///     Asked at most every 50 ms, on a thread of the server.
  public init(mostBytes: Int, currentGeneration: (@Sendable () -> Int?)? = nil) {
    self.mostBytes = mostBytes
    self.currentGeneration = currentGeneration
    // Most of it for the answers, the rest for the requests that lead to them.
    answers = S3FIFO(mostCost: mostBytes / 8 * 7)
    aliases = S3FIFO(mostCost: mostBytes / 8)
  }

  /// The counts now.
  public var statistics: Statistics {
    lock.withLock {
      var counts = counts
      counts.evicted = answers.evicted
      counts.entries = answers.entries.count
      counts.bytes = answers.cost + aliases.cost
      return counts
    }
  }

  /// The answer that is kept under a key, if it is of this generation.
  public func stored(for key: String, generation: Int) -> StoredResponse? {
    lock.withLock {
      advance(to: generation)
      guard let entry = answers[key], entry.value.generation == generation else {
        counts.misses += 1
        return nil
      }
      counts.hits += 1
      entry.uses.add()
      return entry.value
    }
  }

  /// The answer that is kept under a key, of the newest state that is known of: for when that cannot be asked for.
  public func newest(for key: String) -> StoredResponse? {
    lock.withLock { answers[key]?.value }
  }

  /// Keeps an answer.
  ///
  /// - Parameters:
  ///   - generation: the number of the state it was made from.
  ///   - sent: counts the times that it is sent.
  /// - Returns: the answer as it is sent from now on; nil if it is not kept, since it is a stream, too large
  ///   beside others, or of a generation that is over.
  public func store(
    _ response: Response, for key: String, generation: Int, sent: SentCounts
  ) -> StoredResponse? {
    guard case .bytes(let body) = response.body else { return nil }
    let cost = body.count + key.utf8.count + Self.entryCost
    guard cost <= mostBytes / 8,
      let stored = StoredResponse(response, key: key, generation: generation, sent: sent)
    else { return nil }
    return lock.withLock {
      advance(to: generation)
      guard generation == self.generation else { return nil }
      for gone in answers.insert(stored, for: key, cost: cost, uses: stored.uses) {
        gone.isEvicted.store(true, ordering: .relaxed)
        isTableBehind = isTableBehind || gone.hasAlias.load(ordering: .relaxed)
      }
      renewTable()
      return stored
    }
  }

  /// Tells that the state has changed: what was kept is not sent any more.
  public func advanceGeneration(to generation: Int) {
    lock.withLock { advance(to: generation) }
  }

  /// Under the lock.
  private func advance(to generation: Int) {
    guard generation > self.generation else { return }
    self.generation = generation
    answers.removeAll()
    aliases.removeAll()
    replaceTable([])
    // What is hot is not to wait for its place after each change.
    tableTime = 0
  }

  /// Tells that a request with these bytes was answered with a kept answer by the service.
  func note(_ key: RawKey, _ stored: StoredResponse) {
    lock.withLock {
      guard stored.generation == generation, !stored.isEvicted.load(ordering: .relaxed)
      else { return }
      if let entry = aliases[key], entry.value.stored === stored {
        // Asked for again: from now on it is answered without the service.
        isTableBehind = isTableBehind || entry.uses.value == 0
        entry.uses.add()
      } else {
        let alias = Alias(key: key, stored: stored)
        stored.hasAlias.store(true, ordering: .relaxed)
        let gone = aliases.insert(alias, for: key, cost: key.cost, uses: alias.uses)
        isTableBehind = isTableBehind || !gone.isEmpty
      }
      renewTable()
    }
  }

  /// Makes the table anew if it is behind and has lain for a while. Under the lock.
  private func renewTable() {
    guard isTableBehind, !isHeld, Self.now - tableTime > Self.tableInterval else { return }
    for (key, entry) in aliases.entries
    where entry.value.stored.isEvicted.load(ordering: .relaxed) {
      aliases.remove(key)
    }
    replaceTable(aliases.entries.values.filter { $0.uses.value > 0 }.map(\.value))
  }

  /// Under the lock.
  private func replaceTable(_ aliases: [Alias]) {
    isTableBehind = false
    tableTime = Self.now
    table = ReadyTable(aliases)
    version.add(1, ordering: .releasing)
  }

  /// The table now, with its version.
  func currentTable() -> (table: ReadyTable, version: Int) {
    lock.withLock { (table, version.load(ordering: .relaxed)) }
  }

  /// Looks whether the state has changed elsewhere, if nobody has for a while. Called for each request.
  func look() {
    let now = Self.now
    let last = lookTime.load(ordering: .relaxed)
    guard now &- last > Self.lookInterval,
      lookTime.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged
    else { return }
    guard let currentGeneration else { return }
    let generation = currentGeneration()
    lock.withLock {
      if let generation { advance(to: generation) }
      hold(generation == nil)
    }
  }

  /// Lets all requests go to the service, or not any more. Under the lock.
  private func hold(_ isHeld: Bool) {
    guard isHeld != self.isHeld else { return }
    self.isHeld = isHeld
    if isHeld { replaceTable([]) }
    isTableBehind = true
    tableTime = 0
    renewTable()
  }

  /// Nanoseconds of a clock that is read without a system call, and steps every few milliseconds.
  private static var now: UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
