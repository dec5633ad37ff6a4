extension ProblemText {
  /// What can go wrong when something is written.
  static let ofWriting = ofTokens + ofBodies + ofChanges

  private static let ofTokens: [ProblemText] = [
    ProblemText(
      "no-token", 401, ("需要令牌", "A token is needed"),
      means: (
        "写入和审计记录须持令牌，请求没有带。", "Writing and the audit log need a token, and none came."
      ),
      do: (
        "用 gongshi token create 制作令牌，随请求发送 Authorization: Bearer 令牌。",
        "Make one with gongshi token create, and send Authorization: Bearer TOKEN."
      )),
    ProblemText(
      "bad-token", 401, ("令牌无效", "The token is not valid"),
      means: (
        "令牌不是这里发的，或已过期、已吊销。", "The token was not made here, has ended, or was revoked."
      ),
      do: (
        "用 gongshi token list 看哪些令牌有效，必要时另制一个。",
        "See with gongshi token list which are valid, and make another if need be."
      )),
    ProblemText(
      "no-scope", 403, ("令牌没有这项权限", "The token does not allow this"),
      means: (
        "令牌有效，但不含这个请求所需的权限。", "The token is valid, and lacks the scope that this needs."
      ),
      do: (
        "detail 写明所需的权限（--scope），制作含此权限的令牌。",
        "The detail names the scope; make a token with it (--scope)."
      )),
    ProblemText(
      "too-many-failed-tokens", 429, ("令牌失败次数过多", "Too many failed attempts"),
      means: (
        "同一地址一分钟内用无效令牌的次数达到上限（limits.failedTokens）。",
        "As many attempts failed from one address in a minute as may (limits.failedTokens)."
      ),
      do: (
        "等 Retry-After 所说的秒数，再用有效的令牌。",
        "Wait for the seconds in Retry-After, then use a valid token."
      )),
  ]

  private static let ofBodies: [ProblemText] = [
    ProblemText(
      "unsupported-media-type", 415, ("请求体类型不对", "Not of this type"),
      means: (
        "Content-Type 不是这里读得懂的，或不是 UTF-8，或经过压缩。",
        "Content-Type is none that is read here, or the body is not UTF-8, or is compressed."
      ),
      do: (
        "用 Accept 字段列出的类型，UTF-8，不压缩。",
        "Send one of those that the field Accept lists, in UTF-8 and uncompressed."
      )),
    ProblemText(
      "unwanted-body", 400, ("不要请求体", "A body is not wanted"),
      means: ("这个请求不带请求体，却收到了。", "This request takes no body, and there was one."),
      do: ("去掉请求体。", "Leave the body out.")),
    ProblemText(
      "bad-json", 400, ("请求体无法理解", "The body is not understood"),
      means: ("请求体不是一个 JSON 对象。", "The body is no object of JSON."),
      do: ("detail 写明应是什么。", "The detail says what it must be.")),
    ProblemText(
      "bad-field", 422, ("字段无法理解", "A field is not understood"),
      means: (
        "请求体有缺少、多余或不合规定的字段。", "A field of the body is missing, unknown or not as it must be."
      ),
      do: ("errors 逐项写明字段和正确写法。", "The errors name each field and what would be right.")),
    ProblemText(
      "bad-idempotency-key", 400, ("Idempotency-Key 无法理解", "The key is not understood"),
      means: (
        "Idempotency-Key 为空、超过 255 个字符，或含可见 ASCII 以外的字符。",
        "Idempotency-Key is empty, longer than 255 characters, or not all visible ASCII."
      ),
      do: ("用 1 至 255 个字符，例如 UUID。", "Give it 1 to 255 characters, such as a UUID.")),
    ProblemText(
      "key-of-other-request", 422, ("此键已用于别的请求", "The key belongs to another request"),
      means: (
        "24 小时内另一个请求用过同一个 Idempotency-Key。",
        "Another request came with this Idempotency-Key in the last 24 hours."
      ),
      do: (
        "新请求用新键；重发则须一字不改。", "Take a new key for a new request; a repeat must be the very same."
      )),
  ]

  private static let ofChanges: [ProblemText] = [
    ProblemText(
      "unreadable-report", 422, ("读不出这份报告", "This is not read as the report"),
      means: (
        "文本不是地址所指地区、年度的报告，或读不出任何指标的数字。",
        "The text is not the report that the address names, or has no figure of any indicator."
      ),
      do: (
        "照 detail 改地址或文本；先加 dryRun=1 试一遍。",
        "Mend the address or the text as the detail says; dryRun=1 tries it first."
      )),
    ProblemText(
      "refused", 422, ("无法发布", "This cannot be published"),
      means: (
        "请求看得懂，但照办就会违反数据的规则。",
        "The request is understood, and doing it would break a rule of the data."
      ),
      do: ("detail 写明是哪一条，怎样才对。", "The detail says which, and what would be right.")),
    ProblemText(
      "no-commitment", 404, ("不是承诺", "No commitment"),
      means: ("只有承诺才有完成状态。", "Only commitments have a state."),
      do: ("编号见 /v1/commitments。", "See /v1/commitments for their ids.")),
    ProblemText(
      "store-busy", 503, ("数据库繁忙", "Busy"),
      means: (
        "另一个进程正在写入；什么也没有改。", "Another process is writing; nothing was changed."
      ),
      do: ("等 Retry-After 所说的秒数再试。", "Try again after the seconds in Retry-After.")),
    ProblemText(
      "disk-full", 507, ("磁盘已满", "No room"),
      means: (
        "服务所在的磁盘已满；什么也没有改。", "The disk of the service is full; nothing was changed."
      ),
      do: ("请运行服务的人腾出空间，再试。", "Have whoever runs it make room, and try again.")),
  ]
}
