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
  struct Entry: Sendable {
    let value: Value
    let cost: Int
    let uses: UseCount
    /// Tells it from earlier ones under the same key.
    fileprivate let number: Int
    fileprivate var isInMain: Bool
  }

  /// A place in a queue. It holds no value, so that one that is let go of is gone at once.
  private struct Place {
    let key: Key
    let number: Int
  }

  /// What all values together may cost.
  let mostCost: Int
  private(set) var cost = 0
  private(set) var evicted = 0
  private(set) var entries: [Key: Entry] = [:]

  private var small = Deque<Place>()
  private var main = Deque<Place>()
  private var smallCost = 0
  private var lastNumber = 0

  /// The hashes of keys that went unused, the oldest first.
  private var ghosts = Deque<Int>()
  private var ghostHashes: Set<Int> = []

  init(mostCost: Int) {
    self.mostCost = mostCost
  }

  subscript(key: Key) -> Entry? { entries[key] }

  /// How many places the queues have, those included that are passed over when their turn comes.
  var places: Int { small.count + main.count }

  /// Keeps a value, in place of one with the same key.
  ///
  /// - Parameter uses: counts how often it is found; who finds it counts.
  /// - Returns: what had to make room.
  mutating func insert(_ value: Value, for key: Key, cost: Int, uses: UseCount) -> [Value] {
    remove(key)
    lastNumber += 1
    let isKnown = ghostHashes.remove(key.hashValue) != nil
    entries[key] = Entry(
      value: value, cost: cost, uses: uses, number: lastNumber, isInMain: isKnown)
    self.cost += cost
    if isKnown {
      main.append(Place(key: key, number: lastNumber))
    } else {
      small.append(Place(key: key, number: lastNumber))
      smallCost += cost
    }
    var gone: [Value] = []
    while self.cost > mostCost, let value = evict() { gone.append(value) }
    evicted += gone.count
    return gone
  }

  /// Lets go of a value, if there is one. Its place in the queue is passed over when its turn comes.
  mutating func remove(_ key: Key) {
    guard let entry = entries.removeValue(forKey: key) else { return }
    cost -= entry.cost
    if !entry.isInMain { smallCost -= entry.cost }
    // Their turn may be far off.
    guard places > 2 * entries.count + 16 else { return }
    small = small.filter { kept(at: $0) != nil }
    main = main.filter { kept(at: $0) != nil }
  }

  /// Lets go of everything.
  mutating func removeAll() {
    let evicted = evicted
    self = S3FIFO(mostCost: mostCost)
    self.evicted = evicted
  }

  private func kept(at place: Place) -> Entry? {
    guard let entry = entries[place.key], entry.number == place.number else { return nil }
    return entry
  }

  /// Lets go of one value; nil if there is none.
  private mutating func evict() -> Value? {
    while true {
      if smallCost > mostCost / 10 || main.isEmpty, let place = small.popFirst() {
        guard let entry = kept(at: place) else { continue }
        // Asked for more than once while it waited.
        if entry.uses.value > 1 {
          smallCost -= entry.cost
          entries[place.key]?.isInMain = true
          main.append(place)
          continue
        }
        remember(place.key)
        remove(place.key)
        return entry.value
      }
      guard let place = main.popFirst() else { return nil }
      guard let entry = kept(at: place) else { continue }
      if entry.uses.remove() {
        main.append(place)
        continue
      }
      remove(place.key)
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
