/// The words that charts add by themselves, in one language. Any of them can be replaced.
public struct ChartWords: Sendable, Hashable {
  // The legend.
  public var count: String
  public var part: String
  public var gap: String
  public var atLeast: String
  public var atMost: String
  public var interval: String
  public var missing: String
  /// The badge of what was computed and not reported.
  public var derived: String

  // Where there is nothing to draw, or not as it is.
  public var noData: String
  public var zeroDenominator: String
  public var cutOff: String
  public var negative: String
  /// What stands before the number that an axis begins with.
  public var axisStartsAt: String
  /// What stands behind the number of equal values: 11 项.
  public var items: String

  // Heads of table columns.
  public var item: String
  public var value: String
  public var lowerBound: String
  public var upperBound: String
  public var open: String
  public var note: String
  public var period: String

  // Punctuation.
  public var colon: String
  public var separator: String
  public var end: String

  public static let chinese = ChartWords(
    count: "数量", part: "其中", gap: "未进入下一环节", atLeast: "至少（上不封顶）", atMost: "至多",
    interval: "取整可能的范围", missing: "未报告", derived: "推算",
    noData: "没有数据", zeroDenominator: "总数为零，无比例可言", cutOff: "超过整体，图中截断",
    negative: "小于零，图中未画", axisStartsAt: "轴的起点：", items: "项",
    item: "项目", value: "数值", lowerBound: "下限", upperBound: "上限", open: "不限", note: "说明",
    period: "年度", colon: "：", separator: "；", end: "。")

  public static let english = ChartWords(
    count: "Count", part: "Of these", gap: "Did not go on", atLeast: "At least (open end)",
    atMost: "At most", interval: "Range that rounding leaves", missing: "Not reported",
    derived: "Computed",
    noData: "No data", zeroDenominator: "The total is zero; there is no share",
    cutOff: "More than the whole; cut off in the chart", negative: "Below zero; not drawn",
    axisStartsAt: "The axis starts at ", items: "items",
    item: "Item", value: "Value", lowerBound: "Lower bound", upperBound: "Upper bound",
    open: "open", note: "Note", period: "Year", colon: ": ", separator: "; ", end: ".")
}

/// A line under a bar.
public struct ChartNote: Sendable, Hashable {
  public var text: String
  /// Whether its numbers were computed here: it then carries the badge.
  public var isDerived: Bool

  public init(_ text: String, isDerived: Bool = false) {
    self.text = text
    self.isDerived = isDerived
  }
}
