import Charts
import Rasterizing
import Testing

@Suite("Pictures")
struct RasterizerTests {
  private static func text(_ text: String, family: String = "Noto Sans CJK SC") -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">\
    <rect width="40" height="40" fill="#fff"/>\
    <text x="4" y="32" font-size="32" font-family="\(family)">\(text)</text></svg>
    """
  }

  /// Width and height, from the head of a PNG file.
  private func size(_ png: [UInt8]) throws -> [Int] {
    try #require(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    return [16, 20].map { png[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
  }

  private static let chart = FigureCard(
    ChartHead(
      id: "card", title: "峄城区", source: "来源：某区《法治政府建设年度报告》", date: "2021"),
    value: ChartValue(
      id: "a", label: "智慧调解平台录入案件", exactly: 1367, text: "1,367", unit: "件"))

  @Test("A chart is as large as asked for")
  func sizes() throws {
    let svg = Self.chart.document(theme: .light)
    #expect(try size(Rasterizer.png(svg: svg)) == [1200, 675])
    #expect(try size(Rasterizer.png(svg: svg, width: 600)) == [600, 338])
  }

  @Test("Themes differ, the same document gives the same bytes")
  func themes() throws {
    let light = try Rasterizer.png(svg: Self.chart.document(theme: .light))
    let dark = try Rasterizer.png(svg: Self.chart.document(theme: .dark))
    #expect(light != dark)
    #expect(try Rasterizer.png(svg: Self.chart.document(theme: .light)) == light)
    // librsvg passes over @media: a document for browsers is drawn light.
    #expect(try Rasterizer.png(svg: Self.chart.document(theme: .auto)) == light)
  }

  @Test("Chinese characters are drawn, each as itself")
  func glyphs() throws {
    let blank = try Rasterizer.png(svg: Self.text(""))
    // A code point without any glyph: what fonts draw in place of a missing one.
    let missing = try Rasterizer.png(svg: Self.text("\u{E7FF}"))
    let drawn = try ["峄", "城", "区", "余", "约"].map { try Rasterizer.png(svg: Self.text($0)) }
    #expect(!drawn.contains(blank))
    #expect(!drawn.contains(missing))
    #expect(Set(drawn).count == drawn.count)
  }

  @Test("Sans and serif are two fonts")
  func families() throws {
    let sans = try Rasterizer.png(svg: Self.text("峄"))
    let serif = try Rasterizer.png(svg: Self.text("峄", family: "Noto Serif CJK SC"))
    #expect(sans != serif)
  }

  @Test("Several threads at once")
  func threads() async throws {
    let svg = Self.chart.document(theme: .light)
    let expected = try Rasterizer.png(svg: svg)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { try Rasterizer.png(svg: svg) } }
      for try await png in group { #expect(png == expected) }
    }
  }

  @Test(
    "What is no SVG is refused in words",
    arguments: ["", "峄", "<svg", "<html/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"])
  func refusals(svg: String) throws {
    let error = try #require(throws: RasterizingError.self) { try Rasterizer.png(svg: svg) }
    #expect("\(error)".count > 20)
  }

  @Test("Pictures have a largest size", arguments: [0, -1, 100_000, .max])
  func tooLarge(width: Int) throws {
    let svg = Self.chart.document(theme: .light)
    let error = try #require(throws: RasterizingError.self) {
      try Rasterizer.png(svg: svg, width: width)
    }
    guard case .badSize = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("Nothing is loaded from outside")
  func noFiles() throws {
    let plain = "<rect width=\"40\" height=\"40\" fill=\"#fff\"/>"
    func document(_ content: String) -> String {
      """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      width="40" height="40">\(content)</svg>
      """
    }
    let image =
      "<image href=\"file:///usr/share/pixmaps/debian-logo.png\" width=\"40\" height=\"40\"/>"
    #expect(
      try Rasterizer.png(svg: document(plain)) == Rasterizer.png(svg: document(plain + image)))
  }
}
