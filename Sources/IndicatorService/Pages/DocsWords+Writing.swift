extension DocsWords {
  /// What the description says of writing, and of the ledger.
  static let writing = [
    // Routes.
    "One statement": "一条文字内容",
    "What became of a commitment": "一项承诺的完成情况",
    "The ledger: what was promised, and what became of it": "承诺台账：承诺了什么，完成得怎样",
    "Who changed what, when and why": "谁在何时、因何改了什么",
    "Read a report and publish what it says as one release": "读取一份报告，把其中所说作为一次发布写入",
    "Withdraw a report; asOf still gives what it said": "撤回一份报告；用 asOf 仍可查到它所说的",
    "Correct an observation, with a reason": "更正一个观测值，写明原因",
    "Say what became of a commitment, with what shows it": "写明一项承诺的完成情况及其依据",
    // Parameters.
    "Only commitments in these states.": "只要这些状态的承诺。",
    "Whether to tell what would change, and change nothing.": "是否只说会改动什么，而不改动。",
    "Why, for the list of releases and the audit log.": "原因，记入发布列表和审计记录。",
    "The ETag of a GET of the same path: nothing is done if that has changed.":
      "同一路径 GET 所得的 ETag：若已改变，则什么也不做。",
    "A word of the client's own; a repeat within 24 hours gets the same answer.":
      "客户端自拟的键；24 小时内重发得到同一回答。",
    // Schemas.
    "What shows that a commitment was met or missed.": "承诺完成或未完成的依据。",
    "What became of a commitment.": "一项承诺的完成情况。",
    "What a report promises for the year after it, and what became of that.":
      "报告对下一年度的承诺及其完成情况。",
    "Commitments with how many are in which state.": "各项承诺，附各状态的项数。",
    "How many are in which state.": "各状态的项数。",
    "What a report changes.": "一份报告带来的改动。",
    "An observation that is another one now.": "改动前后的观测值。",
    "What a withdrawal took.": "撤回了什么。",
    "What somebody did.": "一次操作。",
    "A merge patch (RFC 7396) of an observation.": "对观测值的合并补丁（RFC 7396）。",
    "A note in Chinese and in English.": "中英文的注。",
    "What became of a commitment; with a text, unless it is open again.":
      "一项承诺的完成情况；除重新列为进行中外，须写明依据。",
  ]
}
