import Indicators

/// What the description of the interface says, in the language of the page. The description is in English; a test
/// looks for a translation of each of its sentences.
struct DocsWords {
  private let language: Language

  init(_ language: Language) {
    self.language = language
  }

  func text(_ english: String) -> String {
    language == .en ? english : Self.chinese[english] ?? english
  }

  /// The name of a group of routes beside its code, which is English.
  func name(ofGroup code: String) -> String? {
    language == .zh ? Self.groups[code] : nil
  }

  static let groups = [
    "areas": "地区", "audit": "审计记录", "charts": "图", "checks": "核对", "commitments": "承诺",
    "cube": "多维数据", "export": "导出", "indicators": "指标", "observations": "观测值",
    "releases": "发布", "reports": "报告", "service": "服务", "statements": "文字内容", "themes": "主题",
  ]

  static let chinese: [String: String] = sentences.merging(writing) { one, _ in one }.merging(
    Schema.meanings.values.map { ($0.en, $0.zh) }, uniquingKeysWith: { one, _ in one })

  private static let sentences = [
    // Routes.
    "What this service is": "本服务的说明",
    "The themes": "各主题",
    "One theme with its indicators and their latest observations": "一个主题及其指标和最新数值",
    "The areas with data, and those above them": "有数据的地区及其上级",
    "One area of GB/T 2260": "GB/T 2260 中的一个地区",
    "The catalogue of indicators": "指标目录",
    "One indicator with its latest observation for each area": "一个指标及其在各地区的最新数值",
    "The observations of one indicator": "一个指标的各个观测值",
    "Observations, flat": "观测值，逐条列出",
    "One observation with its evidence": "一个观测值及其出处",
    "How to cite an observation": "观测值的引用格式",
    "Every value that was ever published for an observation": "一个观测值历次发布的值",
    "The reports": "各份报告",
    "One report": "一份报告",
    "The text of a report, byte for byte": "报告全文，一字不改",
    "Every numeral of a report": "报告中的每一个数字",
    "What a report says in words": "报告用文字说了什么",
    "Commitments, shortcomings, documents, systems, honours, mechanisms": "承诺、不足、文件、系统、荣誉、机制",
    "The rules that figures must keep, with their results": "数字应符合的规则及检查结果",
    "What was published, when": "何时发布了什么",
    "Observations in the format asked for, streamed": "观测值，用所要的格式，边读边发",
    "Observations as CSV, streamed": "观测值，CSV，边读边发",
    "What the columns of /v1/export.csv hold (CSV on the Web)":
      "/v1/export.csv 各列的含义（CSVW）",
    "Observations as JSON, streamed": "观测值，JSON，边读边发",
    "Observations as JSON, a line each, streamed": "观测值，每行一个 JSON，边读边发",
    "Observations as a workbook": "观测值，工作簿",
    "Observations with all that they refer to as a data package, streamed": "观测值连同所涉内容，数据包，边读边发",
    "Observations as a JSON-stat 2.0 dataset": "观测值，JSON-stat 2.0 数据集",
    "Whether the process lives": "进程是否在运行",
    "Whether there is something to serve": "是否有数据可供",
    "What the service counts of itself, for Prometheus": "服务的运行计数（Prometheus）",
    "The description of this interface (OpenAPI 3.1)": "本接口的描述（OpenAPI 3.1）",
    "A chart, or the chart of an indicator, as a picture": "一幅图，或一个指标的图",
    "How a page of this service is embedded (oEmbed)": "怎样嵌入本站的页面（oEmbed）",
    // Parameters.
    "In the path.": "写在路径中。",
    "Only these indicators.": "只要这些指标。",
    "Only indicators of these themes.": "只要这些主题的指标。",
    "Only these areas.": "只要这些地区。",
    "Only these years: 2021, or a range (2019..2023, 2020.., ..2022).":
      "只要这些年度：2021，或区间（2019..2023、2020..、..2022）。",
    "Only what these reports say.": "只要这些报告所说的。",
    "Only these kinds.": "只要这些种类。",
    "Only reported values, or only derived ones.": "只要报告给出的，或只要算出的。",
    "Only values that are so exact.": "只要这样精确的值。",
    "The number of a release that was seen: the answer is of it or a later one.":
      "见过的那次发布的编号：所答的是那次或更新的发布。",
    "The number of a release: what held after it, for ever.": "第几次发布：取那次发布后的数据，永不改变。",
    "How many at most.": "至多几条。",
    "Where to go on: page.next of the last answer, or its cursor.": "从哪里接着读：上一次回答的 page.next 或其游标。",
    "Words, in Chinese or English, that must all be found.": "要找的词，中文或英文，须全部出现。",
    "Only what is measured so.": "只要这样度量的。",
    "Only indicators with observations, or only those without.": "只要有观测值的指标，或只要没有的。",
    "Only numerals of these classes.": "只要这些类别的数字。",
    "Only checks with these results.": "只要这些结果的检查。",
    "Only releases after this one.": "只要这次之后的发布。",
    "Only releases before this one.": "只要这次之前的发布。",
    "The language of plain texts; else by Accept-Language.": "文字的语言；不给则依 Accept-Language。",
    "How to cite.": "引用格式。",
    "Whether CSV begins with a byte order mark, as old spreadsheets need it.":
      "CSV 是否以字节序标记开头（旧的电子表格软件需要）。",
    "What to sort by, in this order; - before a key for the largest first.": "排序的依据，依次；前加 - 为由大到小。",
    "Only these fields.": "只要这些字段。",
    "The format; else by the path or by Accept.": "格式；不给则依路径或 Accept。",
    "The address of an indicator or a chart of this service.": "本站某个指标或图的地址。",
    "How large it may be, in CSS pixels.": "至多多大（CSS 像素）。",
    // Types.
    "list": "列表", "string": "文本", "integer": "整数", "number": "数", "boolean": "是否", "code": "编号",
    // Schemas.
    "A text in Chinese and in English.": "中英文的文字。",
    "What this service is, and where to go on.": "本服务的说明和各处的地址。",
    "A work area of rule-of-law government.": "法治政府建设的一个工作方面。",
    "An administrative division (GB/T 2260).": "行政区划（GB/T 2260）。",
    "What is counted, with its unit and definition.": "数的是什么，附单位和定义。",
    "A value of an indicator for an area and a year. With `fields`, only those asked for.":
      "一个指标在一个地区、一个年度的值。给出 fields 时只含所要的字段。",
    "Where a report says it: text[start:end] is asWritten, in code points.":
      "报告中的出处：按码位计，text[start:end] 就是 asWritten。",
    "A report that was read.": "读过的一份报告。",
    "A numeral of a report: what it is, or why it is no figure.": "报告中的一个数字：是什么，或为何不是数据。",
    "What a report says in words.": "报告用文字所说的。",
    "A rule that figures must keep, and its result.": "数字应符合的规则及其结果。",
    "What was published at once.": "一次发布的内容。",
    "A JSON-stat 2.0 dataset.": "JSON-stat 2.0 数据集。",
    "All that the filters choose.": "筛选出的全部。",
    "The stretch of a list, and where the next one is.": "列表的一段，以及下一段在哪里。",
    "What was wrong, and what would be right (RFC 9457).": "错在哪里，怎样才对（RFC 9457）。",
    "How a page is embedded (oEmbed 1.0).": "怎样嵌入页面（oEmbed 1.0）。",
    "An OpenAPI 3.1 document.": "OpenAPI 3.1 文档。",
    "Whether it lives.": "是否在运行。",
    "The code of an area with data; every other one of GB/T 2260 is known as well.":
      "有数据的地区的代码；GB/T 2260 的其他代码也都认得。",
  ]
}
