extension NumberText {
  /// A number with its unit in one line: the digits large, what stands around them small.
  struct Line {
    let value: ChartValue
    private(set) var size: Double
    private(set) var unitSize: Double
    private var unit: String

    init(_ value: ChartValue, _ sizes: RowLayout.Sizes) {
      self.init(value, size: sizes.number, unitSize: sizes.unit)
    }

    init(_ value: ChartValue, size: Double, unitSize: Double) {
      self.value = value
      self.size = size
      self.unitSize = unitSize
      unit = value.unit
    }

    /// The same, no wider than there is room: a long unit is cut, then everything made smaller.
    func fitted(to room: Double) -> Line {
      guard width > room else { return self }
      var line = self
      line.unit = TextMeasure.wrap(unit, width: room / 2, size: unitSize, maximumLines: 1)[0]
      let scale = min(1, room / line.width)
      line.size *= scale
      line.unitSize *= scale
      return line
    }

    private var affixSize: Double { max(unitSize, size * 0.6) }

    private var gap: Double { ["", "%", "‰"].contains(unit) ? 0 : unitSize * 0.25 }

    /// The estimated width.
    var width: Double {
      let parts = value.textParts
      return TextMeasure.width(parts.prefix + parts.suffix, size: affixSize)
        + TextMeasure.width(parts.digits, size: size, isBold: true)
        + TextMeasure.width(unit, size: unitSize) + gap
    }

    func element(x: Double, y: Double, anchor: TextLine.Anchor) -> Element {
      let parts = value.textParts
      func span(_ style: String, _ text: String, _ size: Double, gap: Double = 0) -> [Element] {
        text.isEmpty
          ? []
          : [
            Element(
              "tspan",
              [
                "class": style, "font-size": plain(size), "dx": gap > 0 ? plain(gap) : nil,
              ], text: text)
          ]
      }
      let text = Element(
        "text",
        [
          "class": "value", "x": plain(x), "y": plain(y),
          "text-anchor": anchor == .start ? nil : anchor.rawValue, "data-id": value.id,
        ],
        span("affix", parts.prefix, affixSize) + span("number", parts.digits, size)
          + span("affix", parts.suffix, affixSize)
          + span("unit", unit, unitSize, gap: gap))
      guard let link = Element.link(value.link) else { return text }
      return Element("a", ["href": link], [text])
    }
  }
}

/// The mark of what was computed and not reported: a word in a dashed frame.
struct Badge {
  let text: String
  let size: Double

  /// - Parameter size: of the text beside it.
  init(_ text: String, size: Double) {
    self.text = text
    self.size = size * 0.82
  }

  var width: Double { TextMeasure.width(text, size: size) + size * 0.8 }

  func elements(x: Double, baseline: Double) -> [Element] {
    [
      Element(
        "rect",
        [
          "class": "badge", "x": NumberText.plain(x),
          "y": NumberText.plain(baseline - size * 1.08),
          "width": NumberText.plain(width), "height": NumberText.plain(size * 1.5),
        ]),
      TextLine(text, size: size, style: "badge-text", anchor: .middle)
        .element(x: x + width / 2, y: baseline),
    ]
  }
}
