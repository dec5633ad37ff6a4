/// Spoils reports at random: cuts, copies, joins and strange characters. The same seed gives the same
/// texts, so that a failure can be repeated.
public struct ReportMutator {
  private let sources: [[UInt8]]
  private var random: SplitMix

  /// - Parameter sources: texts to spoil; none may be empty.
  public init(_ sources: [[UInt8]], seed: UInt64) {
    self.sources = sources.filter { !$0.isEmpty }
    random = SplitMix(state: seed)
  }

  /// The next text: up to some kilobytes, often no UTF-8.
  public mutating func next() -> [UInt8] {
    guard !sources.isEmpty else { return [] }
    var text = piece(upTo: 3000)
    for _ in 0...random.below(12) {
      let place = random.below(text.count + 1)
      let end = min(text.count, place + random.below(40))
      switch random.below(6) {
      case 0: text.removeSubrange(place..<end)
      case 1: text.insert(contentsOf: piece(upTo: 200), at: place)
      case 2: text.replaceSubrange(place..<end, with: Array(text[place..<end].reversed()))
      case 3:
        let repeated = Array(text[place..<end])
        for _ in 0...random.below(8) { text.insert(contentsOf: repeated, at: place) }
      case 4:
        let word = Self.words[random.below(Self.words.count)]
        text.insert(contentsOf: word.utf8, at: place)
      default:
        if place < text.count { text[place] = UInt8(truncatingIfNeeded: random.next()) }
      }
    }
    return text
  }

  private mutating func piece(upTo length: Int) -> [UInt8] {
    let source = sources[random.below(sources.count)]
    let start = random.below(source.count)
    return Array(source[start..<min(source.count, start + 1 + random.below(length))])
  }

  /// What readers of numbers stumble over.
  private static let words = [
    "由", "增至", "其中", "百分之", "万", "亿", "余", "１２", "三分之", "第", "名", "%", "％", "〇", "十", "半", "-", "—",
    "～", "、", "：", "。", "\n", "\r\n", "\u{FEFF}", "\u{200B}", "\u{3000}", "**", "## ", "一是", "（一）",
    "1.", "“",
    "》", "\u{301}", "𠀀", "👩‍👩‍👧", "\u{FFFD}", "99999999999999999999999999999999999999999999",
    "0.0000000000000000000000000000000000000000000001", "1,000,", "1:2:3", "2021年", "12345", "\0",
  ]
}

/// A small random source with a fixed seed.
public struct SplitMix {
  private var state: UInt64

  public init(state: UInt64) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number from 0 up to a bound, which must be positive.
  public mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(max(1, bound)))
  }
}
