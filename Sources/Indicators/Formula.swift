import Foundation

/// An arithmetic expression over indicators' codes, such as `100 * concluded / accepted`.
///
/// Operators are `+ - * /` with spaces around them (codes contain hyphens) and parentheses; `*` and
/// `/` bind tighter, all are left-associative.
public struct Formula: Sendable, Hashable {
  indirect enum Node: Sendable, Hashable {
    case number(Decimal)
    case code(String)
    case operation(Operator, Node, Node)
  }

  enum Operator: Character, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"

    var precedence: Int {
      switch self {
      case .add, .subtract: 1
      case .multiply, .divide: 2
      }
    }
  }

  /// As in the catalogue.
  public let text: String
  let root: Node

  /// Nil if the text is no expression.
  public init?(_ text: String) {
    var tokens = Formula.tokens(of: text)[...]
    guard let root = Formula.expression(&tokens, above: 0, depth: 0), tokens.isEmpty else {
      return nil
    }
    self.text = text
    self.root = root
  }

  /// The codes in order of appearance, each once.
  public var codes: [String] {
    func collect(_ node: Node, into codes: inout [String]) {
      switch node {
      case .number: break
      case .code(let code): if !codes.contains(code) { codes.append(code) }
      case .operation(_, let left, let right):
        collect(left, into: &codes)
        collect(right, into: &codes)
      }
    }
    var codes: [String] = []
    collect(root, into: &codes)
    return codes
  }

  /// The value with the interval that the operands' bounds allow; nil where an operand is missing,
  /// a divisor is zero or the result leaves the range of decimals.
  public func evaluate(_ operand: (String) -> Interval?) -> Interval? {
    func evaluate(_ node: Node) -> Interval? {
      switch node {
      case .number(let number): return Interval(number)
      case .code(let code): return operand(code)
      case .operation(let operation, let left, let right):
        guard let left = evaluate(left), let right = evaluate(right) else { return nil }
        return switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        }
      }
    }
    guard let result = evaluate(root), result.value.isFinite else { return nil }
    return result
  }
}

extension Formula {
  private static func tokens(of text: String) -> [Substring] {
    text.split(separator: " ").flatMap { word -> [Substring] in
      var word = word
      var opening: [Substring] = []
      var closing: [Substring] = []
      while word.first == "(" { opening.append(word.removeFirst().asSubstring) }
      while word.last == ")" { closing.append(word.removeLast().asSubstring) }
      return opening + (word.isEmpty ? [] : [word]) + closing
    }
  }

  /// Nesting beyond this is refused: no formula of a person's making needs it.
  private static let maximumDepth = 32

  private static func expression(
    _ tokens: inout ArraySlice<Substring>, above precedence: Int, depth: Int
  ) -> Node? {
    guard var left = operand(&tokens, depth: depth) else { return nil }
    while let token = tokens.first, token.count == 1, let character = token.first,
      let next = Operator(rawValue: character), next.precedence > precedence
    {
      tokens.removeFirst()
      guard let right = expression(&tokens, above: next.precedence, depth: depth) else {
        return nil
      }
      left = .operation(next, left, right)
    }
    return left
  }

  private static func operand(_ tokens: inout ArraySlice<Substring>, depth: Int) -> Node? {
    guard let token = tokens.popFirst(), depth < maximumDepth else { return nil }
    if token == "(" {
      guard let node = expression(&tokens, above: 0, depth: depth + 1), tokens.popFirst() == ")"
      else { return nil }
      return node
    }
    let parts = token.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) {
      return Decimal(string: String(token), locale: nil).map(Node.number)
    }
    return Catalogue.isCode(token) ? .code(String(token)) : nil
  }
}

extension Character {
  fileprivate var asSubstring: Substring { Substring(String(self)) }
}
