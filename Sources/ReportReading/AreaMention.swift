/// An area's name in a line, with the names of areas above it that stand right before it:
/// 山东省枣庄市峄城区, 枣庄峄城区, 峄城.
struct AreaMention: Sendable {
  var range: Range<Int>
  /// The areas that it may be; at least one.
  var codes: Set<String>
  /// Whether the last name is in full.
  var isFull: Bool
  /// Whether the name of an area above stands right before.
  var isNested: Bool
  /// Whether the name of an area that is not above stands right before, as in 中山市东区.
  var isStray = false
  /// Whether the name is as much a word as a name: 城区, 东区.
  var isWord = false
  /// Where the name of something smaller ends that begins with this name: 枣庄高新区.
  var partEnd: Int?

  /// Whether it names just what it says.
  var isSure: Bool { (isFull && !isWord || isNested) && !isStray }
}
