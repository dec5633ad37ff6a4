/// The rows of `areas.csv`: `code,name,parent,nameEn,short`, one area a line, no quotes. A spreadsheet
/// may have added a byte order mark and CR.
struct AreaTable {
  static let header = "code,name,parent,nameEn,short"

  private(set) var areas: [Area] = []
  /// The line of each area, by its code.
  private(set) var lines: [String: Int] = [:]
  private(set) var problems: [CatalogueError.Problem] = []

  private let file: String

  init(_ file: CatalogueFile) {
    self.file = file.name
    let bytes = Array(file.text.utf8)
    let rows = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    areas.reserveCapacity(rows.count)
    lines.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      var row = row.last == 0x0D ? row.dropLast() : row
      if index == 0 {
        if row.starts(with: Self.byteOrderMark) { row = row.dropFirst(Self.byteOrderMark.count) }
        takeHeader(row)
      } else if !row.isEmpty {
        take(row, line: index + 1)
      }
    }
    if areas.isEmpty, problems.isEmpty { refuse(1, "the file has no areas") }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private mutating func takeHeader(_ row: ArraySlice<UInt8>) {
    guard !row.elementsEqual(Self.header.utf8) else { return }
    refuse(
      1, "the header is “\(String(decoding: row, as: UTF8.self))”; “\(Self.header)” would be right")
  }

  private mutating func take(_ row: ArraySlice<UInt8>, line: Int) {
    guard !row.contains(UInt8(ascii: "\"")) else {
      return refuse(line, "a quote; plain values joined by commas would be right")
    }
    let values = row.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard values.count == 5 else {
      return refuse(line, "\(values.count) values; 5 would be right: \(Self.header)")
    }
    let code = values[0]
    guard Area.isCode(code) else { return refuse(line, Area.noCode(code)) }
    guard !values[1].isEmpty, !values[3].isEmpty else {
      return refuse(line, "“\(code)” has no name; one in Chinese and one in English would be right")
    }
    if let first = lines.updateValue(line, forKey: code) {
      return refuse(
        line, "“\(code)” stands already on line \(first); one row for each code would be right")
    }
    areas.append(
      Area(
        code: code, name: BilingualText(zh: values[1], en: values[3]),
        level: Area.Level(code: code), parent: values[2].isEmpty ? nil : values[2],
        aliases: values[4].isEmpty ? [] : [values[4]]))
  }

  private mutating func refuse(_ line: Int, _ detail: String) {
    problems.append(.init(file: file, line: line, detail: detail))
  }
}

extension Area {
  /// Whether a text is a code of GB/T 2260: six digits, not 00 first.
  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && !text.hasPrefix("00")
  }

  static func noCode(_ text: String) -> String {
    "“\(text)” is no area code; six digits of GB/T 2260 would be right"
  }

  /// The code that a code's digits put above it: 370400 for 370404.
  static func codeAbove(_ code: String) -> String? {
    switch Level(code: code) {
    case .province: nil
    case .prefecture: code.prefix(2) + "0000"
    case .county: code.prefix(4) + "00"
    }
  }
}

extension Area.Level {
  /// The level that a code's digits tell: 370000, 370400, 370404.
  init(code: String) {
    self =
      code.hasSuffix("0000") ? .province : code.hasSuffix("00") ? .prefecture : .county
  }
}
