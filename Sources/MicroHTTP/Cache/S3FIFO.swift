import DequeModule
import Synchronization

/// How often something was asked for since it was last looked at, up to 3: more would keep what once was
/// popular for too long.
final class UseCount: Sendable {
  private let count = Atomic<UInt8>(0)

  static let most: UInt8 = 3

  var value: UInt8 { count.load(ordering: .relaxed) }

  /// Counts a use. What is hot is only read here, so that threads do not take the line of memory from each
  /// other; a count that is lost between two threads does no harm.
  func add() {
    let value = count.load(ordering: .relaxed)
    if value < Self.most { count.store(value + 1, ordering: .relaxed) }
  }

  /// Takes a use off; false if there was none.
  func remove() -> Bool {
    let value = count.load(ordering: .relaxed)
    guard value > 0 else { return false }
    count.store(value - 1, ordering: .relaxed)
    return true
  }
}

/// A cache of bounded cost that a flood of ever-new keys does not push what is hot out of.
///
/// S3-FIFO (Yang, Zhang, Qiu, Yue and Vinayak, SOSP 2023): what is new waits in a small queue, and is gone
/// soon unless it is asked for again; what was lives in the main queue, and each use lets it stay for one more
/// turn. A key that comes back soon after it went begins in the main queue. To find something writes nothing
/// but its count, so it can be found outside of the lock that changes are made under.
struct S3FIFO<Key: Hashable & Sendable, Value: Sendable> {
  /// One kept value.
  final class Entry: Sendable {
    let key: Key
    let value: Value
    let cost: Int
    let uses: UseCount

    init(key: Key, value: Value, cost: Int, uses: UseCount) {
      self.key = key
      self.value = value
      self.cost = cost
      self.uses = uses
    }
  }

  /// What all values together may cost.
  let mostCost: Int
  private(set) var cost = 0
  private(set) var evicted = 0
  private(set) var entries: [Key: Entry] = [:]

  private var small = Deque<Entry>()
  private var main = Deque<Entry>()
  private var smallCost = 0

  /// The hashes of keys that went unused, the oldest first.
  private var ghosts = Deque<Int>()
  private var ghostHashes: Set<Int> = []

  init(mostCost: Int) {
    self.mostCost = mostCost
  }

  subscript(key: Key) -> Entry? { entries[key] }

  /// Keeps a value, in place of one with the same key.
  ///
  /// - Parameter uses: counts how often it is found; who finds it counts.
  /// - Returns: what had to make room.
  mutating func insert(_ value: Value, for key: Key, cost: Int, uses: UseCount) -> [Value] {
    remove(key)
    let entry = Entry(key: key, value: value, cost: cost, uses: uses)
    entries[key] = entry
    self.cost += cost
    if ghostHashes.remove(key.hashValue) != nil {
      main.append(entry)
    } else {
      small.append(entry)
      smallCost += cost
    }
    var gone: [Value] = []
    while self.cost > mostCost, let value = evict() { gone.append(value) }
    evicted += gone.count
    return gone
  }

  /// Lets go of a value, if there is one. Its place in the queue is passed over when its turn comes.
  mutating func remove(_ key: Key) {
    if let entry = entries.removeValue(forKey: key) { cost -= entry.cost }
  }

  /// Lets go of everything.
  mutating func removeAll() {
    let evicted = evicted
    self = S3FIFO(mostCost: mostCost)
    self.evicted = evicted
  }

  /// Lets go of one value; nil if there is none.
  private mutating func evict() -> Value? {
    while true {
      if smallCost > mostCost / 10 || main.isEmpty, let entry = small.popFirst() {
        smallCost -= entry.cost
        guard entries[entry.key] === entry else { continue }
        // Asked for more than once while it waited.
        if entry.uses.value > 1 {
          main.append(entry)
          continue
        }
        remember(entry.key)
        remove(entry.key)
        return entry.value
      }
      guard let entry = main.popFirst() else { return nil }
      guard entries[entry.key] === entry else { continue }
      if entry.uses.remove() {
        main.append(entry)
        continue
      }
      remove(entry.key)
      return entry.value
    }
  }

  private mutating func remember(_ key: Key) {
    let hash = key.hashValue
    guard ghostHashes.insert(hash).inserted else { return }
    ghosts.append(hash)
    while ghosts.count > max(16, entries.count), let oldest = ghosts.popFirst() {
      ghostHashes.remove(oldest)
    }
  }
}
