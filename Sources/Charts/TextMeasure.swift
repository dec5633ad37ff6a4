/// How wide text will be, without asking a font: nobody knows which font a reader has. The widths
/// are those of Noto Sans CJK, on the wide side.
enum TextMeasure {
  /// The width of one character in em.
  static func em(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return switch scalar {
    case "0"..."9", "$", "+", "=", "<", ">", "~": 0.57
    case " ", ".", ",", ":", ";", "'", "!", "|", "i", "j", "l", "I", "·": 0.3
    case "(", ")", "[", "]", "-", "/", "f", "r", "t", "\"": 0.4
    case "m", "w", "M", "W", "@", "%": 0.93
    case "A"..."Z", "&": 0.68
    case "±", "×", "÷": 1
    case "\u{0}"..."\u{24F}": 0.57
    case "\u{250}"..."\u{10FF}": 0.65
    default: 1
    }
  }

  /// The width of a line, in the unit of `size`. Bold letters are wider, Chinese ones are not.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.reduce(0) { width, character in
      let em = em(character)
      return width + size * (isBold && em < 1 ? em * 1.08 : em)
    }
  }

  /// The text in lines that are no wider than `width`, broken at blanks or between Chinese
  /// characters, inside a word only where it is longer than a line. What does not fit into
  /// `maximumLines` ends with an ellipsis.
  static func wrap(
    _ text: String, width: Double, size: Double, isBold: Bool = false, maximumLines: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    func fits(_ text: String) -> Bool { self.width(text, size: size, isBold: isBold) <= width }
    func endLine() {
      lines.append(trimmed(line))
      line = ""
    }
    for word in words(of: text) {
      if fits(trimmed(line + word)) {
        line += word
        continue
      }
      if !line.isEmpty { endLine() }
      guard !fits(trimmed(word)) else {
        line = word.first == " " ? String(word.dropFirst()) : word
        continue
      }
      for character in word {
        if !line.isEmpty, !fits(line + String(character)) { endLine() }
        line.append(character)
      }
    }
    if !line.isEmpty || lines.isEmpty { endLine() }
    guard lines.count > maximumLines, maximumLines > 0 else { return lines }
    var last = lines[maximumLines - 1]
    while !last.isEmpty, !fits(last + "…") { last.removeLast() }
    return lines.prefix(maximumLines - 1) + [trimmed(last) + "…"]
  }

  /// Pieces that a line may end after; a closing mark stays with what it closes.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character?
    for character in text {
      if let previous, breaks(between: previous, and: character) {
        words.append(word)
        word = ""
      }
      word.append(character)
      previous = character
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func breaks(between previous: Character, and next: Character) -> Bool {
    if closing.contains(next) || opening.contains(previous) { return false }
    return previous == " " || em(previous) == 1 || em(next) == 1
  }

  private static let closing: Set<Character> = [
    "，", "。", "；", "：", "、", "？", "！", "）", "》", "」", "』", "】", "”", "’", "…", "%", "％", ")", ",",
    ".",
    " ",
  ]
  private static let opening: Set<Character> = ["（", "《", "「", "『", "【", "“", "‘", "("]

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
