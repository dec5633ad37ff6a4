/// Texts for codes as they stand in CSV, each made once.
struct CodeTexts: Sendable {
  private let text: @Sendable (String) -> String?
  private var known: [String: [UInt8]] = [:]
  /// Most rows have the code of the row before.
  private var code: [UInt8] = []
  private var field: [UInt8] = []

  /// - Parameter text: the text for a code; nil where it has none.
  init(_ text: @escaping @Sendable (String) -> String?) {
    self.text = text
  }

  /// The field with the text for a code.
  mutating func field(_ code: Span<UInt8>) -> [UInt8] {
    if !isLast(code) {
      self.code = code.indices.map { code[$0] }
      field = field(String(decoding: self.code, as: UTF8.self))
    }
    return field
  }

  private func isLast(_ code: Span<UInt8>) -> Bool {
    guard self.code.count == code.count else { return false }
    // From the end, where codes of one kind differ.
    return code.indices.reversed().allSatisfy { self.code[$0] == code[$0] }
  }

  private mutating func field(_ code: String) -> [UInt8] {
    if let field = known[code] { return field }
    var field: [UInt8] = []
    CSV.append(Array((text(code) ?? "").utf8).span, to: &field)
    known[code] = field
    return field
  }
}
