/// Draws shapes whose places across are fractions of a width, in percent or in units.
struct Pen {
  let length: (Double) -> Length
  /// The size of texts, where the drawing and not a page decides it.
  let textSize: Double?

  func line(_ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Element {
    Element(
      "line",
      [
        "class": style, "x1": length(x1).text, "y1": NumberText.plain(y1),
        "x2": length(x2).text, "y2": NumberText.plain(y2),
      ])
  }

  func rectangle(
    _ style: String, x: Double, width: Double, y: Double, height: Double, fill: String? = nil,
    id: String? = nil
  ) -> Element {
    Element(
      "rect",
      [
        "class": style, "x": length(x).text, "y": NumberText.plain(y),
        "width": length(width).text, "height": NumberText.plain(height), "fill": fill,
        "data-id": id,
      ])
  }

  /// A stripe of a width in units, in the middle of `x`.
  func stripe(x: Double, width: Double, y: Double, height: Double) -> Element {
    let stripe = Element(
      "rect",
      [
        "class": "open", "x": NumberText.plain(-width / 2), "y": "0",
        "width": NumberText.plain(width), "height": NumberText.plain(height),
      ])
    return anchored(stripe, x: x, y: y)
  }

  /// The end of a whisker that stands upright.
  func cap(x: Double, y: Double) -> Element {
    let line = Element(
      "line", ["class": "interval", "x1": "-8", "x2": "8", "y1": "0", "y2": "0"])
    return anchored(line, x: x, y: y)
  }

  /// A shape in units around a place that is a fraction.
  private func anchored(_ shape: Element, x: Double, y: Double) -> Element {
    Element(
      "svg",
      [
        "x": length(x).text, "y": NumberText.plain(y), "width": "1", "height": "1",
        "overflow": "visible",
      ], [shape])
  }

  func circle(_ style: String, x: Double, y: Double, radius: Double, id: String) -> Element {
    Element(
      "circle",
      [
        "class": style, "cx": length(x).text, "cy": NumberText.plain(y),
        "r": NumberText.plain(radius), "data-id": id,
      ])
  }

  func label(
    _ style: String, _ text: String, x: Double, y: Double, anchor: TextLine.Anchor,
    shift: Double = 0
  ) -> Element {
    Element(
      "text",
      [
        "class": style, "x": length(x).text, "y": NumberText.plain(y),
        "dx": shift == 0 ? nil : NumberText.plain(shift),
        "text-anchor": anchor == .start ? nil : anchor.rawValue,
        "font-size": textSize.map(NumberText.plain),
      ], text: text)
  }
}
