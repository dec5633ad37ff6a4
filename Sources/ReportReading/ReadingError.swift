/// Why a text could not be read as a report. Each says what would be right.
public enum ReadingError: Error, Sendable, Hashable, CustomStringConvertible {
  case empty
  case tooLarge(bytes: Int, limit: Int)
  /// More numbers than any report has, up to a line: a text made of nothing else takes much memory.
  case tooManyNumbers(limit: Int, line: Int)
  /// The first line, from 1, with bytes that are not UTF-8.
  case notUTF8(line: Int)
  /// The first line, from 1, with a NUL character.
  case notText(line: Int)
  /// No area was given, and neither the title nor the issuer names one that the catalogue knows.
  case noArea(line: Int)
  /// What the report is of has no code: a development zone, a town.
  case noCode(name: String, line: Int)
  /// The name may be that of several areas, each with its code and full name; or of one, while what
  /// stands before the name speaks against it.
  case ambiguousArea(name: String, candidates: [String], line: Int)
  /// No year was given, and the heading names none.
  case noPeriod(line: Int)

  public var description: String {
    switch self {
    case .empty:
      "the report is empty; its text in UTF-8 would be right"
    case .tooLarge(let bytes, let limit):
      "the report has \(bytes) bytes; up to \(limit) are read"
    case .tooManyNumbers(let limit, let line):
      "the report has more than \(limit) numbers by line \(line); one report, without tables of raw data, "
        + "would be right"
    case .notUTF8(let line):
      "line \(line) is not UTF-8; convert the file to UTF-8 first (iconv -f GB18030 -t UTF-8)"
    case .notText(let line):
      "line \(line) has a NUL character, so this is no text; Markdown or plain text would be right"
    case .noArea(let line):
      "no report heading with a known area up to line \(line); "
        + "name the area (--area 370404), or add it to Config/catalogue/areas.yaml"
    case .noCode(let name, let line):
      "line \(line): “\(name)” has no code of its own in GB/T 2260, as new areas, development zones and "
        + "towns have none; name the area that its figures are to be counted to (--area CODE), or add "
        + "it to Config/catalogue/areas.yaml"
    case .ambiguousArea(let name, let candidates, let line):
      "line \(line): “\(name)” may be \(candidates.joined(separator: ", or ")), and the text does not "
        + "settle it; name the area (--area \(candidates.first?.prefix(6) ?? "CODE"))"
    case .noPeriod(let line):
      "no report heading with a year up to line \(line); name the year (--year 2021)"
    }
  }
}
