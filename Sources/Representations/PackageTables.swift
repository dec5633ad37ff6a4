public import Indicators

/// The tables that come with observations in a data package, in both languages.
public enum PackageTables {
  public static func indicators(_ catalogue: Catalogue) -> Table<Indicator> {
    typealias C = Column<Indicator>
    return Table(
      columns: [
        C("code", "指标代码", "code", isRequired: true) { .text($0.code) },
        C("theme", "主题代码", "code of the theme") { .text($0.theme) },
        C("themeZh", "主题名称", "name of the theme in Chinese") {
          Cell(catalogue.theme($0.theme)?.name.zh)
        },
        C("themeEn", "主题英文名称", "name of the theme in English") {
          Cell(catalogue.theme($0.theme)?.name.en)
        },
        C("nameZh", "名称", "name in Chinese", isRequired: true) { .text($0.name.zh) },
        C("nameEn", "英文名称", "name in English", isRequired: true) { .text($0.name.en) },
        C("definitionZh", "定义", "definition in Chinese", isRequired: true) {
          .text($0.definition.zh)
        },
        C("definitionEn", "英文定义", "definition in English", isRequired: true) {
          .text($0.definition.en)
        },
        C("unit", "单位", "unit") { .text($0.unit) },
        C("measure", "度量", "what sort of quantity it is", isRequired: true) {
          .text($0.measure.rawValue)
        },
        C("origin", "来源：报告、推算", "reported or derived", isRequired: true) {
          .text($0.origin.rawValue)
        },
        C("partOf", "所属指标", "the indicator that it is a part of") { Cell($0.partOf) },
        C("formula", "推算公式", "formula of a derived indicator") { Cell($0.formula?.text) },
      ], key: ["code"])
  }

  public static let areas: Table<Area> = {
    typealias C = Column<Area>
    return Table(
      columns: [
        C("code", "行政区划代码（GB/T 2260）", "code (GB/T 2260)", isRequired: true) { .text($0.code) },
        C("nameZh", "名称", "name in Chinese", isRequired: true) { .text($0.name.zh) },
        C("nameEn", "英文名称", "name in English", isRequired: true) { .text($0.name.en) },
        C("level", "级别", "level", isRequired: true) { .text($0.level.rawValue) },
        C("parent", "上级行政区划代码", "code of the area above") { Cell($0.parent) },
      ], key: ["code"])
  }()

  public static let reports: Table<Report> = {
    typealias C = Column<Report>
    return Table(
      columns: [
        C("id", "报告编号", "identifier", isRequired: true) { .text($0.id) },
        C("area", "行政区划代码（GB/T 2260）", "code of the area (GB/T 2260)", isRequired: true) {
          .text($0.area)
        },
        C("period", "年度", "year", .year, isRequired: true) { Cell($0.period.year) },
        C("title", "标题", "title") { Cell($0.title) },
        C("issuer", "发布机关", "who issued it") { Cell($0.issuer) },
        C("language", "语言", "language (BCP 47)", isRequired: true) { .text($0.language) },
        C("sha256", "原文 SHA-256", "SHA-256 of the text", isRequired: true) { .text($0.sha256) },
        C("text", "原文文件", "file of the text in this package", isRequired: true) {
          .text(DataPackage.path(ofReport: $0.id))
        },
      ], key: ["id"])
  }()

  public static let statements: Table<Indicators.Statement> = {
    typealias C = Column<Indicators.Statement>
    return Table(
      columns: [
        C("id", "编号", "identifier", isRequired: true) { .text($0.id) },
        C("kind", "类别", "what it is", isRequired: true) { .text($0.kind.rawValue) },
        C("theme", "主题代码", "code of the theme") { Cell($0.theme) },
        C("text", "原文", "the words of the report", isRequired: true) { .text($0.text) },
        C("name", "名称", "what is named") { Cell($0.name) },
        C("report", "报告编号", "identifier of the report", isRequired: true) {
          .text($0.evidence.report)
        },
        C("section", "章节", "section of the report") { Cell($0.evidence.section) },
        C("heading", "标题", "heading in the report") { Cell($0.evidence.heading) },
        C("start", "起始位置（字符）", "where it starts, in code points", .integer) {
          Cell($0.evidence.start)
        },
        C("end", "结束位置（字符）", "where it ends, in code points", .integer) {
          Cell($0.evidence.end)
        },
        C("sentence", "原句", "the sentence that it comes from") { Cell($0.evidence.sentence) },
      ], key: ["id"])
  }()
}
