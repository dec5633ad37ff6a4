/// Charts as SVG: values in, text out. No file is read, no font is asked, and the same values give
/// the same bytes.
///
/// A chart is a value (`Funnel`, `RateDots`, `BoundedBars`, `CompletionStrips`, `PartOfWhole`,
/// `SmallMultiples`, `FigureCard`) and has two forms:
///
/// - **among HTML text**: `row.inline()` of a chart of rows, `RateDots.inline()`,
///   `SmallMultiples.inline()`. These hold no style and no colour, only classes, and are as wide as
///   the page makes them. A page needs `Charts.definitions` once.
/// - **a document**: `chart.document(theme:)`, with its own style, title, numbers, legend, source
///   and date, to be downloaded, embedded, or made into a PNG.
///
/// Every chart has a `table`, its twin in text, and a `summary` in sentences.
///
/// ```
/// values ─► Strip, DotLayout, PanelLayout (geometry) ─► Element (SVG) ─► text
/// ```
public enum Charts {
  /// The id of the hatching that marks gaps.
  static let gapPattern = "chart-gap"

  /// What every page that has inline charts needs once, before the first of them: the hatching.
  /// The page's style sheet takes it out of the flow (`position: absolute`), but must not hide it
  /// with `display: none`: hatched shapes would then be empty.
  public static let definitions = Element(
    "svg",
    [
      "class": "chart-definitions", "width": "0", "height": "0", "aria-hidden": "true",
      "focusable": "false",
    ], [patterns]
  ).xml

  static let patterns = Element(
    "defs", [:],
    [
      Element(
        "pattern",
        [
          "id": gapPattern, "width": "7", "height": "7", "patternUnits": "userSpaceOnUse",
          "patternTransform": "rotate(45)",
        ],
        [
          Element("rect", ["class": "gap-ground", "width": "7", "height": "7"]),
          Element("line", ["class": "gap-line", "x1": "1", "x2": "1", "y1": "0", "y2": "7"]),
        ])
    ])
}
