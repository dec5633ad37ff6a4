import Testing

@testable import Charts

@Suite("Documents")
struct DocumentTests {
  private static let long = String(repeating: "非常长的指标名称要折行", count: 12)
  private static let latin = String(repeating: "Incomprehensibilities", count: 9)

  private static let longHead = ChartHead(
    id: "long", title: long, subtitle: latin, source: long + latin + long, date: long)

  /// Values that are hard to draw, by what is hard about them.
  private static let hard: [(String, [ChartValue])] = [
    ("none", []),
    ("one", [Samples.value("a", 7)]),
    ("zero", [Samples.value("a", 0), Samples.value("b", 0)]),
    ("forty", (0..<40).map { Samples.value("v\($0)", Double($0), label: "第 \($0) 个指标") }),
    (
      "long",
      [
        Samples.value("a", 5, label: long), Samples.value("b", 3, label: latin),
        Samples.value("c", 2, "约2", unit: long),
      ]
    ),
    (
      "large",
      [
        Samples.value("a", 1e12, "1,000,000,000,000"),
        Samples.value("b", 999_999_999_999, "999,999,999,999"),
      ]
    ),
    (
      "hostile",
      [
        Samples.value("<\"'&\u{0}>", 5, "<b>5</b>", label: "<script>alert(\"1\")</script>\u{7}"),
        Samples.value("b", .nan, "NaN", label: "]]>"), Samples.value("c", -.infinity, "−∞"),
      ]
    ),
    (
      "bounds",
      ChartValue.Mark.allCases.flatMap { mark in
        [
          Samples.bounded("a", 5, 9, 2, mark), Samples.bounded("b", 5, nil, nil, mark),
          Samples.bounded("c", -5, -6, -4, mark), Samples.bounded("d", 5, 4, 6, mark),
        ]
      }
    ),
  ]

  private static var charts: [(String, any Chart)] {
    Samples.charts.map { ("usual", $0) }
      + hard.flatMap { name, values in
        Samples.charts(of: values, head: name == "long" ? longHead : Samples.head())
          .map { (name, $0) }
      }
  }

  @Test("Every document is well-formed, has a name and a description, and holds no wrong number")
  func wellFormed() throws {
    for (name, chart) in Self.charts {
      for theme in ChartTheme.allCases {
        let xml = chart.document(theme: theme)
        let reader = try #require(SVGReader(xml), "\(name) \(type(of: chart))")
        let root = reader.elements[0]
        #expect(root.name == "svg" && root.attributes["lang"] == "zh-Hans")
        let ids = reader.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        let named = root.attributes["aria-labelledby"]?.split(separator: " ").map(String.init)
        #expect(named?.allSatisfy(ids.contains) == true && named?.count == 2)
        #expect(!reader.elements.contains { $0.name == "script" || $0.attributes["style"] != nil })
        for attribute in reader.elements.flatMap(\.attributes)
        where ["x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r"].contains(
          attribute.key)
        {
          #expect(position(attribute.value, width: 100).isFinite, "\(attribute)")
        }
      }
    }
  }

  @Test("Shapes are never drawn backwards")
  func noNegativeSizes() {
    for (name, chart) in Self.charts {
      for shape in chart.root().all where shape.name == "rect" {
        #expect(position(shape["width"], width: 1) >= 0, "\(name) \(type(of: chart))")
        #expect(position(shape["height"], width: 1) >= 0, "\(name) \(type(of: chart))")
      }
    }
  }

  @Test("No text leaves the document or meets another", arguments: [1200.0, 800])
  func texts(width: Double) {
    for (name, chart) in Self.charts {
      let root = chart.root(width: width)
      let boxes = TextBox.boxes(in: root)
      #expect(boxes.count >= 3)
      for (index, box) in boxes.enumerated() {
        #expect(box.left >= 0 && box.right <= width, "\(name) \(type(of: chart)) \(box)")
        #expect(box.bottom <= number(root["height"]) ?? 0, "\(name) \(type(of: chart)) \(box)")
        for other in boxes.dropFirst(index + 1) {
          #expect(!box.overlaps(other), "\(name) \(type(of: chart)) \(box) \(other)")
        }
      }
    }
  }

  @Test("The usual charts fit on a slide, forty rows make it higher")
  func size() throws {
    for chart in Samples.charts {
      #expect(chart.root()["height"] == "675")
      #expect(chart.root(height: 630)["height"] == "630")
      #expect(chart.root()["width"] == "1200")
    }
    let forty = try #require(Self.hard.first { $0.0 == "forty" }).1
    let root = BoundedBars(Samples.head(), values: forty).root()
    #expect(number(root["height"]) ?? 0 > 1000)
    #expect(root["viewBox"] == "0 0 1200 \(root["height"] ?? "")")
  }

  @Test("Title, numbers, source and date are text")
  func content() {
    for chart in Samples.charts {
      let texts = TextBox.boxes(in: chart.root()).map(\.text)
      #expect(texts.contains(chart.head.title))
      #expect(texts.contains(chart.head.source))
      #expect(texts.contains("2021"))
    }
    let texts = TextBox.boxes(in: Samples.funnel.root()).map(\.text)
    #expect(["40件", "30件", "24件"].allSatisfy(texts.contains))
  }

  @Test("Bars are as long as their values")
  func bars() {
    let bars = Samples.funnel.root().shapes("bar").compactMap { bar in
      bar["data-id"] == nil ? nil : number(bar["width"])
    }
    #expect(bars.count == 3)
    #expect(abs(bars[1] / bars[0] - 0.75) < 1e-4)
    #expect(abs(bars[2] / bars[0] - 0.6) < 1e-4)
  }

  @Test("The same values give the same bytes")
  func deterministic() {
    for (_, chart) in Self.charts {
      #expect(chart.document() == chart.document())
    }
  }

  @Test("Nothing to show is said")
  func empty() {
    for chart in Samples.charts(of: [], head: Samples.head()) {
      #expect(TextBox.boxes(in: chart.root()).map(\.text).contains("没有数据"))
    }
  }

  @Test("Themes: one is light, one dark, one both")
  func themes() {
    let light = ChartTheme.light.styleSheet
    let dark = ChartTheme.dark.styleSheet
    #expect(light.contains(Palette.light.paper) && !light.contains(Palette.dark.paper))
    #expect(dark.contains(Palette.dark.paper) && !dark.contains(Palette.light.paper))
    let auto = ChartTheme.auto.styleSheet
    #expect(auto.contains("prefers-color-scheme:dark"))
    #expect(auto.contains(Palette.light.paper) && auto.contains(Palette.dark.paper))
    for theme in ChartTheme.allCases {
      #expect(theme.styleSheet.contains("forced-colors:active"))
    }
  }

  @Test("Every class that a document uses is in its style sheet, or is named by one that is")
  func classes() {
    let sheet = ChartTheme.light.styleSheet
    for (_, chart) in Self.charts {
      for element in chart.root().all {
        guard let names = element["class"]?.split(separator: " "), element.name != "text",
          element.name != "tspan"
        else { continue }
        #expect(names.contains { sheet.contains(".\($0)") }, "\(names)")
      }
    }
  }

  @Test("Links of figures are in the document, other addresses are not")
  func links() {
    var value = Samples.value("a", 5)
    value.link = "javascript:alert(1)"
    let bad = BoundedBars(Samples.head(), values: [value]).root()
    #expect(bad.all.allSatisfy { $0.name != "a" })
    let links = Samples.funnel.root().all.filter { $0.name == "a" }.compactMap { $0["href"] }
    #expect(links == ["/indicators/received", "/indicators/accepted", "/indicators/concluded"])
  }

  @Test("Texts of the caller go before made ones")
  func givenTexts() {
    var chart = Samples.funnel
    chart.head.accessibleTitle = "漏斗图"
    chart.head.accessibleDescription = "三个环节"
    let root = chart.root()
    #expect(root.all.first { $0.name == "title" }?.text == "漏斗图")
    #expect(root.all.first { $0.name == "desc" }?.text == "三个环节")
    let made = Samples.funnel.root().all.first { $0.name == "desc" }?.text
    #expect(made?.contains("已审结 24 件；其中和解调解 6 件") == true)
  }
}
