public import Indicators

/// Observations as a table. The columns are named as the fields in JSON; names and notes are in one
/// language. Of several pieces of evidence the first is told.
public enum ObservationTable {
  /// The names of the columns, in their order.
  public static let columns = [
    "id", "indicator", "name", "theme", "area", "areaName", "period", "kind", "origin", "value",
    "unit", "qualifier", "lowerBound", "upperBound", "status", "asWritten", "note", "correction",
    "report",
    "section", "heading", "start", "end", "sentence", "formula", "operands", "release",
  ]

  public static func table(
    _ catalogue: Catalogue, _ language: Language
  ) -> Table<PublishedObservation> {
    typealias C = Column<PublishedObservation>
    return Table(
      columns: [
        C("id", "编号", "identifier", isRequired: true) { .text($0.observation.id) },
        C("indicator", "指标代码", "code of the indicator", isRequired: true) {
          .text($0.observation.indicator)
        },
        C("name", "指标名称", "name of the indicator") {
          Cell(catalogue.indicator($0.observation.indicator)?.name[language])
        },
        C("theme", "主题代码", "code of the theme") {
          Cell(catalogue.indicator($0.observation.indicator)?.theme)
        },
        C("area", "行政区划代码（GB/T 2260）", "code of the area (GB/T 2260)", isRequired: true) {
          .text($0.observation.area)
        },
        C("areaName", "地区名称", "name of the area") {
          Cell(catalogue.area($0.observation.area)?.name[language])
        },
        C("period", "年度", "year", .year, isRequired: true) {
          Cell($0.observation.period.year)
        },
        C("kind", "类别：结果、目标、要求", "result, target or requirement", isRequired: true) {
          .text($0.observation.kind.rawValue)
        },
        C("origin", "来源：报告、推算", "reported or derived", isRequired: true) {
          .text($0.observation.origin.rawValue)
        },
        C("value", "数值", "value", .number, isRequired: true) {
          .number($0.observation.quantity.value)
        },
        C("unit", "单位", "unit", isRequired: true) { .text($0.observation.unit) },
        C("qualifier", "精确程度", "how exact the value is", isRequired: true) {
          .text($0.observation.quantity.qualifier.rawValue)
        },
        C("lowerBound", "下限", "lower bound; empty where the wording sets none", .number) {
          Cell($0.observation.quantity.lowerBound)
        },
        C("upperBound", "上限", "upper bound; empty where the wording sets none", .number) {
          Cell($0.observation.quantity.upperBound)
        },
        C("status", "状态（SDMX）", "status (SDMX)", isRequired: true) {
          .text($0.observation.status.rawValue)
        },
        C("asWritten", "原文写法", "the number as it is written") {
          Cell($0.observation.asWritten)
        },
        C("note", "说明", "note") { Cell($0.observation.note?[language]) },
        C("correction", "更正原因", "why it was corrected") {
          Cell($0.observation.correction?.reason)
        },
        C("report", "报告编号", "identifier of the report", isRequired: true) {
          .text($0.observation.report)
        },
        C("section", "章节", "section of the report") {
          Cell($0.observation.evidence.first?.section)
        },
        C("heading", "标题", "heading in the report") {
          Cell($0.observation.evidence.first?.heading)
        },
        C("start", "起始位置（字符）", "where the number starts, in code points", .integer) {
          Cell($0.observation.evidence.first?.start)
        },
        C("end", "结束位置（字符）", "where the number ends, in code points", .integer) {
          Cell($0.observation.evidence.first?.end)
        },
        C("sentence", "原句", "the sentence that it comes from") {
          Cell($0.observation.evidence.first?.sentence)
        },
        C("formula", "推算公式", "formula of a derived value") { Cell($0.observation.formula) },
        C("operands", "推算所用观测值", "observations that a derived value is made from") {
          Cell(
            $0.observation.operands.isEmpty ? nil : $0.observation.operands.joined(separator: " "))
        },
        C("release", "发布序号", "number of the release", .integer, isRequired: true) {
          Cell($0.release)
        },
      ], key: ["id"])
  }
}
