import Testing

@testable import Charts

@Suite("Elements")
struct ElementTests {
  @Test("Hostile text is text")
  func escaping() throws {
    let hostile = "<script>alert('1')</script> & \"\u{0}\u{8}\u{1F}\u{202E}]]>\u{FFFF}"
    let xml = Element("text", ["data-id": hostile], text: hostile).xml
    #expect(
      Element.escaped(hostile)
        == "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;"
        + "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}]]&gt;\u{FFFD}")
    let reader = try #require(SVGReader(xml))
    #expect(reader.elements.map(\.name) == ["text"])
    #expect(reader.texts.joined().hasPrefix("<script>alert('1')</script> & \""))
  }

  @Test("Blanks are added between shapes only")
  func blanks() {
    let text = Element("text", [:], [Element("tspan", [:], text: "39")])
    #expect(text.xml == "<text><tspan>39</tspan></text>")
    #expect(Element("g", [:], [text]).xml == "<g>\n\(text.xml)\n</g>")
  }

  @Test(
    "Links lead somewhere and run nothing",
    arguments: [
      ("/indicators/a", true), ("#f-1", true), ("?lang=en", true), ("https://example.org/", true),
      ("javascript:alert(1)", false), (" javascript:alert(1)", false), ("data:text/html,x", false),
      ("JavaScript:x", false), ("", false),
    ])
  func links(address: String, isKept: Bool) {
    #expect((Element.link(address) != nil) == isKept)
  }

  @Test("An id can be referred to")
  func identifiers() {
    #expect(Element.identifier("a b\"<c>峄.1-2_3") == "a-b--c--.1-2_3")
  }
}

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "At most three decimals, no exponent, no zeros behind",
    arguments: [
      (0, "0"), (-0.0, "0"), (-0.0001, "0"), (1, "1"), (62.5, "62.5"), (0.1 + 0.2, "0.3"),
      (2.0 / 3, "0.667"), (-1.25, "-1.25"), (0.9996, "1"), (1e12, "1000000000000"),
      (1e12 + 0.25, "1000000000000.25"), (1e16, "10000000000000000"), (.nan, "0"),
      (.infinity, "0"), (1.05, "1.05"),
    ] as [(Double, String)])
  func plain(number: Double, text: String) {
    #expect(NumberText.plain(number) == text)
  }

  @Test(
    "Commas between thousands",
    arguments: [
      (1, "1"), (999, "999"), (1301, "1,301"), (-1_234_567.5, "-1,234,567.5"),
      (1e12, "1,000,000,000,000"),
    ] as [(Double, String)])
  func grouped(number: Double, text: String) {
    #expect(NumberText.grouped(number) == text)
  }
}

@Suite("Widths of text")
struct TextMeasureTests {
  private static let texts = [
    "收到行政复议申请", "Administrative reconsideration applications received in 2021",
    "受理率 69.2%。报告未说明原因（39 − 27）", "Pneumonoultramicroscopicsilicovolcanoconiosis", "", "   ",
  ]

  @Test("A Chinese character is one em, a letter about half")
  func widths() {
    #expect(TextMeasure.width("峄城区", size: 20) == 60)
    let letter = TextMeasure.width("n", size: 20)
    #expect(letter > 9 && letter < 13)
  }

  @Test("Lines are no wider than asked for and lose nothing", arguments: texts)
  func wrapping(text: String) {
    for width in [40.0, 90, 300] {
      let lines = TextMeasure.wrap(text, width: width, size: 20, maximumLines: 100)
      for line in lines {
        #expect(TextMeasure.width(line, size: 20) <= width)
        #expect(width < 90 || !"，。：）%".contains(line.first ?? "x"))
      }
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test("What is left out is marked")
  func ellipsis() {
    let lines = TextMeasure.wrap("收到行政复议申请数", width: 60, size: 20, maximumLines: 2)
    #expect(lines == ["收到行", "政复…"])
  }
}
