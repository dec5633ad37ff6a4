/// A report's text as given, with its code points numbered.
struct SourceText: Sendable {
  let string: String
  let scalars: [Unicode.Scalar]
  /// The same characters as they are compared: simplified, full-width forms as plain ones.
  let folded: [Unicode.Scalar]
  /// Whether the text is written in traditional characters.
  let isTraditional: Bool

  init(bytes: [UInt8]) throws(ReadingError) {
    guard bytes.count <= ReportReader.maximumBytes else {
      throw .tooLarge(bytes: bytes.count, limit: ReportReader.maximumBytes)
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if bytes.contains(0) {
      throw .notText(line: (lines.firstIndex { $0.contains(0) } ?? 0) + 1)
    }
    guard let string = String(validating: bytes, as: UTF8.self) else {
      let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw .notUTF8(line: (bad ?? 0) + 1)
    }
    scalars = Array(string.unicodeScalars)
    guard scalars.contains(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) else {
      throw .empty
    }
    if let line = Self.lineOfTooManyNumbers(scalars) {
      throw .tooManyNumbers(limit: ReportReader.maximumNumbers, line: line)
    }
    self.string = string
    (folded, isTraditional) = Folding.fold(string, scalars)
  }

  /// The line, from 1, on which there are more runs of digits than are read. Told before anything else is
  /// made of the text, since each number takes time and memory.
  private static func lineOfTooManyNumbers(_ scalars: [Unicode.Scalar]) -> Int? {
    var (numbers, line, isInNumber) = (0, 1, false)
    for scalar in scalars {
      if scalar == "\n" { line += 1 }
      let isDigit = scalar.properties.numericType != nil
      if isDigit, !isInNumber { numbers += 1 }
      if numbers > ReportReader.maximumNumbers { return line }
      isInNumber = isDigit
    }
    return nil
  }

  /// The line, from 1, of a character.
  func line(of offset: Int) -> Int { scalars[..<offset].count { $0 == "\n" } + 1 }

  subscript(range: Range<Int>) -> String { String(scalars[range]) }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
