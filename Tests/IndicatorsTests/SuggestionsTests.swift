import Testing

@testable import Indicators

@Suite("Suggestions")
struct SuggestionsTests {
  @Test(
    "One slip of the fingers is one step",
    arguments: [
      ("limt", "limit", 1), ("limiit", "limit", 1), ("lumit", "limit", 1), ("ilmit", "limit", 1),
      ("limit", "limit", 0), ("", "limit", 5), ("limit", "", 5), ("ca", "abc", 3),
    ])
  func distance(left: String, right: String, expected: Int) {
    let steps = Suggestions.distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(steps == expected)
  }

  @Test("The nearest come first, three at most, none that is far")
  func nearest() {
    let codes = ["accepted", "acceptable", "excepted", "accept", "concluded"]
    #expect(Suggestions.nearest(to: "acepted", among: codes) == ["accepted", "excepted"])
    #expect(Suggestions.nearest(to: "xyz", among: codes).isEmpty)
    #expect(Suggestions.nearest(to: "ACCEPTED", among: codes).first == "accepted")
    #expect(Suggestions.nearest(to: "", among: codes).isEmpty)
    #expect(Suggestions.nearest(to: "accepted", among: []).isEmpty)
  }

  @Test("A word of any length costs little")
  func long() {
    let word = String(repeating: "a", count: 1_000_000)
    #expect(Suggestions.nearest(to: word, among: ["accepted"]).isEmpty)
  }
}
