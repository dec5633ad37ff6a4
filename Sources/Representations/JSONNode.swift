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
