public import Foundation

/// Any JSON value, with exact decimals, to look into answers.
public enum JSONValue: Sendable, Hashable, Decodable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(Decimal)
  case bool(Bool)
  case null

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let truth = try? value.decode(Bool.self) {
      self = .bool(truth)
    } else if let number = try? value.decode(Decimal.self) {
      self = .number(number)
    } else if let elements = try? value.decode([JSONValue].self) {
      self = .array(elements)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  public init(_ bytes: some Sequence<UInt8>) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  /// The value of a field; nil if there is no such field, which is not `null`.
  public subscript(_ field: String) -> JSONValue? {
    if case .object(let fields) = self { fields[field] } else { nil }
  }

  public subscript(_ index: Int) -> JSONValue? {
    if case .array(let elements) = self, elements.indices.contains(index) {
      elements[index]
    } else {
      nil
    }
  }

  public var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  public var fields: [String: JSONValue] {
    if case .object(let fields) = self { fields } else { [:] }
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var number: Decimal? {
    if case .number(let number) = self { number } else { nil }
  }

  public var int: Int? {
    number.flatMap { Int($0.description) }
  }

  public var bool: Bool? {
    if case .bool(let truth) = self { truth } else { nil }
  }

  public var isNull: Bool { self == .null }

  /// The names of the fields of an object.
  public var keys: Set<String> {
    if case .object(let fields) = self { Set(fields.keys) } else { [] }
  }

  public var strings: [String] { elements.compactMap(\.string) }

  /// As a cell of a table says it: texts as they are, numbers in digits, null as nothing.
  public var cell: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.description
    case .bool(let truth): truth.description
    case .null: ""
    case .array, .object: nil
    }
  }
}
