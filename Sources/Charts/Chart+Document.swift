extension Chart {
  /// The chart as a document of its own, as large as a slide or a preview picture. It is higher
  /// than `height` if its values need that.
  ///
  /// - Parameters:
  ///   - theme: `light` or `dark` for a PNG; `auto` where a browser shows the SVG.
  ///   - width: at least 800.
  public func document(
    theme: ChartTheme = .auto, width: Double = 1200, height: Double = 675
  ) -> String {
    DocumentLayout(chart: self, theme: theme, width: max(width, 800), height: height).root.xml
      + "\n"
  }
}

/// Title, chart, legend, source.
struct DocumentLayout {
  let chart: any Chart
  let theme: ChartTheme
  let width: Double
  let height: Double

  private var margin: Double { (width * 0.05).rounded() }
  private var inner: Double { width - 2 * margin }
  private var head: ChartHead { chart.head }

  var root: Element {
    let (headElements, bodyTop) = heading
    let foot = sourceLines
    let footHeight = 32 + Double(max(foot.count, 1)) * 25
    let probe = legend(chart.drawing(in: DrawingArea(width: inner, height: 0)).legend)
    let legendHeight = probe.height
    let room = height - margin * 0.5 - footHeight - legendHeight - bodyTop
    let drawing = chart.drawing(in: DrawingArea(width: inner, height: max(room, 0)))
    // What is an image has no links inside for assistive technology.
    let hasLinks = drawing.elements.flatMap(\.all).contains { $0.name == "a" }
    let total = max(height, height - room + drawing.height).rounded(.up)
    let footTop = total - margin * 0.5 - footHeight
    return Element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(text(width)) \(text(total))",
        "width": text(width), "height": text(total), "lang": head.language,
        "xml:lang": head.language, "role": hasLinks ? "group" : "img",
        "aria-labelledby": "\(id)-title \(id)-desc",
      ],
      [
        Element("title", ["id": "\(id)-title"], text: chart.accessibleTitle),
        Element("desc", ["id": "\(id)-desc"], text: chart.accessibleDescription),
        Element("style", [:], text: theme.styleSheet),
        Charts.patterns,
        Element(
          "rect", ["class": "paper", "width": text(width), "height": text(total)]),
      ] + headElements + [
        Element(
          "g", ["transform": "translate(\(text(margin)) \(text(bodyTop)))"], drawing.elements)
      ] + [
        Element(
          "g", ["transform": "translate(\(text(margin)) \(text(footTop - legendHeight)))"],
          legend(drawing.legend).elements)
      ] + footElements(foot, top: footTop))
  }

  private var id: String { Element.identifier(head.id) }

  private func text(_ number: Double) -> String { NumberText.plain(number) }

  /// The title, and where the chart begins.
  private var heading: ([Element], Double) {
    var elements: [Element] = []
    var y = margin * 0.7
    let size =
      [42.0, 38, 34, 30].first {
        TextMeasure.width(head.title, size: $0, isBold: true) <= inner
      } ?? 34
    for line in TextLine(head.title, size: size, style: "title")
      .wrapped(to: inner, maximumLines: 2)
    {
      y += size * 1.2
      elements.append(line.element(x: margin, y: y - size * 0.15))
    }
    if let subtitle = head.subtitle {
      for line in TextLine(
        subtitle, size: 20, style: "secondary", language: head.secondaryLanguage
      ).wrapped(to: inner, maximumLines: 2) {
        y += 27
        elements.append(line.element(x: margin, y: y))
      }
    }
    return (elements, y + 40)
  }

  /// The date stands at the right end of the first line.
  private var date: TextLine? {
    head.date.isEmpty
      ? nil
      : TextLine(head.date, size: 17, style: "muted", anchor: .end)
        .wrapped(to: inner * 0.3, maximumLines: 1).first
  }

  private var sourceLines: [TextLine] {
    head.source.isEmpty
      ? []
      : TextLine(head.source, size: 17, style: "muted")
        .wrapped(to: inner - (date.map { $0.width + 30 } ?? 0), maximumLines: 3)
  }

  private func footElements(_ lines: [TextLine], top: Double) -> [Element] {
    var elements = [Element.rule("rule", x: margin, y: top + 12, width: inner)]
    for (index, line) in lines.enumerated() {
      elements.append(line.element(x: margin, y: top + 42 + Double(index) * 25))
    }
    if let date { elements.append(date.element(x: width - margin, y: top + 42)) }
    return elements
  }

  /// Swatches with their meaning, in as many lines as they need.
  private func legend(_ items: [LegendItem]) -> (elements: [Element], height: Double) {
    guard !items.isEmpty else { return ([], 16) }
    var elements: [Element] = []
    var x = 0.0
    var y = 26.0
    for item in items {
      let room = inner - 44
      let text =
        TextLine(item.text, size: 18, style: "muted")
        .wrapped(to: room, maximumLines: 1).first ?? TextLine("", size: 18, style: "muted")
      if x > 0, x + 44 + text.width > inner {
        x = 0
        y += 30
      }
      elements += item.swatch(x: x, y: y) + [text.element(x: x + 40, y: y + 15)]
      x += 40 + text.width + 36
    }
    return (elements, y + 34)
  }
}

extension LegendItem {
  /// A small picture of the shape, 30 × 18 units.
  func swatch(x: Double, y: Double) -> [Element] {
    let frame = StripFrame.units(x: x, width: 30, y: y, height: 18)
    let parts: [Strip.Segment] =
      switch kind {
      case .open: [.init(kind: .bar, start: 0, end: 0.2), .init(kind: .open, start: 0.2, end: 0.2)]
      case .interval: [.init(kind: .interval, start: 0.05, end: 0.95)]
      default: [.init(kind: kind, start: 0, end: 1, series: series)]
      }
    return parts.map { $0.element(in: frame) }
  }
}
