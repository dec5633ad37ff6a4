import Foundation
import Testing

@testable import Indicators

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "Each qualifier sets the bounds that its words allow",
    arguments: [
      (.exact, 0, 39, 39, 39), (.exact, 1000, 189_000, 188_500, 189_500),
      (.atLeast, 0, 160, 160, nil), (.atLeast, 10000, 160_000, 160_000, nil),
      (.atMost, 0, 20, nil, 20), (.near, 0, 300, nil, 300), (.about, 0, 50, nil, nil),
    ] as [(Quantity.Qualifier, Decimal, Decimal, Decimal?, Decimal?)])
  func bounds(
    qualifier: Quantity.Qualifier, precision: Decimal, value: Decimal, lower: Decimal?,
    upper: Decimal?
  ) {
    let quantity = Quantity(value: value, qualifier: qualifier, precision: precision)
    #expect(
      quantity
        == Quantity(value: value, qualifier: qualifier, lowerBound: lower, upperBound: upper))
  }

  @Test("Every qualifier is tested above")
  func complete() {
    #expect(Quantity.Qualifier.allCases == [.exact, .atLeast, .atMost, .about, .near])
  }

  @Test("Half a step is exact for odd steps too")
  func halves() {
    let quantity = Quantity(value: 7, qualifier: .exact, precision: 1)
    #expect(quantity.lowerBound?.description == "6.5")
    #expect(quantity.upperBound?.description == "7.5")
  }
}
