import Foundation

/// Digits that are a date, a time, the number of a document, an index or a telephone: told by the signs
/// around them.
enum CodeNumber {
  /// The code of the reason; nil if the digits may count something.
  static func reason(for numeral: Numeral, in passage: Passage) -> String? {
    let scalars = passage.scalars
    let range = numeral.range
    if touchesBlot(range, in: scalars) { return "damaged" }
    if let reason = calendarDay(numeral, in: passage) { return reason }
    guard numeral.script == .arabic else { return nil }
    if let reason = documentNumber(range, in: scalars) { return reason }
    if isPadded(range, in: scalars) { return "index-number" }
    if isMonthRange(range, in: passage) { return "date" }
    if range.count >= 7,
      Array(scalars[max(0, range.lowerBound - 6)..<range.lowerBound])
        .contains(["电", "话"], in: 0..<min(6, range.lowerBound))
    {
      return "phone-number"
    }
    if range.count > 4, !passage.text(range).contains("."),
      ["月", "年"].contains(where: { scalars.hasPrefix([$0], at: range.upperBound) })
    {
      return "damaged"
    }
    return run(numeral, in: passage)
  }

  /// 4■7 处: a character that could not be read stands in for a digit.
  private static func touchesBlot(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    [range.lowerBound - 1, range.upperBound].contains {
      scalars.indices.contains($0) && "■□▇█●○�".unicodeScalars.contains(scalars[$0])
    }
  }

  /// 6 月 30 日, 12·4.
  private static func calendarDay(_ numeral: Numeral, in passage: Passage) -> String? {
    let scalars = passage.scalars
    let range = numeral.range
    guard let value = numeral.value else { return nil }
    if scalars.hasPrefix(["月"], at: range.upperBound), value <= 12,
      !scalars.hasPrefix(["月", "均"], at: range.upperBound)
    {
      return "date"
    }
    if ["日", "号"].contains(where: { scalars.hasPrefix([$0], at: range.upperBound) }), value <= 31,
      scalars.hasSuffix(["月"], before: range.lowerBound)
    {
      return "date"
    }
    let dots: Set<Unicode.Scalar> = ["·", "•", "・"]
    let isDotted =
      range.upperBound < scalars.count && dots.contains(scalars[range.upperBound])
      || range.lowerBound > 0 && dots.contains(scalars[range.lowerBound - 1])
    return numeral.script == .arabic && isDotted && value <= 31 ? "date" : nil
  }

  /// 1—6 月: the first of two months.
  private static func isMonthRange(_ range: Range<Int>, in passage: Passage) -> Bool {
    let scalars = passage.scalars
    var index = range.upperBound
    guard range.count <= 2, index < scalars.count, "-—–~至到".unicodeScalars.contains(scalars[index])
    else { return false }
    index += 1
    let digits = index
    while passage.isDigit(index) { index += 1 }
    return index > digits && index - digits <= 2 && scalars.hasPrefix(["月"], at: index)
  }

  /// 某府办发〔2024〕19 号, also with the brackets lost; （2021）鲁0404行初12号; but 3 号楼 is a name.
  private static func documentNumber(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> String? {
    let end = range.upperBound
    if scalars.hasPrefix(["号"], at: end), !scalars.hasSuffix(["第"], before: range.lowerBound) {
      let isNumbered = range.lowerBound > 0 && isOfDocument(scalars[range.lowerBound - 1])
      let goesOn = end + 1 < scalars.count && scalars[end + 1].properties.isIdeographic
      let isDocument = documents.contains { scalars.hasPrefix($0, at: end + 1) }
      return isNumbered || !goesOn || isDocument ? "document-number" : "name"
    }
    guard range.count == 4, range.lowerBound > 0, end + 1 < scalars.count,
      "〔[［(（【".unicodeScalars.contains(scalars[range.lowerBound - 1]),
      "〕]］)）】".unicodeScalars.contains(scalars[end])
    else { return nil }
    let behind = scalars[(end + 1)..<min(scalars.count, end + 1 + longestDocumentNumber)]
      .prefix { !"，。；、".unicodeScalars.contains($0) }
    let isNumber = behind.first.map { (0x30...0x39).contains($0.value) } ?? false
    return isNumber || behind.contains("号") ? "document-number" : nil
  }

  private static let longestDocumentNumber = 20
  private static let documents: [[Unicode.Scalar]] = ["文", "令", "公告", "决定", "通知", "意见"].map {
    Array($0.unicodeScalars)
  }

  /// The brackets around the year, or the word for a case in court: 行初 12 号.
  private static func isOfDocument(_ scalar: Unicode.Scalar) -> Bool {
    "〕]］)）】发字函令办规初终申再执审复".unicodeScalars.contains(scalar)
  }

  /// 0404: what is counted has no zero before it.
  private static func isPadded(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    range.count > 1 && scalars[range.lowerBound] == "0"
      && (0x30...0x39).contains(scalars[range.lowerBound + 1].value)
  }

  /// Digits joined by signs to more digits: 2024-01-22, 10:05, 370404/2022-00011, 0632-7712345.
  private static func run(_ numeral: Numeral, in passage: Passage) -> String? {
    let (groups, signs) = joined(numeral.range, in: passage)
    let digits = groups.reduce(0) { $0 + $1.count }
    if groups.count == 1 {
      // A number of so many digits identifies.
      return digits >= 11 ? (digits == 11 ? "phone-number" : "index-number") : nil
    }
    if signs.allSatisfy({ $0 == ":" }) {
      return groups.dropFirst().allSatisfy { $0.count == 2 } ? "date" : nil
    }
    if groups[0].count == 4, groups.dropFirst().allSatisfy({ $0.count <= 2 }), groups.count <= 3,
      groups.count == 3 || signs.contains("/")
    {
      return "date"
    }
    if groups.count == 2, groups[0].first == "0", signs == ["-"], digits >= 10 {
      return "phone-number"
    }
    return digits >= 9 && signs.contains(where: { $0 == "-" || $0 == "/" }) ? "index-number" : nil
  }

  /// The groups of digits that a numeral is joined to, and the signs between them. At most 40
  /// characters to each side.
  private static func joined(
    _ range: Range<Int>, in passage: Passage
  ) -> (groups: [String], signs: [Unicode.Scalar]) {
    let signs: Set<Unicode.Scalar> = ["-", "/", ":", "."]
    var start = range.lowerBound
    var end = range.upperBound
    while start > max(1, range.lowerBound - 40),
      passage.isDigit(start - 1)
        || signs.contains(passage.scalars[start - 1]) && passage.isDigit(start - 2)
    {
      start -= 1
    }
    while end < min(passage.scalars.count, range.upperBound + 40),
      passage.isDigit(end) || signs.contains(passage.scalars[end]) && passage.isDigit(end + 1)
    {
      end += 1
    }
    let run = passage.scalars[start..<end]
    // The point within a decimal number is no joint.
    if run.filter({ signs.contains($0) }).elementsEqual(["."]) {
      return ([passage.text(range)], [])
    }
    return (
      run.split { signs.contains($0) }.map { String($0) }, run.filter { signs.contains($0) }
    )
  }
}
