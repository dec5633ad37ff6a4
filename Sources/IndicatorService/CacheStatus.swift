/// What the cache had to do with an answer, as `Cache-Status` (RFC 9211) says it.
enum CacheStatus: String, Sendable, CaseIterable {
  /// It was there.
  case hit = "gongshi; hit"
  /// It was made, and is kept until the next release.
  case stored = "gongshi; fwd=miss; stored"
  /// It was made, and is not kept: it is streamed, or too large.
  case passed = "gongshi; fwd=miss"

  /// - Parameter field: as sent, perhaps with a detail.
  init?(field: String) {
    // With nearly every answer there is none.
    let status =
      Self(rawValue: field)
      ?? Self.allCases.first { field.hasPrefix($0.rawValue + "; detail=") }
    guard let status else { return nil }
    self = status
  }

  /// In one word, for the log.
  var word: String {
    switch self {
    case .hit: "hit"
    case .stored, .passed: "miss"
    }
  }
}
