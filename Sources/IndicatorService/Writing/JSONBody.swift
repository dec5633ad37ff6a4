import Foundation
import Indicators
import Representations

/// The fields of a JSON object that a client sent, taken one by one: what is wrong with each is told at once.
struct JSONBody {
  private let fields: [String: JSONNode]
  private var faults: [Problem.Fault] = []

  /// - Parameter known: the names of the fields that there are; any other is refused.
  init(_ bytes: [UInt8], known: [String]) throws(Problem) {
    let node: JSONNode
    do {
      node = try JSONDecoder().decode(JSONNode.self, from: Data(bytes))
    } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
      // Of JSON that is read as such, only a number can be none of the kinds of values.
      throw .badFields([
        .init(
          parameter: context.codingPath[0].stringValue, value: nil,
          detail: "has a number that is too large, or has too many decimals", suggestions: [])
      ])
    } catch {
      throw .badJSON("JSON in UTF-8")
    }
    guard case .object(let fields) = node else { throw .badJSON("a JSON object") }
    self.fields = fields
    for name in fields.keys.sorted() where !known.contains(name) {
      let name = String(name.prefix(80))
      faults.append(
        .init(
          parameter: name, value: nil,
          detail: "unknown field; \(known.joined(separator: ", ")) would be right",
          suggestions: Suggestions.nearest(to: name, among: known)))
    }
  }

  /// The value of a field; nil if it is missing.
  subscript(name: String) -> JSONNode? { fields[name] }

  /// A text that is not empty; nil if the field is missing.
  mutating func text(_ name: String, isRequired: Bool = false, most: Int = 2000) -> String? {
    switch fields[name] {
    case nil:
      if isRequired { refuse(name, "is missing; a text would be right") }
    case .string(let text):
      guard let fault = Self.fault(of: text, most: most) else {
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      refuse(name, fault)
    default:
      refuse(name, "is no text")
    }
    return nil
  }

  /// Why a text cannot be taken; nil if it can. Control characters would break tables and lines of the log.
  static func fault(of text: String, most: Int) -> String? {
    let isEmpty = text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
    guard !isEmpty else { return "is empty; a text would be right" }
    guard text.unicodeScalars.count <= most else { return "has more than \(most) characters" }
    let hasControls = text.unicodeScalars.contains {
      $0.properties.generalCategory == .control && $0 != "\n"
    }
    return hasControls ? "has control characters; plain text would be right" : nil
  }

  /// A word of a closed list; nil if the field is missing.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, isRequired: Bool = false, _ type: Word.Type = Word.self
  ) -> Word? {
    let known = Word.allCases.map(\.rawValue)
    switch fields[name] {
    case nil:
      if isRequired { refuse(name, "is missing; \(known.joined(separator: ", ")) would be right") }
      return nil
    case .string(let text):
      if let word = Word(rawValue: text) { return word }
      refuse(
        name, "is unknown; \(known.joined(separator: ", ")) would be right",
        value: String(text.prefix(80)), suggestions: Suggestions.nearest(to: text, among: known))
      return nil
    default:
      refuse(name, "is no text; \(known.joined(separator: ", ")) would be right")
      return nil
    }
  }

  /// Whether nothing has been refused so far.
  var isFaultless: Bool { faults.isEmpty }

  mutating func refuse(
    _ name: String, _ detail: String, value: String? = nil, suggestions: [String] = []
  ) {
    faults.append(.init(parameter: name, value: value, detail: detail, suggestions: suggestions))
  }

  /// Ends with all that is wrong, if anything is.
  func finish() throws(Problem) {
    guard faults.isEmpty else { throw .badFields(faults) }
  }
}
