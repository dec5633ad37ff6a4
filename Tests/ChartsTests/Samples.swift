@testable import Charts

/// Figures of the kind that reports have.
enum Samples {
  static func value(
    _ id: String, _ value: Double, _ text: String? = nil, unit: String = "件",
    label: String = "指标", mark: ChartValue.Mark = .exact
  ) -> ChartValue {
    ChartValue(
      id: id, label: label, secondaryLabel: "Indicator", exactly: value,
      text: text ?? "\(Int(value))", unit: unit, mark: mark, link: "/indicators/\(id)")
  }

  static func bounded(
    _ id: String, _ value: Double, _ lower: Double?, _ upper: Double?, _ mark: ChartValue.Mark
  ) -> ChartValue {
    ChartValue(
      id: id, label: "有界的指标", value: value, text: "约\(NumberText.plain(value))", unit: "人",
      lowerBound: lower, upperBound: upper, mark: mark)
  }

  static func head(_ id: String = "sample") -> ChartHead {
    ChartHead(
      id: id, title: "行政复议：从申请到审结", subtitle: "Administrative reconsideration",
      source: "来源：某区人民政府《法治政府建设年度报告》", date: "2021")
  }

  static let funnel = Funnel(
    head("funnel"),
    stages: [
      .init(value("received", 40, label: "收到行政复议申请")),
      .init(
        value("accepted", 30, label: "受理行政复议案件"),
        notes: [.init("10 件未受理（40 − 30）。", isDerived: true)]),
      .init(
        value("concluded", 24, label: "已审结"),
        parts: [value("mediated", 6, label: "其中和解调解")]),
    ])

  static let bars = BoundedBars(
    head("bars"),
    values: [
      value("exact", 100), bounded("least", 80, 80, nil, .atLeast),
      bounded("about", 60, 55, 65, .about), bounded("most", 40, 10, 40, .atMost),
    ])

  static let strips = CompletionStrips(
    head("strips"),
    heads: .init(kind: "诉求", received: "接收", closed: "办结", rate: "办结率"),
    kinds: [
      .init(
        label: "民生诉求", secondaryLabel: "Livelihood",
        received: bounded("r1", 189_000, 188_500, 189_500, .about),
        closed: bounded("c1", 188_000, 187_500, 188_500, .about),
        rate: ChartValue(
          id: "p1", label: "办结率", value: 99.5, text: "≈99.5", unit: "%", lowerBound: 98.9,
          upperBound: 100, mark: .derived)),
      .init(
        label: "执法诉求", received: value("r2", 40), closed: value("c2", 30),
        rate: value("p2", 75, unit: "%", mark: .derived),
        notes: [.init("10 件未办结", isDerived: true)]),
    ])

  static let part = PartOfWhole(
    head("part"), whole: value("whole", 25, label: "已审结"),
    parts: [value("part", 5, label: "和解调解")])

  static let dots = RateDots(
    head("dots"),
    values: [value("low", 96.7, "96.7", unit: "%"), value("high", 99, unit: "%")]
      + (1...11).map { value("full-\($0)", 100, unit: "%") },
    axisStart: 95)

  static let years = ["2018", "2019", "2020", "2021", "2022"]

  static let multiples = SmallMultiples(
    head("multiples"), periods: years,
    panels: [
      .init(id: "370404", label: "峄城区", values: series("a", [10, 20, nil, 30, 40])),
      .init(id: "370403", label: "薛城区", values: series("b", [nil, nil, 80, nil, nil])),
    ], scale: .shared)

  static let card = FigureCard(
    head("card"), value: value("figure", 1367, "1,367"), note: .init("推算的数字", isDerived: true))

  static func series(_ id: String, _ numbers: [Double?]) -> [ChartValue?] {
    zip(years, numbers).map { year, number in number.map { value("\(id).\(year)", $0) } }
  }

  /// Every kind of chart with usual values.
  static let charts: [any Chart] = [funnel, bars, strips, part, dots, multiples, card]

  /// Every kind of chart with these values.
  static func charts(of values: [ChartValue], head: ChartHead) -> [any Chart] {
    [
      Funnel(head, stages: values.map { .init($0, notes: [.init($0.label, isDerived: true)]) }),
      BoundedBars(head, values: values),
      CompletionStrips(
        head, heads: .init(kind: "诉求", received: "接收", closed: "办结", rate: "办结率"),
        kinds: values.map {
          .init(label: $0.label, secondaryLabel: $0.secondaryLabel, received: $0, closed: $0)
        }),
      PartOfWhole(head, whole: values.first, parts: Array(values.dropFirst())),
      RateDots(head, values: values),
      SmallMultiples(
        head, periods: values.indices.map { "\(1990 + $0)" },
        panels: [.init(id: "area", label: values.first?.label ?? "区", values: values)],
        scale: .own),
      FigureCard(head, value: values.first),
    ]
  }
}
