/// A text made to be read slowly: one piece over and over, or pieces that differ by a number.
struct Text {
  let name: String
  private let piece: @Sendable (Int) -> String

  init(name: String, piece: String) {
    self.name = name
    self.piece = { _ in piece }
  }

  private init(name: String, pieces: @escaping @Sendable (Int) -> String) {
    self.name = name
    piece = pieces
  }

  /// The longest whole number of pieces within a number of bytes.
  func cut(to bytes: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes)
    var number = 0
    while case let next = piece(number).utf8, text.count + next.count <= bytes {
      text += next
      number += 1
    }
    return text
  }

  static let hostile = [
    Text(name: "digits", piece: "1"),
    Text(name: "full-width digits", piece: "１"),
    Text(name: "一", piece: "一"),
    Text(name: "万", piece: "万"),
    Text(name: "其中", piece: "其中"),
    Text(name: "其中1件", piece: "其中1件"),
    Text(name: "由1增至", piece: "由1增至"),
    Text(name: "受理1件", piece: "受理1件"),
    Text(name: "1、", piece: "1、"),
    Text(name: "1.", piece: "1."),
    Text(name: "1-", piece: "1-"),
    Text(name: "1 (with blanks)", piece: "1 "),
    Text(name: "（", piece: "（"),
    Text(name: "（）", piece: "（）"),
    Text(name: "“", piece: "“"),
    Text(name: "《", piece: "《"),
    Text(name: "**", piece: "**"),
    Text(name: "一是", piece: "一是"),
    Text(name: "lines of 1", piece: "1\n"),
    Text(name: "headings", piece: "## 四、2022年度安排\n"),
    Text(name: "words without a stop", piece: "开展人民调解工作"),
    Text(name: "sentences that go on", piece: "开展人民调解工作，工作。"),
    Text(name: "traditional characters", piece: "審結1件，"),
    Text(name: "one indicator, one value each") { "受理行政复议案件\($0)件。" },
    Text(name: "one indicator, one line each") { "受理行政复议案件\($0)件。\n\n" },
    Text(name: "commitments") { "\($0 == 0 ? "四、下一步安排\n" : "")推行第\($0)号制度，落实。" },
    Text(name: "shortcomings") { "\($0 == 0 ? "二、存在的不足\n" : "")一是执法力量不足；" },
    Text(name: "documents") { "\($0 == 0 ? "一、情况\n" : "")印发《办法\($0)》，" },
  ]
}

extension Text {
  /// A report over and over, cut at a character.
  static func report(_ report: String, kilobytes: Int) -> [UInt8] {
    var text = Array(
      String(repeating: report, count: kilobytes * 1024 / report.utf8.count + 1).utf8)
    text.removeLast(max(0, text.count - kilobytes * 1024))
    // Not within a character.
    while let last = text.last, last & 0xC0 == 0x80 { text.removeLast() }
    if let last = text.last, last >= 0xC0 { text.removeLast() }
    return text
  }
}
