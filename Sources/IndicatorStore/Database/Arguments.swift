/// The values of the question marks of a statement, in their order.
struct Arguments: ExpressibleByArrayLiteral, Sendable {
  private(set) var values: [StoredValue] = []

  init(arrayLiteral elements: (any Storable)?...) {
    values = elements.map { $0?.stored ?? .null }
  }

  init(_ texts: some Sequence<String>) { values = texts.map(StoredValue.text) }

  init(_ values: [StoredValue]) { self.values = values }

  static func + (first: Arguments, second: Arguments) -> Arguments {
    Arguments(first.values + second.values)
  }

  static func += (first: inout Arguments, second: Arguments) { first.values += second.values }

  /// Question marks for this many, with commas between them.
  static func marks(_ count: Int) -> String {
    repeatElement("?", count: count).joined(separator: ", ")
  }
}

/// A value as both engines know it.
enum StoredValue: Sendable, Hashable {
  case null
  case integer(Int)
  case text(String)
  case bytes([UInt8])
}

/// What can be an argument.
protocol Storable {
  var stored: StoredValue { get }
}

extension Int: Storable {
  var stored: StoredValue { .integer(self) }
}

extension String: Storable {
  var stored: StoredValue { .text(self) }
}

extension [UInt8]: Storable {
  var stored: StoredValue { .bytes(self) }
}
