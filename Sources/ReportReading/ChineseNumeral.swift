/// Numerals written in Chinese characters.
enum ChineseNumeral {
  private static let digits: [Unicode.Scalar: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9,
  ]
  private static let multipliers: [Unicode.Scalar: Int] = [
    "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000,
  ]

  /// 几 and 半 stand in numerals (十几, 两个半), though they have no value of their own.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digits[scalar] != nil || multipliers[scalar] != nil || scalar == "几" || scalar == "半"
  }

  static func isMultiplier(_ scalar: Unicode.Scalar) -> Bool { multipliers[scalar] != nil }

  /// The end of the run of numeral characters at an index.
  static func end(in scalars: [Unicode.Scalar], from index: Int) -> Int {
    var end = index
    while end < scalars.count, isNumeral(scalars[end]) { end += 1 }
    return end
  }

  /// The product of a run of multipliers, as in 3 千万; nil if there is another character or the
  /// product is beyond what reports count.
  static func multiplier(_ scalars: some Collection<Unicode.Scalar>) -> Int? {
    guard !scalars.isEmpty, scalars.count <= 3 else { return nil }
    var product = 1
    for scalar in scalars {
      guard let factor = multipliers[scalar] else { return nil }
      product *= factor
    }
    return product
  }

  /// The value of a numeral such as 四十, 三百二十一, 两万五千 or 万 (一万); digits in a row (二〇二一) are
  /// read as in a decimal number. Nil for a run that is no number, such as 七八百三.
  static func value(of scalars: some Collection<Unicode.Scalar>) -> Int? {
    guard !scalars.isEmpty, scalars.count <= 16 else { return nil }
    let plain = scalars.compactMap { digits[$0] }
    if plain.count == scalars.count {
      return plain.reduce(0) { $0 * 10 + $1 }
    }
    var total = 0  // what stands before the last 万 or 亿
    var section = 0  // the thousands, hundreds and tens since
    var digit: Int?
    var smallest = Int.max  // multipliers below 万 must fall
    var scale = 0  // the last 万 or 亿
    for scalar in scalars {
      if let value = digits[scalar] {
        if let digit, digit != 0 { return nil }
        digit = value
      } else if let factor = multipliers[scalar] {
        if factor >= 10_000 {
          // 一亿二千万: the 万 multiplies what stands behind the 亿 only.
          let count = section + (digit ?? 0)
          if factor < scale {
            total += (count == 0 ? 1 : count) * factor
          } else {
            total = (total + (total == 0 && count == 0 ? 1 : count)) * factor
          }
          scale = factor
          section = 0
          smallest = .max
        } else {
          guard factor < smallest else { return nil }
          section += (digit ?? 1) * factor
          smallest = factor
        }
        digit = nil
      } else {
        return nil
      }
      if total > 1_000_000_000_000_000 { return nil }
    }
    return total + section + (digit ?? 0)
  }
}
