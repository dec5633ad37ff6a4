import Indicators

/// What a problem means, and what to do: for the page that its `type` leads to.
struct ProblemText: Sendable {
  let code: String
  let status: Int
  let name: BilingualText
  let meaning: BilingualText
  let remedy: BilingualText

  init(
    _ code: String, _ status: Int, _ name: (zh: String, en: String),
    means meaning: (zh: String, en: String), do remedy: (zh: String, en: String)
  ) {
    self.code = code
    self.status = status
    self.name = BilingualText(zh: name.zh, en: name.en)
    self.meaning = BilingualText(zh: meaning.zh, en: meaning.en)
    self.remedy = BilingualText(zh: remedy.zh, en: remedy.en)
  }

  static func of(_ code: String) -> ProblemText? { all.first { $0.code == code } }

  /// All codes there are. A test asks for each kind of problem and looks here.
  static let all = ofRequests + unknown + others + ofWriting

  private static let ofRequests: [ProblemText] = [
    ProblemText(
      "bad-parameter", 400, ("参数无法理解", "A parameter is not understood"),
      means: (
        "地址里有本接口不认识的参数、编号、年度或游标。",
        "The address has a parameter, a code, a year or a cursor that is not known here."
      ),
      do: (
        "errors 逐项写明参数、所给的值和最接近的正确值，照改即可。",
        "Each entry of errors names the parameter, its value and the nearest right ones."
      )),
    ProblemText(
      "bad-request", 400, ("请求无法理解", "The request is not understood"),
      means: (
        "请求行、字段或请求体不合 HTTP 的规定。", "The request line, a field or the body is not as HTTP has it."
      ),
      do: (
        "detail 写明是哪一处；通常换用现成的客户端即可。",
        "The detail names the place; an ordinary client gets it right."
      )),
    ProblemText(
      "too-many-cells", 400, ("数据集过大", "Too large a dataset"),
      means: (
        "指标、地区、年度相乘，格数超过上限。",
        "Indicators, areas and years multiplied are more cells than there may be."
      ),
      do: (
        "少选一些指标、地区或年度，或改用 /v1/export.csv（没有上限）。",
        "Choose fewer indicators, areas or years, or take /v1/export.csv, which has no limit."
      )),
    ProblemText(
      "too-many-rows", 400, ("表格过长", "Too long a sheet"),
      means: ("工作簿的行数超过上限。", "A workbook would have more rows than there may be."),
      do: ("少选一些，或改用 /v1/export.csv。", "Choose less, or take /v1/export.csv.")),
    ProblemText(
      "not-found", 404, ("这里没有内容", "Nothing here"),
      means: ("没有这样的地址。", "There is no such address."),
      do: ("看 errors 中相近的地址，或接口文档。", "See the near ones in errors, or the documentation.")),
  ]

  /// A code in the path that names nothing.
  private static let unknown: [ProblemText] =
    [
      ("theme", "主题"), ("area", "地区"), ("indicator", "指标"), ("observation", "观测值"),
      ("report", "报告"), ("statement", "条目"), ("chart", "图"), ("asset", "文件"),
      ("problem", "问题编号"), ("group", "接口分组"),
    ].map { what, name in
      ProblemText(
        "unknown-\(what)", 404, ("没有这个\(name)", "Unknown \(what)"),
        means: ("地址中的编号不对应任何\(name)。", "The code in the address names no \(what)."),
        do: (
          "errors 列出相近的编号；全部编号见对应的列表。",
          "The errors have the nearest codes; the list of all is one segment up."
        ))
    }

  private static let others: [ProblemText] =
    [
      ProblemText(
        "no-report", 404, ("没有这一年度的报告", "No report of this year"),
        means: ("该地区、该年度的报告还没有收录。", "There is no report of this area for this year yet."),
        do: ("换一个年度，或导入这份报告。", "Choose another year, or import the report.")),
      ProblemText(
        "no-figures", 404, ("没有数字", "No figures"),
        means: (
          "所选的地区和年度没有这张图或这个指标的数字。", "There are no figures for this in the area and year chosen."
        ),
        do: ("换一个年度或地区。", "Choose another year or area.")),
      ProblemText(
        "no-embedding", 404, ("没有可嵌入的内容", "Nothing to embed"),
        means: ("url 所指的页面不能嵌入。", "The page that url names cannot be embedded."),
        do: ("给出某个指标或图的地址。", "Give the address of an indicator or a chart.")),
      ProblemText(
        "method-not-allowed", 405, ("不支持此方法", "Method not allowed"),
        means: ("这个地址不能这样用；多数地址只能读取。", "This address takes other methods; most can only be read."),
        do: ("用 Allow 字段列出的方法。", "Use a method that the field Allow lists.")),
      ProblemText(
        "not-acceptable", 406, ("没有您要的格式", "Not in this format"),
        means: (
          "Accept 或 Accept-Encoding 不接受这里有的任何格式。",
          "Accept or Accept-Encoding takes none of the forms that there are."
        ),
        do: ("errors 列出现有的格式。", "The errors list the forms that there are.")),
      ProblemText(
        "request-timeout", 408, ("请求超时", "Request timeout"),
        means: ("请求没有在规定的时间内到达。", "The request did not arrive in time."),
        do: ("再试一次。", "Try again.")),
      ProblemText(
        "precondition-failed", 412, ("状态已变", "Another state"),
        means: (
          "If-Match、If-None-Match 或 If-Unmodified-Since 所要求的状态不是现在的状态。",
          "If-Match, If-None-Match or If-Unmodified-Since asks for another state than there is."
        ),
        do: ("重新取得现在的状态。", "Fetch the present state anew.")),
      ProblemText(
        "content-too-large", 413, ("请求体过大", "Content too large"),
        means: ("请求体超过上限。", "The body is larger than it may be."),
        do: (
          "读取不需要请求体；报告最长为 limits.bodyBytes。",
          "Reading needs no body; a report has up to limits.bodyBytes."
        )),
      ProblemText(
        "uri-too-long", 414, ("地址过长", "Address too long"),
        means: ("地址超过上限。", "The address is longer than it may be."),
        do: ("少写几个值，或取全部再筛选。", "Name fewer values, or fetch all and filter.")),
      ProblemText(
        "expectation-failed", 417, ("无法满足的期望", "Expectation failed"),
        means: ("Expect 中只支持 100-continue。", "Of Expect, only 100-continue is known."),
        do: ("去掉这个字段。", "Leave the field out.")),
      ProblemText(
        "request-header-fields-too-large", 431, ("字段过大", "Fields too large"),
        means: ("请求的字段超过上限。", "The fields of the request are larger than they may be."),
        do: ("去掉不需要的字段。", "Leave out fields that are not needed.")),
      ProblemText(
        "internal", 500, ("这里出错了", "Something went wrong here"),
        means: ("服务未能作答，原因写在日志里。", "The service could not answer; its log tells why."),
        do: ("把 X-Request-Id 告诉运维人员。", "Tell who runs it the X-Request-Id.")),
      ProblemText(
        "unknown-method", 501, ("未知的方法", "Unknown method"),
        means: ("没有这种 HTTP 方法。", "There is no such HTTP method."),
        do: ("读取用 GET、HEAD 或 OPTIONS。", "Read with GET, HEAD or OPTIONS.")),
      ProblemText(
        "no-such-embed-format", 501, ("没有这种嵌入格式", "Not in this format"),
        means: ("嵌入信息只有 JSON。", "What is told about embedding comes as JSON only."),
        do: ("用 format=json。", "Use format=json.")),
      ProblemText(
        "not-implemented", 501, ("不支持", "Not implemented"),
        means: ("不认识请求体的传输编码。", "The transfer coding of the body is not known here."),
        do: ("用 chunked，或给出 Content-Length。", "Use chunked, or give a Content-Length.")),
      ProblemText(
        "http-version-not-supported", 505, ("不支持此 HTTP 版本", "HTTP version not supported"),
        means: ("这里用 HTTP/1.0 和 HTTP/1.1。", "HTTP/1.0 and HTTP/1.1 are spoken here."),
        do: ("改用其中之一。", "Use one of them.")),
      ProblemText(
        "internal-server-error", 500, ("这里出错了", "Something went wrong here"),
        means: ("请求未能处理。", "The request could not be served."),
        do: ("再试一次。", "Try again.")),
      ProblemText(
        "busy", 503, ("繁忙", "Busy"),
        means: ("正在发布新数据，或请求太多。", "Data is being released, or there are too many requests."),
        do: ("等 Retry-After 所说的秒数再试。", "Try again after the seconds in Retry-After.")),
      ProblemText(
        "service-unavailable", 503, ("暂时无法提供", "Service unavailable"),
        means: ("连接或请求已达上限。", "As many connections or requests as there may be are under way."),
        do: ("等 Retry-After 所说的秒数再试。", "Try again after the seconds in Retry-After.")),
      ProblemText(
        "store-unavailable", 503, ("数据库连接不上", "The data cannot be reached"),
        means: (
          "服务暂时连不上数据库；没有得到确认的写入可能生效，也可能没有。",
          "The service cannot reach its database; a write that was not acknowledged may have been done, or not."
        ),
        do: (
          "等 Retry-After 所说的秒数再试；写入带上同一个 Idempotency-Key，就只生效一次。",
          "Try again after the seconds in Retry-After; a write with the same Idempotency-Key is done once."
        )),
      ProblemText(
        "release-not-here-yet", 503, ("尚未到达", "Not here yet"),
        means: (
          "minRelease 所说的发布还没有到达这个服务。", "The release of minRelease has not reached this service."
        ),
        do: ("等 Retry-After 所说的秒数再试。", "Try again after the seconds in Retry-After.")),
      ProblemText(
        "too-many-exports", 503, ("导出过多", "Too many exports"),
        means: ("同时进行的导出已达上限。", "As many exports are under way as there may be."),
        do: ("等 Retry-After 所说的秒数再试。", "Try again after the seconds in Retry-After.")),
      ProblemText(
        "not-ready", 503, ("尚未就绪", "Not ready"),
        means: ("还没有发布任何报告。", "Nothing has been published yet."),
        do: ("导入一份报告，见接口页“怎样加入一份报告”。", "Import a report: gongshi import FILE.")),
    ]
}
