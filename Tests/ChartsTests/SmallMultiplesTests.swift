import Testing

@testable import Charts

@Suite("Small multiples")
struct SmallMultiplesTests {
  private func layout(
    _ values: [ChartValue?], axis: NumberAxis = NumberAxis(start: 0, values: [100]),
    hasBars: Bool = true, width: Double = 220
  ) -> PanelLayout {
    PanelLayout(
      periods: Samples.years, values: values, axis: axis, hasBars: hasBars, width: width,
      height: 150, text: 12)
  }

  private func root(_ layout: PanelLayout) -> Element {
    Element("svg", [:], layout.elements(length: Length.fraction, hasSizes: false))
  }

  @Test("A missing year is a gap: no line leads over it and no point lies in it")
  func gaps() {
    let layout = layout(Samples.series("a", [10, 20, nil, 30, 40]))
    #expect(layout.runs == [[0, 1], [3, 4]])
    let root = root(layout)
    #expect(root.shapes("trend").map { $0["x1"] } == ["10%", "70%"])
    #expect(root.shapes("trend").map { $0["x2"] } == ["30%", "90%"])
    #expect(root.shapes("point").map { $0["cx"] } == ["10%", "30%", "70%", "90%"])
    #expect(root.shapes("gap").map { $0["x"] } == ["44%"])
  }

  @Test("Zero is a value and no gap")
  func zero() {
    let root = root(layout(Samples.series("a", [0, 0, 0, 0, 0])))
    #expect(root.shapes("point").count == 5)
    #expect(root.shapes("gap").isEmpty)
  }

  @Test("Heights are in the ratio of the values")
  func heights() {
    let layout = layout(Samples.series("a", [50, 100, nil, nil, nil]))
    let base = layout.y(0)
    #expect(abs((base - layout.y(50)) * 2 - (base - layout.y(100))) < 1e-9)
  }

  @Test("A single year is a bar; where the axis does not start at 0, a point")
  func single() {
    let values = Samples.series("a", [nil, nil, 80, nil, nil])
    let bar = root(layout(values))
    #expect(bar.shapes("bar").map { $0["data-id"] } == ["a.2020"])
    #expect(bar.shapes("trend").isEmpty && bar.shapes("point").isEmpty)
    let point = root(layout(values, axis: NumberAxis(start: 70, values: [90]), hasBars: false))
    #expect(point.shapes("bar").isEmpty)
    #expect(point.shapes("point").count == 1)
  }

  @Test("Points carry their bounds")
  func bounds() {
    let root = root(
      layout([
        Samples.bounded("a", 50, 40, 60, .about), Samples.bounded("b", 60, 60, nil, .atLeast),
        Samples.bounded("c", 70, 0, 70, .atMost), nil, Samples.value("e", 80),
      ]))
    let layout = layout([])
    let whiskers = root.shapes("interval")
    #expect(whiskers.map { $0["x1"] } == ["10%", "-8", "-8"])
    #expect(number(whiskers.first?["y1"]).map { abs($0 - layout.y(40)) < 0.001 } == true)
    #expect(number(whiskers.first?["y2"]).map { abs($0 - layout.y(60)) < 0.001 } == true)
    #expect(root.shapes("open").count == 3)
    #expect(root.shapes("up-to").map { $0["data-id"] } == ["c"])
  }

  @Test("Panels of one indicator share a scale, those of several do not")
  func scales() {
    func highest(_ scale: SmallMultiples.Scale) -> [Double?] {
      var chart = Samples.multiples
      chart.scale = scale
      return chart.inline().map { panel in
        let reader = SVGReader(panel.svg)
        let shapes = reader?.elements.filter { ["circle", "rect"].contains($0.name) } ?? []
        return shapes.compactMap {
          $0.attributes["data-id"] == nil ? nil : number($0.attributes["cy"] ?? $0.attributes["y"])
        }.min()
      }
    }
    let shared = highest(.shared)
    #expect(shared[0] ?? 0 > shared[1] ?? 0)
    let own = highest(.own)
    #expect(own[0] == own[1])
  }

  @Test("Too few values are filled up with gaps, too many are cut")
  func counts() {
    let chart = SmallMultiples(
      Samples.head(), periods: ["2020", "2021"],
      panels: [
        .init(id: "a", label: "甲", values: [Samples.value("x", 1)]),
        .init(id: "b", label: "乙", values: Samples.series("y", [1, 2, 3, 4, 5])),
      ], scale: .own)
    #expect(chart.panels.map(\.values.count) == [2, 2])
    #expect(chart.table.rows[1].cells.map(\.text) == ["未报告", "2 件"])
  }

  @Test("Texts of a panel do not meet", arguments: [220.0, 320, 700])
  func texts(width: Double) {
    let many = (0..<40).map { Samples.value("v\($0)", Double($0) * 1e12, "\($0),000,000,000,000") }
    for values in [Samples.series("a", [10, 20, nil, 30, 40]), many] {
      let layout = PanelLayout(
        periods: values.indices.map { "\(1980 + $0)" }, values: values,
        axis: NumberAxis(start: 0, values: values.compactMap { $0?.value }), hasBars: true,
        width: 220, height: 150, text: 12)
      let boxes = TextBox.boxes(in: root(layout), width: width)
      for (index, box) in boxes.enumerated() {
        #expect(box.left >= 0 && box.right <= width)
        for other in boxes.dropFirst(index + 1) {
          #expect(!box.overlaps(other), "\(box) \(other)")
        }
      }
    }
  }
}
