/// A figure as a chart shows it.
public struct ChartValue: Sendable, Hashable {
  /// How exact a figure is, or that it was computed and not reported.
  public enum Mark: String, Sendable, Hashable, CaseIterable {
    case exact, atLeast, about, near, atMost, derived
  }

  /// The observation's id, which the shapes carry as `data-id` and the table twin beside the cell.
  public var id: String
  /// What is counted, in the language of the chart.
  public var label: String
  /// The same in the other language, if both are to be shown.
  public var secondaryLabel: String?
  /// The number that is drawn, in any unit that all values of one scale share.
  public var value: Double
  /// The number as it is to be shown, without its unit: `39`, `约18.9`, `2,950余`.
  public var text: String
  /// What stands behind the number: `件`, `万件`, `%`.
  public var unit: String
  /// What the wording allows, in the unit of `value`; nil is open.
  public var lowerBound: Double?
  public var upperBound: Double?
  public var mark: Mark
  /// Where the figure leads to: `/…`, `#…`, `?…` or over HTTP. Anything else is left out.
  public var link: String?

  public init(
    id: String, label: String, secondaryLabel: String? = nil, value: Double, text: String,
    unit: String, lowerBound: Double?, upperBound: Double?, mark: Mark = .exact,
    link: String? = nil
  ) {
    self.id = id
    self.label = label
    self.secondaryLabel = secondaryLabel
    self.value = value
    self.text = text
    self.unit = unit
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.mark = mark
    self.link = link
  }

  /// An exact value, whose bounds are itself.
  public init(
    id: String, label: String, secondaryLabel: String? = nil, exactly value: Double, text: String,
    unit: String, mark: Mark = .exact, link: String? = nil
  ) {
    self.init(
      id: id, label: label, secondaryLabel: secondaryLabel, value: value, text: text, unit: unit,
      lowerBound: value, upperBound: value, mark: mark, link: link)
  }

  /// The number with its unit, with a blank before Latin letters: `39 件`, `99%`.
  public var textWithUnit: String {
    unit.isEmpty || unit == "%" || unit == "‰" ? text + unit : "\(text) \(unit)"
  }

  /// What stands before the digits, the digits, and what stands behind them: `约`, `18.9`, ``.
  /// Only the digits are large.
  var textParts: (prefix: String, digits: String, suffix: String) {
    guard let first = text.firstIndex(where: \.isNumber),
      let last = text.lastIndex(where: \.isNumber)
    else { return ("", text, "") }
    let end = text.index(after: last)
    return (String(text[..<first]), String(text[first..<end]), String(text[end...]))
  }

  /// The value as it can be drawn.
  var drawn: Double { value.isFinite ? value : 0 }

  /// The bounds in their order around the value, whatever was given; nil is open.
  var bounds: (lower: Double?, upper: Double?) {
    let lower = lowerBound.flatMap { $0.isFinite ? min($0, drawn) : nil }
    let upper = upperBound.flatMap { $0.isFinite ? max($0, drawn) : nil }
    return (lower, upper)
  }

  /// The largest number that has to find room on a scale.
  var extent: Double { bounds.upper ?? drawn }

  /// Whether it may be more, nobody knows how much.
  var isOpenAbove: Bool { mark != .atMost && bounds.upper == nil }

  /// Whether the bounds leave more than one number.
  var hasInterval: Bool { bounds.lower != drawn || bounds.upper != drawn }
}
