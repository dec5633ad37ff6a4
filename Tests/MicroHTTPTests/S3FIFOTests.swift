import Testing

@testable import MicroHTTP

@Suite("What the cache keeps")
struct S3FIFOTests {
  private func insert(_ cache: inout S3FIFO<String, Int>, _ key: String, cost: Int = 1) -> [Int] {
    cache.insert(key.count, for: key, cost: cost, uses: UseCount())
  }

  @Test("costs no more than it may, whatever comes")
  func bounded() {
    var cache = S3FIFO<String, Int>(mostCost: 100)
    for number in 0..<10_000 {
      let gone = insert(&cache, "\(number)", cost: 1 + number % 7)
      #expect(gone.count <= 8)
      #expect(cache.cost <= 100)
      // Half of the keys are asked for now and then.
      if number.isMultiple(of: 3) { cache["\(number / 2)"]?.uses.add() }
    }
    #expect(cache.cost == cache.entries.values.reduce(0) { $0 + $1.cost })
    #expect(cache.cost > 50)
    #expect(cache.evicted == 10_000 - cache.entries.count)
  }

  @Test("stays while a flood of other keys goes by, if it is asked for now and then")
  func flood() {
    var cache = S3FIFO<String, Int>(mostCost: 1000)
    for number in 0..<50 {
      _ = insert(&cache, "hot \(number)")
      for _ in 0..<3 { cache["hot \(number)"]?.uses.add() }
    }
    for number in 0..<100_000 {
      _ = insert(&cache, "cold \(number)")
      // Each of the fifty once in five thousand.
      if number.isMultiple(of: 100) { cache["hot \(number / 100 % 50)"]?.uses.add() }
    }
    #expect((0..<50).allSatisfy { cache["hot \($0)"] != nil })
  }

  @Test("What is asked for no more makes room in the end")
  func forgotten() {
    var cache = S3FIFO<String, Int>(mostCost: 100)
    for number in 0..<100 {
      _ = insert(&cache, "old \(number)")
      for _ in 0..<3 { cache["old \(number)"]?.uses.add() }
    }
    for number in 0..<2000 {
      _ = insert(&cache, "new \(number)")
      for _ in 0..<3 { cache["new \(number)"]?.uses.add() }
    }
    #expect((0..<100).allSatisfy { cache["old \($0)"] == nil })
  }

  @Test("A key that comes back soon stays longer than one that is new")
  func ghosts() {
    var cache = S3FIFO<String, Int>(mostCost: 100)
    for number in 0..<100 { _ = insert(&cache, "\(number)") }
    // Pushed out, and asked for anew.
    _ = insert(&cache, "next")
    #expect(cache["0"] == nil)
    _ = insert(&cache, "0")
    for number in 0..<50 { _ = insert(&cache, "later \(number)") }
    #expect(cache["0"] != nil)
    #expect(cache["next"] != nil)
    for number in 0..<50 { _ = insert(&cache, "last \(number)") }
    #expect(cache["0"] != nil)
    #expect(cache["next"] == nil)
  }

  @Test("A value takes the place of one with the same key")
  func replaced() {
    var cache = S3FIFO<String, Int>(mostCost: 10)
    #expect(cache.insert(1, for: "a", cost: 4, uses: UseCount()).isEmpty)
    #expect(cache.insert(2, for: "a", cost: 5, uses: UseCount()).isEmpty)
    #expect(cache["a"]?.value == 2)
    #expect(cache.cost == 5)
    cache.remove("a")
    cache.remove("a")
    #expect(cache.cost == 0)
    #expect(cache.insert(3, for: "large", cost: 11, uses: UseCount()) == [3])
    #expect(cache.entries.isEmpty)
  }

  @Test("What was let go of or replaced takes no memory any more, and no place for ever")
  func released() {
    final class Value: Sendable {}
    var cache = S3FIFO<String, Value>(mostCost: 1000)
    weak var first: Value?
    for number in 0..<1000 {
      let value = Value()
      if number == 0 { first = value }
      _ = cache.insert(value, for: "the same", cost: 1, uses: UseCount())
    }
    #expect(first == nil)
    #expect(cache.cost == 1)
    #expect(cache.places < 32)
  }
}
