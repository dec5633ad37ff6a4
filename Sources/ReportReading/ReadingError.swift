/// Why a text could not be read as a report. Each says what would be right.
public enum ReadingError: Error, Sendable, Hashable, CustomStringConvertible {
  case empty
  case tooLarge(bytes: Int, limit: Int)
  /// The first line, from 1, with bytes that are not UTF-8.
  case notUTF8(line: Int)
  /// The first line, from 1, with a NUL character.
  case notText(line: Int)
  /// No area was given, and the heading names none that the catalogue knows.
  case noArea(line: Int)
  /// No year was given, and the heading names none.
  case noPeriod(line: Int)

  public var description: String {
    switch self {
    case .empty:
      "the report is empty; its text in UTF-8 would be right"
    case .tooLarge(let bytes, let limit):
      "the report has \(bytes) bytes; up to \(limit) are read"
    case .notUTF8(let line):
      "line \(line) is not UTF-8; convert the file to UTF-8 first (iconv -f GB18030 -t UTF-8)"
    case .notText(let line):
      "line \(line) has a NUL character, so this is no text; Markdown or plain text would be right"
    case .noArea(let line):
      "no report heading with a known area up to line \(line); "
        + "name the area (--area 370404), or add it to Config/catalogue/areas.yaml"
    case .noPeriod(let line):
      "no report heading with a year up to line \(line); name the year (--year 2021)"
    }
  }
}
