import Testing

@testable import Charts

@Suite("Rate dots")
struct RateDotsTests {
  private func layout(_ chart: RateDots, width: Double, _ sizes: DotLayout.Sizes) -> DotLayout {
    DotLayout(chart.values, axis: chart.axis, width: width, sizes: sizes, items: "项")
  }

  private static let crowd = RateDots(
    Samples.head(),
    values: (0..<40).map { index in
      let value = 95 + Double(index * index % 50) / 10
      return Samples.value(
        "r\(index)", value, NumberText.plain(value), unit: "%", label: "第 \(index) 项满意率")
    }, axisStart: 95)

  @Test("Equal rates lie above each other and are counted, others are named")
  func stacks() {
    let layout = layout(Samples.dots, width: 280, .inline)
    let full = layout.dots.filter { $0.value.value == 100 }
    #expect(full.map(\.level) == Array(0..<11))
    #expect(Set(full.map(\.x)).count == 1)
    #expect(layout.dots.filter(\.isAlone).map(\.value.id) == ["low", "high"])
    #expect(Set(layout.labels.map(\.text)) == ["指标 96.7%", "指标 99%", "11 项 100%"])
  }

  @Test("A dot lies where its rate does on the axis")
  func places() throws {
    let layout = layout(Samples.dots, width: 1000, .document)
    let low = try #require(layout.dots.first { $0.value.id == "low" })
    let padding = DotLayout.Sizes.document.padding
    #expect(abs(low.x - (padding + 0.34 * (1 - 2 * padding))) < 1e-9)
    #expect(layout.dots.last?.x == 1 - padding)
  }

  @Test("Each dot is drawn once and carries its observation; those alone are marked")
  func shapes() {
    let root = Samples.dots.root()
    #expect(
      root.shapes("dot").compactMap { $0["data-id"] }.sorted()
        == Samples.dots.values.map(\.id).sorted())
    #expect(root.shapes("alone").map { $0["data-id"] } == ["low", "high"])
  }

  @Test("Dots do not cover each other")
  func dots() {
    for (width, sizes) in [(280.0, DotLayout.Sizes.inline), (1080, .document)] {
      let layout = layout(Self.crowd, width: width, sizes)
      for (index, dot) in layout.dots.enumerated() {
        for other in layout.dots.dropFirst(index + 1) {
          let across = (dot.x - other.x) * width
          let up = layout.centre(dot) - layout.centre(other)
          #expect((across * across + up * up).squareRoot() >= sizes.radius * 2)
        }
      }
    }
  }

  @Test(
    "Labels meet neither each other nor the sides, at any width", arguments: [280.0, 390, 1440])
  func labels(width: Double) throws {
    for chart in [Samples.dots, Self.crowd] {
      let root = Element(
        "svg", [:],
        chart.elements(
          layout(chart, width: 280, .inline), chart.axis, length: Length.fraction, textSize: nil))
      let boxes = TextBox.boxes(in: root, width: width)
      #expect(boxes.count > chart.axis.ticks.count)
      for (index, box) in boxes.enumerated() {
        #expect(box.left >= 0 && box.right <= width)
        for other in boxes.dropFirst(index + 1) {
          #expect(!box.overlaps(other), "\(box) \(other)")
        }
      }
    }
  }

  @Test("An axis that does not start at 0 says so")
  func axisNote() {
    #expect(Samples.dots.axisNote == "轴的起点：95%。")
    #expect(Samples.dots.summary.hasSuffix("轴的起点：95%。"))
    #expect(Samples.dots.document().contains("轴的起点：95%。"))
    var chart = Samples.dots
    chart.axisStart = 0
    #expect(chart.axisNote == nil)
    let given = RateDots(
      Samples.head(), values: Samples.dots.values, axisStart: 90, axisNote: "轴从 90% 起。")
    #expect(given.axisNote == "轴从 90% 起。")
  }

  @Test("The axis begins lower if a rate does")
  func lowerStart() {
    let chart = RateDots(
      Samples.head(), values: [Samples.value("a", 93.4, "93.4", unit: "%")], axisStart: 95)
    #expect(chart.axis.start == 92 && chart.axis.end == 100)
    #expect(chart.axis.ticks == [92, 94, 96, 98, 100])
  }

  @Test("Many equal rates are pushed together, not out of the chart")
  func highStack() {
    let chart = RateDots(
      Samples.head(), values: (0..<200).map { Samples.value("v\($0)", 100, unit: "%") })
    let layout = layout(chart, width: 280, .inline)
    #expect(layout.height < 170)
    #expect(Set(layout.dots.map(\.level)).count == 200)
  }
}

@Suite("Axes")
struct NumberAxisTests {
  @Test("Ticks are round and within the axis")
  func ticks() {
    #expect(NumberAxis(start: 0, end: 100, values: []).ticks == [0, 20, 40, 60, 80, 100])
    #expect(NumberAxis(start: 95, end: 100, values: []).ticks == [95, 96, 97, 98, 99, 100])
    for end in [0.003, 1, 7, 1e12] {
      let axis = NumberAxis(start: 0, end: end, values: [])
      #expect(axis.ticks.count >= 2 && axis.ticks.count <= 6)
      #expect(axis.ticks.allSatisfy { $0 >= 0 && $0 <= axis.end * (1 + 1e-9) })
    }
  }

  @Test("An axis without length has one")
  func degenerate() {
    let axis = NumberAxis(start: 100, end: 100, values: [100])
    #expect(axis.end > axis.start)
    #expect(NumberAxis(start: 0, values: [0]).position(0) == 0)
  }
}
