import Foundation

/// A run of digits or of Chinese numeral characters, as found.
struct Numeral: Sendable, Hashable {
  enum Script: Sendable {
    case arabic, chinese
  }

  let range: Range<Int>
  let script: Script
  /// Nil for a run of Chinese characters that is no number, such as 双百双.
  let value: Decimal?
  /// Places after the point.
  let places: Int
}

extension Passage {
  /// Every numeral, from left to right: the whole of what must be accounted for. None crosses a cut.
  func numerals() -> [Numeral] {
    var numerals: [Numeral] = []
    var index = 0
    while index < scalars.count {
      let numeral = arabicNumeral(at: index) ?? chineseNumeral(at: index)
      if let numeral { numerals.append(numeral) }
      index = numeral?.range.upperBound ?? index + 1
    }
    return numerals
  }

  /// Digits, with commas between thousands and a decimal part.
  private func arabicNumeral(at start: Int) -> Numeral? {
    guard isDigit(start) else { return nil }
    let first = digitRun(at: start)
    var text = text(first)
    var end = first.upperBound
    if first.count <= 3 {
      while let group = thousandsGroup(at: end), text.count <= 15 {
        text += self.text(group)
        end = group.upperBound
      }
    }
    var places = 0
    if end + 1 < scalars.count, scalars[end] == ".", !isCut(end), isDigit(end + 1), !isCut(end + 1)
    {
      let decimals = digitRun(at: end + 1)
      text += "." + self.text(decimals)
      places = decimals.count
      end = decimals.upperBound
    }
    return Numeral(
      range: start..<end, script: .arabic,
      value: text.count <= 30 ? Decimal(string: text, locale: nil) : nil, places: places)
  }

  private func chineseNumeral(at start: Int) -> Numeral? {
    var end = ChineseNumeral.end(in: scalars, from: start)
    if let cut = (start + 1..<max(start + 1, end)).first(where: isCut) { end = cut }
    guard end > start else { return nil }
    return Numeral(
      range: start..<end, script: .chinese,
      value: ChineseNumeral.value(of: scalars[start..<end]).map { Decimal($0) }, places: 0)
  }

  func isCut(_ index: Int) -> Bool { cuts.contains(index) }

  func isDigit(_ index: Int) -> Bool {
    scalars.indices.contains(index) && (0x30...0x39).contains(scalars[index].value)
  }

  private func digitRun(at start: Int) -> Range<Int> {
    var end = start + 1
    while isDigit(end), !isCut(end) { end += 1 }
    return start..<end
  }

  /// The three digits after a comma, if just three follow.
  private func thousandsGroup(at comma: Int) -> Range<Int>? {
    guard comma < scalars.count, scalars[comma] == "," || scalars[comma] == "，", !isCut(comma),
      isDigit(comma + 1), !isCut(comma + 1)
    else { return nil }
    let group = digitRun(at: comma + 1)
    return group.count == 3 ? group : nil
  }
}
