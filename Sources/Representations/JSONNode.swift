public import Foundation

/// A piece of JSON that is put together from parts, such as a schema.
public enum JSONNode: Encodable, Sendable, Hashable {
  case object([String: JSONNode])
  case array([JSONNode])
  case string(String)
  case number(Decimal)
  case bool(Bool)
  case null

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .object(let fields): try value.encode(fields)
    case .array(let elements): try value.encode(elements)
    case .string(let text): try value.encode(text)
    case .number(let number): try value.encode(number)
    case .bool(let truth): try value.encode(truth)
    case .null: try value.encodeNil()
    }
  }
}

extension JSONNode: Decodable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let truth = try? value.decode(Bool.self) {
      self = .bool(truth)
    } else if let number = try? value.decode(Decimal.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let elements = try? value.decode([JSONNode].self) {
      self = .array(elements)
    } else {
      self = .object(try value.decode([String: JSONNode].self))
    }
  }
}

extension JSONNode: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral
{
  public init(dictionaryLiteral elements: (String, JSONNode)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
  }

  public init(arrayLiteral elements: JSONNode...) { self = .array(elements) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(Decimal(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }

  /// A list of texts.
  public static func strings(_ texts: some Sequence<String>) -> JSONNode {
    .array(texts.map(JSONNode.string))
  }
}
