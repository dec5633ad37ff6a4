import Testing

@testable import Charts

@Suite("Rows among HTML text")
struct RowChartTests {
  private static let charts: [any RowChart] = [
    Samples.funnel, Samples.bars, Samples.strips, Samples.part,
  ]

  @Test("A strip is as wide as its place, and its shapes are percentages")
  func percentages() throws {
    let xml = Samples.funnel.rows[2].inline(height: 34)
    let reader = try #require(SVGReader(xml))
    let root = try #require(reader.elements.first)
    #expect(root.attributes["width"] == "100%" && root.attributes["height"] == "34")
    #expect(root.attributes["viewBox"] == nil)
    let shapes = reader.elements.filter { $0.name == "rect" }.map(\.attributes)
    #expect(shapes.map { $0["class"] } == ["bar", "part series-1", "gap"])
    #expect(shapes.map { $0["x"] } == ["0%", "0%", "60%"])
    #expect(shapes.map { $0["width"] } == ["60%", "15%", "15%"])
    #expect(shapes.map { $0["data-id"] } == ["concluded", "mediated", nil])
    #expect(shapes[2]["fill"] == "url(#chart-gap)")
    let definitions = try #require(SVGReader(Charts.definitions))
    #expect(definitions.elements.contains { $0.attributes["id"] == "chart-gap" })
  }

  @Test("It has a name and a description, or is passed over")
  func accessibility() throws {
    let image = try #require(SVGReader(Samples.funnel.rows[1].inline()))
    let names = try #require(image.elements[0].attributes["aria-labelledby"])
      .split(separator: " ").map(String.init)
    #expect(image.elements[0].attributes["role"] == "img")
    #expect(image.elements.compactMap { $0.attributes["id"] } == names)
    #expect(image.texts.joined().contains("受理行政复议案件 30 件；10 件未受理（40 − 30）。"))

    let decoration = try #require(SVGReader(Samples.funnel.rows[1].inline(isDecorative: true)))
    #expect(decoration.elements[0].attributes["aria-hidden"] == "true")
    #expect(decoration.elements[0].attributes["role"] == nil)
    #expect(decoration.texts.joined().filter { $0 != "\n" }.isEmpty)
  }

  @Test("Ids of strips differ")
  func ids() {
    for chart in Self.charts {
      #expect(Set(chart.rows.map(\.id)).count == chart.rows.count)
    }
  }

  /// What a strict Content-Security-Policy forbids, and what belongs to the page.
  @Test("No style, script, font or colour in what stands in a page")
  func noStyles() throws {
    let inline =
      Self.charts.flatMap { $0.rows.map { $0.inline() } }
      + [Samples.dots.inline(), Charts.definitions] + Samples.multiples.inline().map(\.svg)
    let allowed: Set = [
      "class", "id", "data-id", "role", "aria-labelledby", "aria-hidden", "focusable", "x", "y",
      "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "dx", "overflow",
      "text-anchor", "patternUnits", "patternTransform",
    ]
    for xml in inline {
      let reader = try #require(SVGReader(xml))
      for element in reader.elements {
        #expect(!["style", "script"].contains(element.name))
        for (name, value) in element.attributes where !allowed.contains(name) {
          #expect(name == "fill" && value == "url(#chart-gap)")
        }
      }
    }
  }

  @Test("The legend names what is drawn")
  func legend() {
    let area = DrawingArea(width: 1000, height: 400)
    #expect(Samples.funnel.drawing(in: area).legend.map(\.kind) == [.bar, .part, .gap])
    #expect(Samples.funnel.drawing(in: area).legend[1].text == "其中和解调解 6 件")
    #expect(Samples.bars.drawing(in: area).legend.map(\.kind) == [.bar, .open, .upTo, .interval])
    #expect(Samples.strips.drawing(in: area).legend.map(\.kind) == [.bar, .gap, .interval])
  }
}

@Suite("Table twins")
struct ChartTableTests {
  @Test("A funnel's stages and parts")
  func funnel() {
    let table = Samples.funnel.table
    #expect(table.header == ["项目", "数值", "说明"])
    #expect(table.rows.map(\.head) == ["收到行政复议申请", "受理行政复议案件", "已审结", "其中和解调解"])
    #expect(table.rows.map { $0.cells[0].text } == ["40 件", "30 件", "24 件", "6 件"])
    #expect(
      table.rows.map { $0.cells[0].id } == ["received", "accepted", "concluded", "mediated"])
    #expect(table.rows[1].cells[1].text == "10 件未受理（40 − 30）。")
    #expect(table.rows[0].cells[0].link == "/indicators/received")
  }

  @Test("Bounds as numbers, open ones as words")
  func bars() {
    #expect(
      Samples.bars.table.rows.map { $0.cells.map(\.text) } == [
        ["100 件", "100", "100"], ["约80 人", "80", "不限"], ["约60 人", "55", "65"],
        ["约40 人", "10", "40"],
      ])
  }

  @Test("Kinds of requests with their rates")
  func strips() {
    let table = Samples.strips.table
    #expect(table.header == ["诉求", "接收", "办结", "办结率", "说明"])
    #expect(table.rows[1].head == "执法诉求")
    #expect(table.rows[1].cells.map(\.text) == ["40 件", "30 件", "75%", "10 件未办结"])
    #expect(table.rows[1].cells.map(\.id) == ["r2", "c2", "p2", nil])
    #expect(table.rows[1].cells.map(\.isDerived) == [false, false, true, false])
  }

  @Test("Rates in their order")
  func dots() {
    let table = Samples.dots.table
    #expect(table.rows.map { $0.cells[0].id } == Samples.dots.values.map(\.id))
    #expect(table.rows.map { $0.cells[0].text } == Samples.dots.values.map(\.textWithUnit))
  }

  @Test("Years by areas; what is missing is said to be")
  func multiples() {
    let table = Samples.multiples.table
    #expect(table.header == ["年度", "峄城区", "薛城区"])
    #expect(table.rows.map(\.head) == Samples.years)
    #expect(table.rows.map { $0.cells[0].text } == ["10 件", "20 件", "未报告", "30 件", "40 件"])
    #expect(table.rows[2].cells.map(\.id) == [nil, "b.2020"])
  }

  @Test("Without values a table has a head and no rows")
  func empty() {
    for chart in Samples.charts(of: [], head: Samples.head()) {
      #expect(!chart.table.header.isEmpty)
      #expect(chart.table.rows.isEmpty)
      #expect(chart.summary == "没有数据。")
    }
  }
}
