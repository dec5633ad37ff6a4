import Foundation
import Yams

/// A value in a file of the catalogue, with where it stands.
struct YAMLValue {
  let node: Node
  /// The key that it stands under, else what a person would call it.
  let name: String
  /// The line of that key; that of the value where there is none.
  let line: Int?

  func mistake(_ detail: String) -> CatalogueMistake {
    CatalogueMistake(line: line, detail: detail)
  }

  func wrongType(_ right: String) -> CatalogueMistake {
    mistake("“\(name)” has the wrong type; \(right) would be right")
  }
}

/// What is wrong with a value, and on which line a person finds it.
struct CatalogueMistake: Error {
  var line: Int?
  var detail: String
}

/// What can be made of a value in a file of the catalogue.
///
/// Not `Decodable`: the catalogue is read at every start, and Yams' decoder takes ten times as long.
protocol YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake)
}

extension String: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    guard case .scalar(let scalar) = value.node else { throw value.wrongType("a text") }
    self = scalar.string
  }
}

extension Int: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    guard let number = value.node.int else { throw value.wrongType("Int") }
    self = number
  }
}

extension Decimal: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    guard let number = value.node.scalar.flatMap(Decimal.construct) else {
      throw value.wrongType("Decimal")
    }
    self = number
  }
}

extension Array: YAMLReadable where Element: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    guard case .sequence(let sequence) = value.node else { throw value.wrongType("a list") }
    self = []
    reserveCapacity(sequence.count)
    for node in sequence {
      let line = node.mark?.line ?? value.line
      append(try Element(yaml: YAMLValue(node: node, name: value.name, line: line)))
    }
  }
}

extension Dictionary: YAMLReadable where Key == String, Value: YAMLReadable {
  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    guard case .mapping(let mapping) = value.node else {
      throw value.wrongType("values by name")
    }
    self = [:]
    for (key, node) in mapping {
      guard let name = key.string else { throw value.wrongType("values by name") }
      let line = key.mark?.line ?? value.line
      self[name] = try Value(yaml: YAMLValue(node: node, name: name, line: line))
    }
  }
}

extension BilingualText: YAMLReadable {
  enum Key: String, CaseIterable { case zh, en }

  init(yaml value: YAMLValue) throws(CatalogueMistake) {
    let values = try YAMLFields<Key>(value)
    self.init(zh: try values.read(.zh), en: try values.read(.en))
  }
}
