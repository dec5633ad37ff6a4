import IndicatorStore
import MicroHTTP
import Indicators
import Representations

/// `/v1/audit`: who changed what, when, from where; the oldest first. Not for everybody: it has addresses.
enum AuditEndpoint {
  static let route = Route(
    "/v1/audit", "Who changed what, when and why", .list("AuditEntry"),
    parameters: [.since, .limit], scope: .audit
  ) { call in
    let limit = call.parameters.limit
    let entries = try call.view.audit(since: call.parameters.since, limit: limit + 1)
    let some = entries.prefix(limit)
    var next: String?
    if entries.count > limit, let last = some.last {
      next = call.request.target.settingQueryItem("since", to: String(last.number))
    }
    var answer = try Answer.json(
      ListDocument(
        some.map(AuditEntryDocument.init), limit: limit, total: try call.view.auditEnd().number,
        next: next, release: call.release))
    answer.freshness = .never
    if let next { answer.addLink(next, "next") }
    return answer
  }
}
