import Foundation
import Testing

@testable import Indicators

@Suite("Formulas")
struct FormulaTests {
  @Test(
    "Operators bind as in arithmetic",
    arguments: [
      ("1 + 2 * 3", 7), ("2 * 3 + 1", 7), ("(1 + 2) * 3", 9), ("( 1 + 2 ) * 3", 9),
      ("10 - 2 - 3", 5), ("100 / 10 / 5", 2), ("2 * (3 + (4 - 1))", 12), ("12 / 3 * 2", 8),
      ("  1   +  1 ", 2), ("0.5 * 4", 2), ("((7))", 7),
    ] as [(String, Decimal)])
  func evaluates(text: String, expected: Decimal) throws {
    let formula = try #require(Formula(text))
    #expect(formula.text == text)
    #expect(formula.evaluate { _ in nil } == Interval(expected))
  }

  @Test("A hyphen belongs to a code, a minus has spaces")
  func hyphens() throws {
    let code = try #require(Formula("cases-accepted"))
    #expect(code.codes == ["cases-accepted"])
    let difference = try #require(Formula("cases - accepted"))
    #expect(difference.codes == ["cases", "accepted"])
    let values: [String: Interval] = ["cases": Interval(5), "accepted": Interval(3)]
    #expect(difference.evaluate { values[$0] } == Interval(2))
    #expect(code.evaluate { values[$0] } == nil)
  }

  @Test("Codes come in order of appearance, each once")
  func codes() throws {
    let formula = try #require(Formula("100 * b / (a + b) - a"))
    #expect(formula.codes == ["b", "a"])
  }

  @Test(
    "What is no expression is refused",
    arguments: [
      "", " ", "+", "1 +", "* 2", "1 2", "a b", "(1", "1)", "()", "1 + (2", "a ++ b", "1 +2", "a+b",
      "A + b", "-a", "a-", "a_b", "1.2.3", ".", "1.", ".5", "a % b", "案件", "1，2", "100 * / a",
    ])
  func bad(text: String) {
    #expect(Formula(text) == nil)
  }

  @Test("Nesting has a limit instead of a stack overflow")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(Formula(nested(20)) != nil)
    #expect(Formula(nested(32)) == nil)
    #expect(Formula(nested(100_000)) == nil)
    #expect(Formula(String(repeating: "(", count: 100_000)) == nil)
  }

  @Test("Division by zero, a missing operand and an overflow have no value")
  func noValue() throws {
    let formula = try #require(Formula("100 * a / b"))
    let zero = ["a": Interval(1), "b": Interval(0)]
    #expect(formula.evaluate { zero[$0] } == nil)
    #expect(formula.evaluate { ["a": Interval(1)][$0] } == nil)
    let huge = Interval(Decimal(sign: .plus, exponent: 127, significand: 1))
    let square = try #require(Formula("a * a"))
    #expect(square.evaluate { _ in huge } == nil)
  }

  @Test("A divisor that may be zero leaves the upper bound open")
  func divisorNearZero() throws {
    let formula = try #require(Formula("a / b"))
    let values = ["a": Interval(6), "b": Interval(value: 2, lower: 0, upper: 3)]
    #expect(formula.evaluate { values[$0] } == Interval(value: 3, lower: 2, upper: nil))
  }
}
