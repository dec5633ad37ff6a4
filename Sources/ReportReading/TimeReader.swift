import Indicators

/// The time that the text says a number is for.
enum NamedTime: Sendable, Hashable {
  /// A whole year, counted from the report's: -1 is the year before.
  case year(Int)
  /// Less or more than a year: a half, a quarter, some months, a day, several years.
  case otherSpan

  /// How many years after the report's.
  var years: Int { if case .year(let offset) = self { offset } else { 0 } }
}

/// Reads the words for a time at the start of a clause: 2020 年受理…, 上半年办结…, 3 月 15 日开展….
struct TimeReader: Sendable {
  private let years: [(word: [Unicode.Scalar], offset: Int)]
  private let spans: [[Unicode.Scalar]]
  private let bounds: Lexicon<Bool>
  private let leading: Lexicon<Bool>
  /// The report's year.
  private let year: Int

  init(vocabulary: ReadingVocabulary, year: Int) {
    let times = vocabulary.times
    years = [(times.thisYear, 0), (times.lastYear, -1), (times.nextYear, 1)].flatMap {
      words, offset in
      words.map { (Array($0.unicodeScalars), offset) }
    }.sorted { $0.0.count > $1.0.count }
    spans = times.otherSpans.map { Array($0.unicodeScalars) }
    bounds = Lexicon(words: times.bounds)
    leading = Lexicon(words: times.leading)
    self.year = year
  }

  /// The time that a clause begins with, and where its words end; nil where it names none, or only from
  /// when or up to when.
  func time(at start: Int, limit: Int, in passage: Passage) -> (time: NamedTime, end: Int)? {
    var index = start
    if let word = leading.longest(in: passage.scalars, at: index, limit: limit) { index = word.end }
    var offset: Int?
    if let named = year(at: index, limit: limit, in: passage) {
      (offset, index) = (named.offset, named.end)
    }
    let part = part(at: index, limit: limit, in: passage)
    index = part?.end ?? index
    // 到 2025 年底: what is aimed at for the end of a year is that year's.
    if offset ?? 0 > 0, index < limit, Self.endsOfYear.contains(passage.scalars[index]) {
      index += 1
    }
    guard offset != nil || part != nil,
      bounds.longest(in: passage.scalars, at: index, limit: limit) == nil
    else { return nil }
    if let offset, offset != 0 { return (.year(offset), index) }
    return (part.map { !$0.isWhole } ?? false ? .otherSpan : .year(0), index)
  }

  /// 2020 年, 二〇二〇年度, 去年.
  private func year(at index: Int, limit: Int, in passage: Passage) -> (offset: Int, end: Int)? {
    let scalars = passage.scalars
    for (word, offset) in years where scalars.hasPrefix(word, at: index) {
      return (offset, index + word.count)
    }
    guard index + 5 <= limit, scalars[index + 4] == "年",
      let number = number(at: index, limit: index + 4, in: passage), number.end == index + 4,
      (1900...2199).contains(number.value)
    else { return nil }
    let takesWord = scalars.hasPrefix(["度"], at: index + 5)
    return (number.value - year, index + (takesWord ? 6 : 5))
  }

  /// 上半年, 第三季度, 1—6 月, 3 月 15 日; 1—12 月 is the whole year.
  private func part(at index: Int, limit: Int, in passage: Passage) -> (isWhole: Bool, end: Int)? {
    for word in spans {
      if let end = end(of: word, at: index, limit: limit, in: passage) { return (false, end) }
    }
    guard let first = month(at: index, limit: limit, in: passage) else { return nil }
    guard first.end < limit, Self.dashes.contains(passage.scalars[first.end]),
      let last = month(at: first.end + 1, limit: limit, in: passage), last.isNamed
    else { return first.isNamed ? (false, first.end) : nil }
    return (first.value == 1 && last.value == 12, last.end)
  }

  /// 6 月, 6 月份, 6 月 30 日; or a bare 1, which may open 1—6 月.
  private func month(
    at index: Int, limit: Int, in passage: Passage
  ) -> (value: Int, isNamed: Bool, end: Int)? {
    let scalars = passage.scalars
    guard let month = number(at: index, limit: limit, in: passage), (1...12).contains(month.value)
    else { return nil }
    guard month.end < limit, scalars[month.end] == "月" else {
      return (month.value, false, month.end)
    }
    var end = month.end + 1
    if end < limit, scalars[end] == "份" {
      end += 1
    } else if let day = number(at: end, limit: limit, in: passage), day.end < limit,
      scalars[day.end] == "日"
    {
      end = day.end + 1
    }
    return (month.value, true, end)
  }

  private static let endsOfYear: Set<Unicode.Scalar> = ["底", "末"]
  private static let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "~", "～", "至", "到"]

  /// Where a word with `#` for a numeral ends.
  private func end(
    of word: [Unicode.Scalar], at index: Int, limit: Int, in passage: Passage
  ) -> Int? {
    var index = index
    for scalar in word {
      if scalar == "#" {
        guard let number = number(at: index, limit: limit, in: passage) else { return nil }
        index = number.end
      } else {
        guard index < limit, passage.scalars[index] == scalar else { return nil }
        index += 1
      }
    }
    return index
  }

  private func number(at index: Int, limit: Int, in passage: Passage) -> (value: Int, end: Int)? {
    let scalars = passage.scalars
    // No year has more digits.
    let limit = min(limit, index + 5)
    var end = index
    while end < limit, passage.isDigit(end) { end += 1 }
    if end > index { return Int(passage.text(index..<end)).map { ($0, end) } }
    while end < limit, ChineseNumeral.isNumeral(scalars[end]) { end += 1 }
    guard end > index else { return nil }
    return ChineseNumeral.value(of: scalars[index..<end]).map { ($0, end) }
  }
}
