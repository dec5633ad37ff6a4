/// Where a strip lies in a drawing: `0` and `1` of its length as lengths of SVG.
struct StripFrame: Sendable {
  let x: @Sendable (Double) -> Length
  let width: @Sendable (Double) -> Length
  let y: Double
  let height: Double

  /// As wide as the drawing, in percent, so that the page decides how wide that is.
  static func whole(height: Double) -> StripFrame {
    StripFrame(x: { .fraction($0) }, width: { .fraction($0) }, y: 0, height: height)
  }

  static func units(x: Double, width: Double, y: Double, height: Double) -> StripFrame {
    StripFrame(
      x: { .units(x + $0 * width) }, width: { .units($0 * width) }, y: y, height: height)
  }
}

extension Strip {
  /// The room that the stripes of an open end take, in units.
  static let openEndWidth = 25.0

  /// The shapes, whiskers last, since they lie upon the bars.
  func elements(in frame: StripFrame) -> [Element] {
    segments.filter { $0.kind != .interval }.map { $0.element(in: frame) }
      + segments.filter { $0.kind == .interval }.map { $0.element(in: frame) }
  }
}

extension Strip.Segment {
  func element(in frame: StripFrame) -> Element {
    switch kind {
    case .bar: rectangle("bar", in: frame)
    case .part: rectangle("part series-\(series)", in: frame)
    case .gap: rectangle("gap", in: frame, fill: "url(#\(Charts.gapPattern))")
    case .upTo: rectangle("up-to", in: frame)
    case .open: openEnd(in: frame)
    case .interval: whisker(in: frame)
    case .none:
      Element(
        "line",
        [
          "class": "none", "x1": frame.x(start).text, "x2": frame.x(end).text,
          "y1": NumberText.plain(frame.y + frame.height / 2),
          "y2": NumberText.plain(frame.y + frame.height / 2), "data-id": id,
        ])
    }
  }

  private func rectangle(_ name: String, in frame: StripFrame, fill: String? = nil) -> Element {
    Element(
      "rect",
      [
        "class": name, "x": frame.x(start).text, "y": NumberText.plain(frame.y),
        "width": frame.width(length).text, "height": NumberText.plain(frame.height),
        "fill": fill, "data-id": id,
      ])
  }

  /// Three stripes that grow thinner, in units whatever the width of the strip.
  private func openEnd(in frame: StripFrame) -> Element {
    let stripes = [(x: 3.0, width: 7.0), (14, 4), (23, 2)].map { stripe in
      Element(
        "rect",
        [
          "class": "open", "x": NumberText.plain(stripe.x), "y": "0",
          "width": NumberText.plain(stripe.width), "height": NumberText.plain(frame.height),
        ])
    }
    return Element(
      "svg",
      [
        "x": frame.x(start).text, "y": NumberText.plain(frame.y),
        "width": NumberText.plain(Strip.openEndWidth),
        "height": NumberText.plain(frame.height), "overflow": "visible", "data-id": id,
      ], stripes)
  }

  /// A line with a cap at each end, twice: first wider in the colour of the ground, so that it is
  /// seen upon a bar of any colour.
  private func whisker(in frame: StripFrame) -> Element {
    let middle = frame.y + frame.height / 2
    let cap = min(frame.height / 4, 9)
    let lines =
      [(start, end, middle, middle)]
      + [start, end].map { ($0, $0, middle - cap, middle + cap) }
    return Element(
      "g", ["data-id": id],
      ["halo", "interval"].flatMap { name in
        lines.map { x1, x2, y1, y2 in
          Element(
            "line",
            [
              "class": name, "x1": frame.x(x1).text, "x2": frame.x(x2).text,
              "y1": NumberText.plain(y1), "y2": NumberText.plain(y2),
            ])
        }
      })
  }
}
