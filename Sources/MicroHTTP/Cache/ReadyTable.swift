import Glibc
import Synchronization

/// An answer under the raw bytes that asked for it.
final class Alias: Sendable {
  let key: RawKey
  let stored: StoredResponse
  let uses = UseCount()

  init(key: RawKey, stored: StoredResponse) {
    self.key = key
    self.stored = stored
  }
}

/// What can be answered to one target: its representations, by the bytes that chose them.
final class ReadyLine: Sendable {
  /// More than browsers and programs send between them; each is compared with.
  static let mostAliases = 16

  private static let lastNumber = Atomic<Int>(0)

  let target: [UInt8]
  let aliases: [Alias]

  /// Tells it from all other lines there have been.
  let number: Int

  init(target: [UInt8], aliases: [Alias]) {
    number = Self.lastNumber.add(1, ordering: .relaxed).newValue
    self.target = target
    self.aliases = aliases
  }
}

/// The answers that lie ready, by the raw bytes of the target. Never changed: a new one takes its place.
final class ReadyTable: Sendable {
  static let empty = ReadyTable([])

  private let lines: [ReadyLine]
  /// Where to look: the places of `lines` by hash, -1 where there is none; the next place is looked at until
  /// then. At most half is taken.
  private let places: [Int32]
  private let seed: UInt64

  init(_ aliases: some Sequence<Alias>) {
    let groups = Dictionary(grouping: aliases, by: \.key.target)
    lines = groups.map { target, aliases in
      let first = aliases.sorted { $0.uses.value > $1.uses.value }.prefix(ReadyLine.mostAliases)
      return ReadyLine(target: target, aliases: Array(first))
    }
    // Nobody can choose targets that fall on one place.
    let seed = UInt64.random(in: .min ... .max)
    var size = 2
    while size < lines.count * 2 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for (index, line) in lines.enumerated() {
      var place = unsafe line.target.withUnsafeBytes { unsafe Self.hash($0, seed) } & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(index)
    }
    self.places = places
    self.seed = seed
  }

  /// The line of a target; nil if nothing lies ready.
  func line(of target: UnsafeRawBufferPointer) -> ReadyLine? {
    guard !lines.isEmpty else { return nil }
    var place = unsafe Self.hash(target, seed) & (places.count - 1)
    while places[place] >= 0 {
      let line = lines[Int(places[place])]
      if unsafe target.isEqual(to: line.target) { return line }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Eight bytes at a time.
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ seed: UInt64) -> Int {
    var hash = seed
    func mix(_ word: UInt64) {
      let (high, low) = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = high ^ low
    }
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = UInt64(bytes.count)
    while offset < bytes.count {
      rest = rest << 8 | UInt64(unsafe bytes[offset])
      offset += 1
    }
    mix(rest)
    return Int(truncatingIfNeeded: hash >> 1)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these are the same bytes.
  func isEqual(to bytes: [UInt8]) -> Bool {
    guard count == bytes.count else { return false }
    guard let address = baseAddress, count > 0 else { return true }
    return unsafe memcmp(address, bytes, count) == 0
  }
}
