/// The numeral with which a heading or an item of a list begins: 一、 一是 （一） 1. 1、 (1) 1）.
struct ListMark: Sendable {
  /// How the numeral is set.
  enum Style: Sendable {
    /// 一、
    case part
    /// 一是
    case item
    /// （一）, 1. and the like.
    case point
  }

  let style: Style
  let number: Int
  /// The numeral, without what stands around it.
  let numeral: Range<Int>
  /// Behind the sign that ends the mark.
  let end: Int

  private static let longestNumeral = 3

  init?(at index: Int, in passage: Passage) {
    let scalars = passage.scalars
    guard scalars.indices.contains(index) else { return nil }
    let isBracketed = scalars[index] == "（" || scalars[index] == "("
    let start = isBracketed ? index + 1 : index
    // No further than a mark can be long: a numeral of two million digits begins many sentences.
    let limit = min(scalars.count, start + Self.longestNumeral + 1)
    func run(_ belongs: (Int) -> Bool) -> Int {
      var end = start
      while end < limit, belongs(end) { end += 1 }
      return end
    }
    var end = run { ChineseNumeral.isNumeral(scalars[$0]) }
    let isChinese = end > start
    if !isChinese { end = run(passage.isDigit) }
    guard end > start, end < limit else { return nil }
    let number =
      isChinese
      ? ChineseNumeral.value(of: scalars[start..<end]) : Int(passage.text(start..<end))
    guard let number, number > 0 else { return nil }
    switch (scalars[end], isBracketed, isChinese) {
    case ("）", true, _), (")", true, _): style = .point
    case ("、", false, true): style = .part
    case ("是", false, true): style = .item
    case ("、", false, false): style = .point
    case ("）", false, false), (")", false, false): style = .point
    case (".", false, false) where !passage.isDigit(end + 1): style = .point
    default: return nil
    }
    self.number = number
    numeral = start..<end
    self.end = end + 1
  }
}
