import Indicators

/// What a report says of itself before its first part.
struct FrontMatter: Sendable {
  /// The passages of the title and of the line above it, which names who wrote the report.
  var titlePassage: Int?
  var issuerPassage: Int?
  var title = ""
  var issuer = ""
  var period: Period?
  /// How many lines were looked at.
  var lines = 0

  init(outline: Outline) {
    let opening = outline.opening.prefix(Self.reach)
    let texts = opening.map { outline.passages[$0].text(outline.passages[$0].range) }
    lines = opening.count
    guard
      let index = texts.firstIndex(where: { $0.contains("报告") && $0.contains("法治") })
        ?? texts.firstIndex(where: { $0.contains("报告") })
    else { return }
    func words(_ passage: Int) -> String {
      outline.passages[passage].words(outline.passages[passage].range, of: outline.source)
    }
    titlePassage = opening[index]
    issuerPassage = index > 0 ? opening[index - 1] : nil
    title = words(opening[index])
    issuer = issuerPassage.map(words) ?? ""
    period = Self.period(in: texts[index]) ?? (index > 0 ? Self.period(in: texts[index - 1]) : nil)
  }

  /// Passages in which the title is looked for.
  static let reach = 20

  /// The first four digits that are a year: 2021, 二〇二一.
  private static func period(in line: String) -> Period? {
    line.unicodeScalars.map { digits[$0] ?? ($0.properties.numericType == .decimal ? $0 : " ") }
      .split(separator: " ").lazy.compactMap { Period(String($0)) }.first
  }

  /// Digits as years are written with them.
  private static let digits: [Unicode.Scalar: Unicode.Scalar] = [
    "〇": "0", "○": "0", "零": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6",
    "七": "7", "八": "8", "九": "9",
  ]
}
