import Testing

@testable import Charts

@Suite("Strips")
struct StripTests {
  private func segment(_ strip: Strip, _ kind: Strip.Segment.Kind) -> Strip.Segment? {
    strip.segments.first { $0.kind == kind }
  }

  @Test("Bars are as long as their values, the gap is the difference")
  func funnel() throws {
    let strips = Samples.funnel.rows.map(\.strip)
    let bars = try strips.map { try #require(segment($0, .bar)).length }
    #expect(bars == [1, 0.75, 0.6])
    #expect(segment(strips[0], .gap) == nil)
    let gap = try #require(segment(strips[2], .gap))
    #expect(gap.start == 0.6 && gap.end == 0.75)
    let part = try #require(segment(strips[2], .part))
    #expect(part.start == 0 && part.end == 0.15 && part.id == "mediated")
  }

  @Test("A stage larger than the one before has no gap")
  func growing() {
    let funnel = Funnel(
      Samples.head(), stages: [.init(Samples.value("a", 3)), .init(Samples.value("b", 5))])
    #expect(funnel.rows.map { segment($0.strip, .gap) } == [nil, nil])
  }

  @Test("Parts larger than the whole are cut off, and it is said")
  func cutOff() {
    let chart = PartOfWhole(
      Samples.head(), whole: Samples.value("w", 10),
      parts: [Samples.value("a", 8), Samples.value("b", 8)])
    let parts = chart.rows[0].strip.segments.filter { $0.kind == .part }
    #expect(parts.map(\.end) == [0.8, 1])
    #expect(chart.summary.contains(ChartWords.chinese.cutOff))
    #expect(!Samples.part.summary.contains(ChartWords.chinese.cutOff))
  }

  @Test("Least values are open, most values hollow, rounded ones have a whisker")
  func bounds() throws {
    let strips = Samples.bars.rows.map(\.strip)
    // One value is open above: the scale has a tenth more than the largest needs.
    let exact = try #require(segment(strips[0], .bar))
    #expect(abs(exact.length - 1 / 1.1) < 1e-9)
    #expect(strips[0].segments.count == 1)

    #expect(segment(strips[1], .open)?.start == segment(strips[1], .bar)?.end)
    #expect(segment(strips[1], .interval) == nil)

    let whisker = try #require(segment(strips[2], .interval))
    #expect(abs(whisker.start / exact.length - 0.55) < 1e-9)
    #expect(abs(whisker.end / exact.length - 0.65) < 1e-9)

    let hollow = try #require(segment(strips[3], .upTo))
    #expect(abs(hollow.start / exact.length - 0.1) < 1e-9)
    #expect(abs(hollow.end / exact.length - 0.4) < 1e-9)
    #expect(segment(strips[3], .bar)?.end == hollow.start)
    #expect(segment(strips[3], .interval) == nil)
  }

  @Test("An open bound has no whisker, and a hollow bar no open end")
  func open() {
    func kinds(_ lower: Double?, _ upper: Double?, _ mark: ChartValue.Mark)
      -> [Strip.Segment.Kind]
    {
      Strip(Samples.bounded("a", 10, lower, upper, mark), scale: BarScale(maximum: 20))
        .segments.map(\.kind)
    }
    #expect(kinds(nil, nil, .about) == [.bar, .open])
    #expect(kinds(8, nil, .about) == [.bar, .interval, .open])
    #expect(kinds(nil, 12, .about) == [.bar, .interval])
    #expect(kinds(10, 10, .exact) == [.bar])
    #expect(kinds(nil, nil, .atMost) == [.upTo])
    #expect(kinds(4, 10, .atMost) == [.bar, .upTo])
  }

  @Test("Nothing is drawn backwards, whatever the bounds say")
  func reversed() {
    for mark in ChartValue.Mark.allCases {
      let chart = BoundedBars(
        Samples.head(),
        values: [
          Samples.bounded("a", 10, 15, 5, mark), Samples.bounded("b", -5, 3, -9, mark),
          Samples.bounded("c", .nan, .infinity, .nan, mark),
        ])
      for segment in chart.rows.flatMap(\.strip.segments) {
        #expect(segment.start <= segment.end && segment.start >= 0 && segment.end <= 1)
      }
      #expect(chart.summary.contains(ChartWords.chinese.negative))
    }
  }

  @Test("A kind of request has its own scale")
  func completion() throws {
    let strips = Samples.strips.rows.map(\.strip)
    #expect(abs(try #require(segment(strips[0], .bar)).end - 188.0 / 189) < 1e-9)
    let whisker = try #require(segment(strips[0], .interval))
    #expect(abs(whisker.start - 0.989) < 1e-9 && whisker.end == 1)
    #expect(segment(strips[1], .bar)?.end == 0.75)
    #expect(segment(strips[1], .gap)?.length == 0.25)
    #expect(segment(strips[1], .interval) == nil)
  }

  @Test("Without a rate, the whisker comes from both roundings")
  func quotient() throws {
    let strip = Strip(
      Samples.bounded("part", 50, 45, 55, .about), of: Samples.bounded("all", 100, 90, 110, .about),
      share: nil)
    let whisker = try #require(segment(strip, .interval))
    #expect(abs(whisker.start - 45.0 / 110) < 1e-9)
    #expect(abs(whisker.end - 55.0 / 90) < 1e-9)
  }

  @Test("A share of nothing is none")
  func zeroDenominator() {
    let strip = Strip(Samples.value("a", 0), of: Samples.value("b", 0), share: nil)
    #expect(strip.segments.map(\.kind) == [.none])
    let whole = PartOfWhole(
      Samples.head(), whole: Samples.value("w", 0), parts: [Samples.value("p", 0)])
    #expect(whole.summary.contains(ChartWords.chinese.zeroDenominator))
  }

  @Test("More closed than received is cut off, and it is said")
  func moreThanAll() {
    let strip = Strip(Samples.value("a", 12), of: Samples.value("b", 10), share: nil)
    #expect(segment(strip, .bar)?.end == 1)
    #expect(segment(strip, .gap) == nil)
    #expect(strip.faults == [.cutOff])
  }

  @Test("Zero is a bar without length")
  func zero() {
    let chart = BoundedBars(Samples.head(), values: [Samples.value("a", 0)])
    #expect(chart.rows[0].strip.segments.map(\.length) == [0])
  }
}
