import Foundation
import HTTPTypes
import MicroHTTP

/// What the cache had to do with an answer, as `Cache-Status` (RFC 9211) says it.
enum CacheStatus: String, Sendable {
  /// It was there.
  case hit = "gongshi; hit"
  /// It was made, and is kept until the next release.
  case stored = "gongshi; fwd=miss; stored"
  /// It was made, and is not kept: it is streamed, or too large.
  case passed = "gongshi; fwd=miss"

  /// In one word, for the log.
  var word: String {
    switch self {
    case .hit: "hit"
    case .stored, .passed: "miss"
    }
  }
}

/// Answers that were made, until the next release: with their validators, and in the coding that was asked
/// for. What has not been asked for the longest makes room for what is new.
///
/// @unchecked Sendable: used under the lock only. That is an `NSLock`, because the thread sanitizer does
/// not see a contended `Mutex` being handed over.
final class AnswerCache: @unchecked Sendable {
  /// What tells answers apart.
  struct Key: Sendable, Hashable {
    var target: String
    var format: Format
    var language: String
    var coding: SentCoding
  }

  /// Counts since the start, and what is there now.
  struct Statistics: Sendable {
    var hits = 0
    var misses = 0
    var evicted = 0
    var entries = 0
    var bytes = 0
  }

  private struct Entry {
    var response: Response
    var bytes: Int
    var lastUse: Int
  }

  private let lock = NSLock()
  private let mostBytes: Int
  private var release = 0
  private var entries: [Key: Entry] = [:]
  private var counts = Statistics()
  private var clock = 0

  /// - Parameter mostBytes: how much all answers together may take; 0 keeps none.
  init(mostBytes: Int) {
    self.mostBytes = mostBytes
  }

  var statistics: Statistics { lock.withLock { counts } }

  /// The answer to a request as the state after a release has it.
  func answer(_ key: Key, release: Int) -> Response? {
    lock.withLock {
      guard release == self.release, var entry = entries[key] else {
        counts.misses += 1
        return nil
      }
      counts.hits += 1
      clock += 1
      entry.lastUse = clock
      entries[key] = entry
      return entry.response
    }
  }

  /// Keeps an answer, unless a newer release has been seen since it was made, or it is too large.
  ///
  /// - Returns: Whether it was kept.
  func keep(_ response: Response, _ key: Key, release: Int) -> Bool {
    guard case .bytes(let body) = response.body else { return false }
    let bytes = body.count + key.target.utf8.count + Self.bytesOfEntry
    // A single one must not push out all others.
    guard bytes <= mostBytes / 8 else { return false }
    return lock.withLock {
      guard release >= self.release else { return false }
      if release > self.release {
        self.release = release
        entries = [:]
        counts.bytes = 0
      }
      clock += 1
      counts.bytes += bytes - (entries[key]?.bytes ?? 0)
      entries[key] = Entry(response: response, bytes: bytes, lastUse: clock)
      if counts.bytes > mostBytes { evict() }
      counts.entries = entries.count
      return true
    }
  }

  /// Makes room for a while, so that it is not looked for at each request.
  private func evict() {
    for (key, entry) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard counts.bytes > mostBytes * 7 / 8 else { break }
      entries[key] = nil
      counts.bytes -= entry.bytes
      counts.evicted += 1
    }
  }

  /// Fields and bookkeeping, about.
  private static let bytesOfEntry = 1024
}
